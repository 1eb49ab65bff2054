/** Differences of two scenarios: found where and when the simulation would read other values, and nowhere else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dated } from '../../../src/scenario/values/dated.ts';
import { type Place, inPlaces } from '../../../src/scenario/values/places.ts';
import { differences, type Provision } from '../../../src/scenario/diff/diff.ts';
import { parametersOf } from '../../../src/scenario/values/evidence.ts';
import type { Places, Scenario } from '../../../src/scenario/schema.ts';
import { parameterInWords } from '../../../src/scenario/words/parameters.ts';
import { formatDay, parseDay } from '../../../src/base/calendar.ts';
import { child, resolved } from '../fixtures/load.ts';
import { world } from '../fixtures/world.ts';

const scenario = (text = ''): Scenario => resolved(child(text)).scenario;
const base = scenario();
const diff = (text: string, from = ''): Provision[] => differences(scenario(from), scenario(text), world);
const only = (provisions: readonly Provision[]): Provision => {
  expect(provisions.map(({ id }) => id)).toHaveLength(1);
  return provisions[0];
};

describe('nothing differs', () => {
  it('between a scenario and itself, or what calls and cites the same otherwise', () => {
    expect(differences(base, base, world)).toEqual([]);
    expect(diff('title: Another title\ndescription: Another description')).toEqual([]);
    expect(diff('arrests: { level: { source: somebody else, value: 1 } }')).toEqual([]);
  });

  it('where an arm states again what holds anyway', () => {
    expect(diff('arrests: { level: { values: [{ from: 2014-01-01, value: 1, assumed: again }] } }')).toEqual([]);
    const again = 'values: [{ from: 2014-01-01, places: { state: CA }, value: limits, assumed: again }]';
    expect(diff(`local: { policy: { ${again} } }`)).toEqual([]);
  });

  it('between policies of other names that say the same', () => {
    const copy =
      'policies: { copy: { title: Copy, assumed: copied, hold: { ceiling: { felonies: { at_least: 1 } } } } }';
    const named =
      'local: { policy: { values: [{ from: 2014-01-01, places: { state: CA }, value: copy, assumed: a copy }] } }';
    expect(diff(`${copy}\n${named}`)).toEqual([]);
  });

  it('in places and months that are not simulated', () => {
    expect(
      diff('arrests: { level: { values: [{ value: 1 }, { places: { state: NY }, value: 2 }], assumed: elsewhere } }'),
    ).toEqual([]);
    expect(diff('arrests: { level: { values: [{ from: 2016-10-01, value: 2 }], assumed: later } }')).toEqual([]);
    const before = 'values: [{ value: 2 }, { from: 2011-01-01, value: 3 }, { from: 2011-10-01, value: 1 }]';
    expect(diff(`arrests: { level: { ${before}, assumed: earlier } }`)).toEqual([]);
  });

  it('in a local policy where the state runs the jails', () => {
    const unified = world.jurisdictions.map((place) => ({ ...place, groups: ['unified'] }));
    const free = scenario('local: { policy: { value: none, assumed: made up } }');
    expect(differences(base, free, world)).toHaveLength(1);
    expect(differences(base, free, { ...world, jurisdictions: unified })).toEqual([]);
  });

  it('in a law of federal prisons, which no state binds', () => {
    const law = 'values: [{ value: none }, { places: { kind: federal_prison }, value: limits }]';
    expect(diff(`state: { law: { ${law}, assumed: made up } }`)).toEqual([]);
  });
});

describe('a provision', () => {
  it('tells a law from its predicate, with dates, places and evidence', () => {
    const law = 'values: [{ from: 2014-01-01, places: { state: TX }, value: limits, assumed: a question }]';
    expect(only(diff(`state: { law: { ${law} } }`))).toEqual({
      id: 'state.law@2014-01-01:TX',
      paths: ['state.law', 'policies.none', 'policies.limits'],
      places: { state: 'TX' },
      from: '2014-01-01',
      to: null,
      was: expect.objectContaining({ policy: 'none', hold: { ceiling: 'always', floor: 'never' } }),
      is: expect.objectContaining({
        policy: 'limits',
        hold: { ceiling: { felonies: { at_least: 1 } }, floor: 'never' },
      }),
      text: 'From 1 January 2014, jails in Texas may hold only people with a felony conviction (was: anybody ICE asks for).',
      details: [],
      source: 'Holds for felonies only (fixture); in force here is assumed: a question',
    });
  });

  it('tells a parameter with unit, value and distribution', () => {
    const { id, text, was, is, source } = only(diff('pickup: { come_match: { value: 0.5, source: a study } }'));
    expect({ id, was, is, source }).toEqual({
      id: 'pickup.come_match',
      was: { distribution: 'uniform', low: 0.6, high: 0.8 },
      is: 0.5,
      source: 'a study',
    });
    expect(text).toBe(
      'At all times, ICE comes for people found by fingerprint in 50% of cases, ' +
        'instead of in about 70% of cases (uncertain: 61 to 80%).',
    );
  });

  it('ends where the values meet again', () => {
    const values = '[{ from: 2014-01-01, value: 2 }, { from: 2015-03-05, value: 1 }]';
    const found = only(diff(`arrests: { level: { values: ${values}, assumed: a while } }`));
    expect(found).toMatchObject({ id: 'arrests.level@2014-01-01', from: '2014-01-01', to: '2015-03-04' });
    expect(found.text).toBe(
      'From 1 January 2014 to 4 March 2015, jails book twice as many people as they did, instead of just as many.',
    );
  });

  it('is found in a definition that keeps its name', () => {
    const found = only(diff('policies: { limits: { hold: { ceiling: never }, assumed: stricter } }'));
    expect(found.id).toBe('local.policy@2014-01-01:CA');
    expect(found.text).toBe(
      'From 1 January 2014, jails in California may not hold anybody ICE asks for ' +
        '(was: only people with a felony conviction).',
    );
  });

  it('tells which lines of a programme are new and which are gone', () => {
    const tiers = '[{ id: all, when: { flag: appears_removable }, form: I-247N }]';
    const found = only(diff(`programmes: { pep: { tiers: ${tiers}, assumed: wider } }`));
    expect(found.text).toBe(
      'From 5 January 2015, the federal programme is "Convicted by notification" with other rules.',
    );
    expect(found.details).toEqual([
      "now: tier 1, people with grounds for removal on ICE's records: asked for on form I-247N",
      'was: tier 1, people with a worst conviction for a felony, a serious felony or a violent crime: asked ' +
        'for on form I-247N in 90% of cases',
    ]);
  });

  it('tells people, settings and costs', () => {
    const shares = 'shares: { traffic: 0.1, dui: 0.2 }';
    const texts = diff(
      `report: { from: 2015-01, to: 2015-09 }\npeople: { county: { charges: { ${shares}, assumed: other }, flags: { gang: { unit: share, assumed: new, probability: 0.02 } } } }\n` +
        `recorder: { extract: { date: 2016-02-29, assumed: later } }\ncost_books: { plain: { lines: [{ id: all, covers: [screening, request, extra_days, hold, pickup, transfer, teams, detention, removal], payer: ice, per: transfer, usd: 700, price_year: 2016, assumed: x }], assumed: y } }`,
    ).map(({ id, text, details, source }) => [id, text, ...details, source]);
    expect(texts).toEqual([
      [
        'report',
        'The months reported are January 2015 to September 2015, instead of October 2014 to September 2015.',
        'a setting of the scenario',
      ],
      [
        'people.county.charges',
        'The shares of charges in county jails: a traffic offence 10% instead of 20%, drunk driving 20% instead of 10%.',
        'assumed: other',
      ],
      [
        'recorder.extract',
        'The records were extracted on 29 February 2016, instead of 31 January 2016.',
        'assumed: later',
      ],
      [
        'people.county.flags.gang',
        '2% of people in county jails have membership of a gang, of which nothing was stated.',
        'assumed: new',
      ],
      [
        'cost_book',
        'Costs are counted by the book "Round costs" with other prices.',
        'now: screening, request, extra days, hold, pickup, transfer, teams, detention, removal: ICE pays $700 (2016) per transfer',
        'was: screening, request: ICE pays $100 (2016) per request',
        'was: extra days, hold: whoever runs the jail pays $90 (2016) per extra jail day',
        'was: pickup, transfer, teams, detention, removal: ICE pays $500 (2016) per transfer',
        'assumed: y',
      ],
    ]);
  });

  it('compares what both simulate where places differ', () => {
    const provisions = diff('places: { state: TX }\narrests: { level: { value: 2, assumed: more } }');
    expect(provisions.map(({ id, places }) => [id, places])).toEqual([
      ['places', 'all'],
      ['arrests.level', 'all'],
    ]);
    expect(provisions[0].text).toBe(
      'The scenario is about people booked in Texas, instead of in California and Texas.',
    );
  });
});

describe('many values', () => {
  const months = Array.from(
    { length: 14 },
    (_, i) => `201${2 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  );

  it('of one parameter become one provision that lists them', () => {
    const values = months.map((from, i) => `{ from: ${from}-01, value: ${i + 2} }`).join(', ');
    const found = only(diff(`arrests: { level: { values: [${values}], assumed: a series } }`));
    expect(found).toMatchObject({ id: 'arrests.level@2012-01-01', from: '2012-01-01', to: null });
    expect(found.text).toBe(
      'From 1 January 2012, changing by day and place, jails book 2 to 15 times as many people as they did, instead of just as many.',
    );
    expect(found.is).toHaveLength(14);
    expect((found.is as unknown[])[3]).toMatchObject({ from: '2012-04-01', to: '2012-04-30', value: 5 });
  });
});

const places = fc.constantFrom<Places>('all', { state: 'CA' }, { state: ['CA', 'TX'] }, { kind: 'state_prison' }, { office: 'LOS' }, { group: 'interviewed-jails' }, { jurisdiction: '06085' }); // prettier-ignore
const value = fc.constantFrom<unknown>(0, 0.5, 1, { distribution: 'uniform', low: 0.2, high: 0.8 });
const day = fc.integer({ min: parseDay('2011-09-01'), max: parseDay('2016-11-01') });
/** A parameter with a few dated and local values behind one that holds everywhere. */
const parameter = fc
  .tuple(value, fc.array(fc.record({ from: day.map(formatDay), places, value }), { maxLength: 3 }))
  .map(([first, later]) => ({ unit: 'probability', assumed: 'made up', values: [{ value: first }, ...later] }));

