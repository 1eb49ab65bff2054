/**
 * Closed forms where nothing queues: what becomes of people is a product of chances, custody has its mean length, and ICE asks for
 * the share stated. Scenarios are drawn with a fixed seed; 4.9 standard errors are passed once in a million times by each figure.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/schema.ts';
import { certain } from '../reference/certain.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';
import { deviations } from '../simulation/closed-forms/worlds.ts';
import { drawn, totalsOf } from './arms.ts';

/** Some thousand people a month. */
const counties = smallWorld({ size: 32, prisons: false });

/** The share of the catalogue that is removable, 0.8 of 4,096 to the nearest whole entry. */
const REMOVABLE = 3277 / 4096;
/** Fingerprints alone tell ICE of anybody, and are shared until the end of November, so that all cases end within the run. */
const EARLY = {
  'identification.interview_coverage': 0,
  activation: [{ value: true }, { from: '2010-12', value: false }],
  'at_large.teams': 0,
  'stay.median': 40,
  'stay.log_sd': 0,
};
const totalOf = (scenario: Scenario) => totalsOf(counties, [scenario], 'product', 1)[0][0];
const likely = fc.constantFrom(0.35, 0.5, 0.65, 0.8, 0.95);
const share = (value: number) => ({ unit: 'probability', assumed: 'for the test', value });

describe('handovers where nothing queues', () => {
  it('after a detainer are bookings times each chance on the way', () => {
    const chances = fc.record({ record: likely, asked: likely, level: likely, effort: likely, holds: likely, comes: likely }); // prettier-ignore
    fc.assert(
      fc.property(chances, ({ record, asked, level, effort, holds, comes }) => {
        const tiers = [{ id: 'all', when: { flag: 'removable' }, form: 'I-247', request_share: share(asked), come_factor: 0.8 }]; // prettier-ignore
        const of = totalOf(
          certain({
            ...EARLY,
            'people.on_record': record,
            'programmes.broad.tiers': tiers,
            'federal.request_level': level,
            'federal.office_effort': effort,
            'local.hold_willing': holds,
            'pickup.come_match': comes,
          }),
        );
        const matched = of('matched');
        const requests = of('detainers');
        expect(matched).toBeGreaterThan(3000);
        expect(deviations(requests, matched, REMOVABLE * asked * level * effort)).toBeLessThan(4.9);
        expect(deviations(of('honored'), requests, holds)).toBeLessThan(4.9);
        const product = REMOVABLE * asked * level * effort * holds * comes * 0.8;
        expect(deviations(of('outcome_transferred'), matched, product)).toBeLessThan(4.9);
        expect(of('outcome_pending')).toBe(0);
      }),
      drawn(8),
    );
  });

  it('after a notice are bookings times each chance, that an officer is there in time among them', () => {
    const { forms } = smallScenario().programmes.narrow;
    const chances = fc.record({ asked: likely, tells: likely, reaches: likely, comes: likely, travel: fc.constantFrom(3, 10, 25) }); // prettier-ignore
    fc.assert(
      fc.property(chances, ({ asked, tells, reaches, comes, travel }) => {
        const lead = 8;
        const of = totalOf(
          certain({
            ...EARLY,
            'stay.median': 400,
            'programmes.broad.detainer_form': 'I-247N',
            'programmes.broad.forms': forms,
            'programmes.broad.tiers': [
              { id: 'all', when: { flag: 'removable' }, form: 'I-247N', request_share: share(asked), come_factor: 1 },
            ],
            'local.notice_willing': tells,
            'local.notice_reaches': reaches,
            'local.notice_lead': lead,
            'pickup.come_match': comes,
            'pickup.travel': travel,
          }),
        );
        const product = REMOVABLE * asked * tells * reaches * comes * (lead / (lead + travel));
        expect(deviations(of('outcome_transferred'), of('matched'), product)).toBeLessThan(4.9);
        expect(deviations(of('notices'), of('notifications'), tells * reaches)).toBeLessThan(4.9);
        expect(deviations(of('honored'), of('notifications'), tells)).toBeLessThan(4.9);
      }),
      drawn(6),
    );
  });
});

describe('custody', () => {
  const book = {
    title: 'A cent a minute',
    assumed: 'round values',
    lines: [
      { id: 'detention', covers: ['detention'], payer: 'ice', per: 'detention_day', usd: 14.4, price_year: 2016, assumed: 'round values' }, // prettier-ignore
    ],
  };

  it.each([5, 12])('of %d days on average lasts that long, and ends in removal as often as stated', (days) => {
    const removed = 0.6;
    const scenario = certain({
      ...EARLY,
      'cost_books.cent': book,
      cost_book: 'cent',
      'removal.detention_days': days,
      'removal.removed': removed,
    });
    const runs = totalsOf(counties, [scenario], 'custody', 2);
    const ended = runs.map(([of]) => of('removed') + of('released_by_ice')).reduce((sum, n) => sum + n, 0);
    const minutes = runs.map(([of]) => of('cost_detention_federal')).reduce((sum, n) => sum + n, 0);
    expect(runs.every(([of]) => of('pending_removal') === 0)).toBe(true);
    expect(ended).toBeGreaterThan(15_000);
    // An exponential time has its mean for a standard deviation; the table of quantiles leaves out a thousandth of it.
    expect(Math.abs(minutes / ended / (days * 1440) - 1)).toBeLessThan(4.9 / Math.sqrt(ended) + 0.001);
    const taken = runs.map(([of]) => of('removed')).reduce((sum, n) => sum + n, 0);
    expect(deviations(taken, ended, removed)).toBeLessThan(4.9);
  });
});
