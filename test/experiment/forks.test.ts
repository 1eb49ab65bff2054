/** Arms by the dozen: each is what it is alone, and nothing that they have in common is simulated twice. */
import { describe, expect, it } from 'vitest';
import { officeMonths } from '../../src/experiment/forks.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { monthStart, parseMonth } from '../../src/base/calendar.ts';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import {
  dated,
  mixedWorld,
  type Overrides,
  smallAdaptation,
  smallAsking,
  smallScenario,
  smallWorld,
} from '../reference/small.ts';

const world = smallWorld();
const from = (day: string, value: unknown, places: object = {}) => [{ value: 0.9 }, { from: day, ...places, value }];

/** Things that may be switched: two offices, days early and late, one from the start, records and costs. */
const SWITCHES: readonly Overrides[] = [
  { 'local.hold_willing': from('2011-01-10', 0.1, { places: { office: 'AAA' } }) },
  { 'pickup.come_interview': from('2011-03-05', 0.2) },
  { 'local.notice_willing': from('2011-04-20', 0.3, { places: { office: 'BBB' } }) },
  { 'recorder.extract': { unit: 'date', date: '2011-02-11', assumed: 'for the test' } },
];
const BASE: Overrides = {
  'local.hold_willing': [{ value: 0.9 }],
  'pickup.come_interview': [{ value: 0.9 }],
  'local.notice_willing': [{ value: 0.9 }],
};

const studyOf = (scenarios: readonly Scenario[], flips = false, on = world): Study =>
  new Study(
    {
      arms: scenarios.map((scenario, i) => ({ name: `arm ${i}`, scenario })),
      seed: 'forks',
      ...scenarios[0].report,
      by: ['jurisdiction'],
      flips,
    },
    on,
  );

const coalition = (bits: number): Scenario =>
  smallScenario({ ...BASE, ...Object.assign({}, ...SWITCHES.filter((_, i) => (bits >> i) & 1)) });
const all = Array.from({ length: 2 ** SWITCHES.length }, (_, bits) => coalition(bits));

describe('arms that share parts of their past', () => {
  it('are each what they are alone', () => {
    const together = replicate(studyOf(all), 1);
    all.forEach((scenario, arm) => expect(together.arms[arm]).toEqual(replicate(studyOf([scenario]), 1).arms[0]));
  });

  it('are no more office-months than there are different histories, month by month', () => {
    const study = studyOf(all);
    // Months in which arms have had different parameters so far, counted from the parameters themselves.
    const [first, last] = [parseMonth('2010-09'), parseMonth('2011-06')];
    let different = 0;
    for (const { places } of study.offices) {
      const timelines = study.models().map((model) => model.timeline(places.office, places.jurisdictions));
      for (let month = first; month <= last; month += 1) {
        const histories = timelines.map(({ places: own, office }, arm) => {
          const until = monthStart(month + 1);
          const extract = study.models()[arm].extractDay;
          return JSON.stringify([
            [...own, ...office].map(({ start, changes }) => [[...start], changes.filter(({ day }) => day < until)]),
            extract < until ? extract : null,
          ]);
        });
        different += new Set(histories).size;
      }
    }
    const simulated = replicate(study, 1).officeMonths;
    expect(simulated).toBe(study.groups.reduce((sum, group) => sum + officeMonths(study.forks(group)), 0));
    expect(simulated).toBeGreaterThanOrEqual(different);
    expect(simulated).toBeLessThanOrEqual(1.2 * different);
    // 16 arms, two offices, ten months each.
    expect(simulated).toBeLessThan(0.5 * 16 * 2 * 10);
  });

  it('run an office once that no difference touches', () => {
    const study = studyOf([coalition(0), coalition(1)]);
    const [touched, untouched] = study.groups.map((group) => study.forks(group));
    expect(untouched).toMatchObject({ arms: [0, 1], forks: [] });
    expect(touched).toMatchObject({ arms: [0], forks: [{ arms: [1], forks: [] }] });
    // January to June.
    expect(officeMonths(touched) - officeMonths(untouched)).toBe(6);
  });

  it.each(['adherence_form', 'adherence_priority'])('part over %s when a programme first asks about it', (name) => {
    const base = smallScenario(BASE);
    // Under the programme before there is one form, and none before it to go on with.
    const other = smallScenario({ ...BASE, [`federal.${name}`]: 0.1 });
    const never = smallScenario({ ...BASE, 'federal.programme': [{ value: 'broad' }] });
    const neverOther = smallScenario({
      ...BASE,
      'federal.programme': [{ value: 'broad' }],
      [`federal.${name}`]: 0.1,
    });
    const study = studyOf([base, other, never, neverOther]);
    const narrow = monthStart(parseMonth('2011-02')) + 14;
    for (const group of study.groups) {
      expect(study.forks(group)).toMatchObject({
        arms: [0],
        forks: [{ day: narrow, arms: [1], forks: [{ day: narrow, arms: [2, 3], forks: [] }] }],
      });
    }
    const [one, two] = replicate(study, 1).arms;
    expect(one.monthly).not.toEqual(two.monthly);
  });

  it('fork on the day of the earlier extract, and never where people or prices differ', () => {
    const people = smallScenario({ ...BASE, 'people.tells_interviewer': 0.5, 'people.county.repeat': 0.1 });
    people.people.county = { ...people.people.county, repeat: { unit: 'p', assumed: 'for the test', value: 0.1 } };
    const study = studyOf([coalition(0), coalition(8), smallScenario({ ...BASE, cost_book: 'by_capacity' }), people]);
    const { arms, forks, model } = study.forks(study.groups[0]);
    const [apart, extracted] = forks;
    expect([arms, forks.length]).toEqual([[0], 2]);
    expect(apart).toMatchObject({ arms: [2], day: model.startDay, forks: [{ arms: [3], day: model.startDay }] });
    // From 1 September to 11 February, 20 days for the extract to be made, and the day after.
    expect(extracted).toMatchObject({
      arms: [1],
      day: model.startDay + 30 + 31 + 30 + 31 + 31 + 10 + 20 + 1,
      forks: [],
    });
  });
});

