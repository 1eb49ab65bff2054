/** What `--set` changes, in words: no path of a parameter, whatever is set. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORDINGS } from '../../../src/scenario/words/parameter-words.ts';
import { saysInWords, wordingOf } from '../../../src/scenario/words/parameters.ts';
import { setInWords, settingInWords } from '../../../src/scenario/words/setting.ts';
import { resolved, child } from '../fixtures/load.ts';

const titles = resolved(child('')).scenario;

describe('a setting in words', () => {
  it.each([
    ['local.hold_willing=0.9', 'jails hold where they may in 90% of cases'],
    ['mine:local.hold_willing@2015-07-01=0', 'jails hold where they may in no case from 1 July 2015'],
    [
      'pickup.travel={ distribution: lognormal, median: 12, log_sd: 0.36 }',
      'officers arrive after about 12 hours on average (uncertain: 5.9 to 24 hours)',
    ],
    [
      'local.hold_willing.value={ distribution: logitnormal, median: 0.75, logit_sd: 0.5 }',
      'jails hold where they may in about 75% of cases (uncertain: 53 to 89%)',
    ],
    ['at_large.level@2014-01=2', 'there are twice as many fugitive teams as there were from January 2014'],
    ['at_large.teams=1', 'a field office has 1 fugitive team'],
    ['screening.hours_per_day=unlimited', 'a field office has unlimited hours of officers a day for screening'],
    ['return.horizon=26280', 'released people may be arrested again for 3 years'],
    ['activation=false', 'fingerprints are not shared with ICE'],
    ['recorder.extract.date=2016-02-29', 'the records were extracted on 29 February 2016'],
    ['people.county.flags.gang.probability=0.02', '2% of people in county jails have membership of a gang'],
    ['cost_books.plain.jail_day.usd=150', 'a jail day costs $150'],
    ['cost_book=plain', `costs are counted by "${titles.cost_books['plain'].title}"`],
    ['state.law=limits', `the state law is "${titles.policies['limits'].title}"`],
    ['state.law=unheard-of', 'the state law is unheard of'],
    [
      'programmes.pep.tiers[0].request_share=0.5',
      `ICE asks for tier 1 of "${titles.programmes['pep'].title}" in 50% of cases`,
    ],
    ['nonsense', 'nonsense'],
  ])('tells %s', (set, words) => {
    expect(setInWords(set, titles)).toBe(words);
  });

  it('leaves out what goes without saying where there is little room', () => {
    expect(settingInWords({ path: 'local.hold_willing', from: '2015-07-01', value: 0.9 }, {}, true)).toBe(
      'jails hold in 90% of cases',
    );
  });

  it('has a gap for the value of every parameter and shows nothing of its form', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(WORDINGS)),
        fc.oneof(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.record({
            distribution: fc.constant('logitnormal'),
            median: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
            logit_sd: fc.double({ min: 0.1, max: 2, noNaN: true }),
          }),
        ),
        fc.boolean(),
        (path, value, short) => {
          const text = saysInWords(path, wordingOf(path).measure === 'onoff' ? true : value, { short });
          expect(text).not.toMatch(/[{}[\]_]|undefined|NaN|distribution|logit/);
        },
      ),
    );
  });

  it('keeps the ends of a range apart from all and from nothing', () => {
    const value = { distribution: 'logitnormal', median: 0.99, logit_sd: 1 };
    expect(saysInWords('local.hold_willing', value)).toContain('(uncertain: 93 to 99.9%)');
    fc.assert(
      fc.property(fc.double({ min: 0.9, max: 0.99999, noNaN: true }), (share) => {
        expect(saysInWords('local.hold_willing', share)).not.toContain('100%');
      }),
    );
  });
});