/** The first and last day simulated, and the days about those on which values change. */
const days = ({ values }: { values: readonly { from?: string; value: unknown }[] }): number[] =>
  [
    FIRST,
    LAST,
    ...values.flatMap(({ from }) => (from === undefined ? [] : [parseDay(from) - 1, parseDay(from)])),
  ].filter((at) => at >= FIRST && at <= LAST);
const [FIRST, LAST] = [parseDay('2011-10-01'), parseDay('2016-09-30')];

describe('over many pairs of parameters', () => {
  it('provisions cover the places and days on which the values differ, and no others', () => {
    const simulated = world.jurisdictions.filter(({ office }) => ['LOS', 'SFR', 'HOU'].includes(office));
    fc.assert(
      fc.property(parameter, parameter, (a, b) => {
        const [was, is] = [a, b].map(
          (hold_willing) => ({ ...base, local: { ...base.local, hold_willing } }) as Scenario,
        );
        const provisions = differences(was, is, world);
        // More than twelve are told together, with the first and the last day of all.
        fc.pre(provisions.every(({ text }) => !/not all at once|changing by day/i.test(text)));
        const [before, now] = [a, b].map(({ values }) => new Dated({ unit: '', values: values.map((entry) => ({ ...entry, value: JSON.stringify(entry.value) })) })); // prettier-ignore
        const wrong = [...days(a), ...days(b)].flatMap((at) =>
          simulated.filter((place) => {
            const covering = provisions.filter((provision) => covers(provision, place, at));
            const [x, y] = [before.at(at, place), now.at(at, place)];
            const told = covering.map((provision) => [JSON.stringify(provision.was), JSON.stringify(provision.is)]);
            return JSON.stringify(told) !== JSON.stringify(x === y ? [] : [[x, y]]);
          }),
        );
        expect(wrong).toEqual([]);
        expect(new Set(provisions.map(({ id }) => id)).size).toBe(provisions.length);
      }),
      { numRuns: 100 },
    );
  });
});

function covers({ places, from, to }: Provision, place: Place, at: number): boolean {
  const date = formatDay(at);
  return inPlaces(places, place) && (from === null || date >= from) && (to === null || date <= to);
}

describe('parameters in words', () => {
  it('are known for every parameter of a scenario, each other words', () => {
    const paths = parametersOf(base).map(({ path }) => path.join('.')).filter((path) => !/^(programmes|policies|cost_books)/.test(path)); // prettier-ignore
    const words = paths.map(parameterInWords);
    expect(paths.filter((path, i) => words[i] === path)).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});