describe('arms whose jails adapt', () => {
  const adaptation = smallAdaptation();
  const lifting = { ...adaptation, lift: { ...adaptation.lift, chance: dated({ value: 0.05 }, { from: '2011-02', value: 0.9 }) } }; // prettier-ignore
  const later = { ...adaptation, months: { ...adaptation.months, value: 2 } };
  const scenarios = [
    smallScenario({ ...BASE, adaptation }),
    // On the first of a month, when jails decide; in one office in mid-month; from the start; and nobody adapts.
    smallScenario({ ...BASE, adaptation: lifting }),
    smallScenario({ ...BASE, ...SWITCHES[0], adaptation }),
    smallScenario({ ...BASE, adaptation: later }),
    smallScenario(BASE),
  ];
  const on = mixedWorld();

  it('are each what they are alone, and share a past until they differ anywhere', () => {
    const study = studyOf(scenarios, true, on);
    const together = replicate(study, 1);
    scenarios.forEach((scenario, arm) =>
      expect(together.arms[arm]).toEqual(replicate(studyOf([scenario], true, on), 1).arms[0]),
    );
    const [group, ...others] = study.groups;
    expect([group.length, others.length]).toEqual([2, 0]);
    const { forks, model } = study.forks(group);
    const days = forks.map(({ day, arms }) => [day, ...arms]);
    expect(days).toEqual([
      [model.startDay, 3],
      [monthStart(parseMonth('2011-01')) + 9, 2],
      [monthStart(parseMonth('2011-02')), 1],
    ]);
    expect(forks[0].forks).toMatchObject([{ day: model.startDay, arms: [4], forks: [] }]);
  });

  it('see across offices what others have done: the one coupling that a policy elsewhere has', () => {
    const prompt = structuredClone(adaptation);
    prompt.adopt.base = dated({ value: 0 }, { places: { office: 'AAA' }, value: 1 });
    const slow = structuredClone(adaptation);
    slow.adopt.base = { ...slow.adopt.base, value: 0 };
    for (const section of [prompt, slow]) {
      section.adopt.requests_no_conviction = { unit: 'probability', assumed: 'for the test', value: 0 };
      section.adopt.peers_state = { unit: 'probability', assumed: 'for the test', value: 1 };
    }
    const study = studyOf([slow, prompt].map((section) => smallScenario({ ...BASE, adaptation: section })), false, on); // prettier-ignore
    const [calm, moved] = replicate(study, 1).arms;
    const row = study.rows.findIndex(({ key }) => key === '01005');
    // Elm lies in office BBB, where no jail takes limits of itself; most of its state does in AAA.
    const limited = ({ groups }: typeof calm) => groups[row * COUNTERS.length + COUNTER.limited_jails];
    expect([limited(calm), limited(moved)]).toEqual([0, 1]);
  });
});

describe('arms whose officers ask less', () => {
  const minding = (from: string, months = 3) =>
    smallScenario({
      ...BASE,
      asking: {
        ...smallAsking(dated({ value: 0 }, { from, value: 1 })),
        months: { unit: 'months', assumed: 'x', value: months },
      },
    });
  const scenarios = [smallScenario(BASE), minding('2011-01-10'), minding('2011-01-10', 5), minding('2011-03')];

  it('share the past in which nobody did, office by office, and are each what they are alone', () => {
    const study = studyOf(scenarios);
    expect(study.groups.map(({ length }) => length)).toEqual([1, 1]);
    const together = replicate(study, 1);
    scenarios.forEach((scenario, arm) => expect(together.arms[arm]).toEqual(replicate(studyOf([scenario]), 1).arms[0]));
    const { forks, model } = study.forks(study.groups[0]);
    const january = monthStart(parseMonth('2011-01')) + 9;
    expect(forks.map(({ day, arms }) => [day, ...arms])).toEqual([
      [january, 1],
      [monthStart(parseMonth('2011-03')), 3],
    ]);
    expect(forks[0].forks).toMatchObject([{ day: january, arms: [2] }]);
    expect(model.answersKept).toBe(5);
  });

  it('ask a jail that declines less, the earlier they mind', () => {
    const study = studyOf(scenarios);
    const arms = replicate(study, 1).arms;
    const row = study.rows.findIndex(({ key }) => key === '01003');
    const requests = arms.map(({ groups }) => groups[row * COUNTERS.length + COUNTER.detainers]);
    // The earlier officers mind, the fewer requests there are.
    expect(requests[1]).toBeLessThan(requests[3]);
    expect(requests[3]).toBeLessThan(requests[0]);
  });
});
