/** The pickup race: who comes, who is first, and who arrives in time. */
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/base/calendar.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { certain } from '../../reference/certain.ts';
import { smallScenario, smallWorld } from '../../reference/small.ts';
import { toldByFast } from '../../reference/told.ts';
import { deviations, simulate, total } from './worlds.ts';

const { forms } = smallScenario().programmes.narrow;
/** Everybody is announced, so many hours before the release on average. */
const announced = (changes: object): Scenario =>
  certain({
    'programmes.broad.detainer_form': 'I-247N',
    'programmes.broad.forms': forms,
    'programmes.broad.tiers': [{ id: 'all', when: 'always', form: 'I-247N', come_factor: 1 }],
    'local.notice_reaches': 1,
    'stay.median': 300,
    'stay.log_sd': 0,
    'at_large.teams': 0,
    ...changes,
  });
/** Everybody is held for so many hours, whatever the day. */
const held = (changes: object, hours = 48): Scenario =>
  certain({
    'programmes.broad.forms': {
      'I-247': {
        ...smallScenario().programmes.broad.forms['I-247'],
        hold_hours: hours,
        weekends_count: true,
        holidays_count: true,
      },
    },
    'at_large.teams': 0,
    ...changes,
  });
const outcomes = (scenario: Scenario) => {
  const result = simulate(scenario);
  const of = (name: 'transferred' | 'missed' | 'not_collected') => total(result, `outcome_${name}`);
  return { taken: of('transferred'), missed: of('missed'), left: of('not_collected') };
};
/** No officer from outside ever arrives. */
const NEVER = { 'pickup.travel': 1e6 };
const EVERYBODY_INTERVIEWED = {
  'people.tells_interviewer': 1,
  'identification.interview_coverage': 1,
  'identification.interview_delay': 0,
};

describe('an officer who travels', () => {
  it.each([24, 48, 96])('%d hours on average arrives within a hold of 48 as often as the formula says', (travel) => {
    const { taken, missed, left } = outcomes(held({ 'pickup.travel': travel }));
    expect(left).toBe(0);
    expect(deviations(taken, taken + missed, 1 - Math.exp(-48 / travel))).toBeLessThan(4);
  });

  it.each([
    [10, 5],
    [5, 20],
  ])('arrives between a notice of %d hours and the release as often as the formula says', (lead, travel) => {
    const { taken, missed } = outcomes(announced({ 'local.notice_lead': lead, 'pickup.travel': travel }));
    expect(deviations(taken, taken + missed, lead / (lead + travel))).toBeLessThan(4);
  });
});

describe('a hold of no hours', () => {
  it('leaves nobody to collect, however near the officers', () => {
    const { taken, missed, left } = outcomes(held({}, 0));
    expect([taken, missed]).toEqual([0, 0]);
    expect(left).toBeGreaterThan(1000);
  });
});

describe('whether ICE comes', () => {
  it('is one chance after a match, another after an interview', () => {
    const come = { 'pickup.come_match': 0.3, 'pickup.come_interview': 0.6 };
    const matched = outcomes(held(come));
    expect(deviations(matched.taken, matched.taken + matched.left, 0.3)).toBeLessThan(4);
    const interviewed = outcomes(held({ ...come, ...NEVER, ...EVERYBODY_INTERVIEWED, activation: false }));
    expect(interviewed.missed).toBe(0);
    expect(deviations(interviewed.taken, interviewed.taken + interviewed.left, 0.6)).toBeLessThan(4);
  });

  it.each([
    [0.3, 0.6],
    [0.8, 0.5],
  ])('after both (%d and %d) is by the better way, and from outside only if nobody in the jail comes', (match, met) => {
    const come = { 'pickup.come_match': match, 'pickup.come_interview': met };
    const { taken, missed, left } = outcomes(held({ ...come, ...NEVER, ...EVERYBODY_INTERVIEWED }));
    const all = taken + missed + left;
    expect(deviations(taken, all, met)).toBeLessThan(4);
    expect(deviations(left, all, 1 - Math.max(match, met))).toBeLessThan(4);
    if (match < met) expect(missed).toBe(0);
  });
});

describe('the line for pickups', () => {
  type Case = { office: string; from: number; until: number; out: number | undefined };
  /** Everybody for whom ICE decided to come: their window, and the minute at which an officer set out. */
  function casesOf(scenario: Scenario): Case[] {
    const world = smallWorld({ size: 1, prisons: false });
    const officeOf = new Map(world.jurisdictions.map(({ code, office }) => [code, office]));
    return [...toldByFast(world, scenario, 'race', 1)].flatMap(([id, lines]) => {
      const told = lines.map(
        (text) => JSON.parse(text) as { what: string; line?: string; minute: number; until: number },
      );
      const window = told.find(({ what }) => what === 'window');
      if (window === undefined) return [];
      const out = told.find(({ what, line }) => what === 'served' && line === 'pickup')?.minute;
      return [{ office: officeOf.get(id.slice(0, 5))!, from: window.minute, until: window.until, out }];
    });
  }
  /** Long and short notices, and hours for one pickup or two a day. */
  const tight = casesOf(
    announced({ 'local.notice_lead': 60, 'pickup.hours_per_day': 3, 'pickup.hours_per_pickup': 2 }),
  );

  it('is long enough for the order to matter', () => {
    expect(tight.length).toBeGreaterThan(500);
    expect(tight.filter(({ out }) => out === undefined).length).toBeGreaterThan(100);
    expect(tight.filter(({ out, from }) => out !== undefined && out > from).length).toBeGreaterThan(100);
  });

  it('sends nobody out before the window opens or once it has closed', () => {
    for (const { from, until, out } of tight) {
      if (out === undefined) continue;
      expect(out).toBeGreaterThanOrEqual(from);
      expect(out).toBeLessThan(until);
    }
  });

  it('lets nobody overtake who could still be collected', () => {
    const dayOf = (minute: number) => Math.floor(minute / DAY);
    for (const one of tight) {
      if (one.out === undefined) continue;
      const day = dayOf(one.out);
      const overtaken = tight.filter(
        ({ office, from, until, out }) =>
          office === one.office &&
          from < one.from &&
          until > Math.max(from, day * DAY) &&
          (out === undefined || dayOf(out) > day),
      );
      expect(overtaken).toEqual([]);
    }
  });

  it('sends out as many as the hours allow, where there is always somebody to collect', () => {
    const days = tight.flatMap(({ office, out }) =>
      office === 'AAA' && out !== undefined ? [Math.floor(out / DAY)] : [],
    );
    const onOneDay = (day: number) => days.filter((other) => other === day).length;
    // One a day from three hours; a second where an hour was gathered the day before.
    expect(Math.max(...days.map(onOneDay))).toBe(2);
    const span = Math.max(...days) - Math.min(...days) + 1;
    expect(days.length).toBeLessThanOrEqual(Math.ceil((span * 3) / 2));
    expect(days.length).toBeGreaterThan(0.95 * ((span * 3) / 2));
  });
});
