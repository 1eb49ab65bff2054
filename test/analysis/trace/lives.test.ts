/** People who flip are found as the table of flips counts them, and their two lives part at a decision that explains it. */
import { describe, expect, it } from 'vitest';
import type { TracedArm } from '../../../src/analysis/trace/document.ts';
import { livesOf, personId } from '../../../src/analysis/trace/lives.ts';
import { alike, partingOf } from '../../../src/analysis/trace/parting.ts';
import { personInWords } from '../../../src/analysis/trace/who.ts';
import { findFlips, type Flipped, type Wanted } from '../../../src/experiment/find.ts';
import { FLIP_OUTCOMES } from '../../../src/experiment/flips.ts';
import { replicate } from '../../../src/experiment/replicate.ts';
import { Study } from '../../../src/experiment/study.ts';
import { CLASSES } from '../../../src/base/vocabulary.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { dated, smallScenario, smallWorld } from '../../reference/small.ts';

const world = smallWorld();
const task = { draw: 1, replication: 4 };
const willing = (value: number): Scenario =>
  smallScenario({ 'local.hold_willing': dated({ value: 0.9 }, { from: '2010-12-15', value }) });

function studyOf(a: Scenario, b: Scenario): Study {
  const arms = [
    { name: 'was', scenario: a },
    { name: 'is', scenario: b },
  ];
  return new Study({ arms, seed: 'lives', ...a.report, by: [], flips: true, flipsBy: ['class'] }, world);
}

const anybody: Wanted = { from: null, to: null, lives: () => true, conviction: null, charge: null };
const study = studyOf(willing(0.9), willing(0.2));
const find = (wanted: Partial<Wanted>, most = 1000) => findFlips(study, { ...anybody, ...wanted }, task, most);

function armsOf(of: Study, { who, place }: Flipped): [TracedArm, TracedArm] {
  const office = of.offices.find(({ places }) => places.jurisdictions.includes(place))!;
  const { arms } = livesOf(of, office, who, task);
  const [was, is] = arms.map((episodes, i) => ({
    name: of.order.arms[i].name,
    title: of.order.arms[i].name,
    scenario: '',
    episodes,
  }));
  return [was, is];
}

describe('people who flip', () => {
  const { flips } = replicate(study, task.replication);
  const cell = (table: number, from: string, to: string): number => {
    const side = FLIP_OUTCOMES.length;
    return flips[0][
      table * side * side + FLIP_OUTCOMES.indexOf(from as never) * side + FLIP_OUTCOMES.indexOf(to as never)
    ];
  };

  it('are as many as the table of flips says, in all and by class', () => {
    expect(cell(0, 'transferred', 'declined')).toBeGreaterThan(5);
    const pairs = FLIP_OUTCOMES.flatMap((from) => FLIP_OUTCOMES.map((to) => ({ from, to })));
    const some = pairs.filter(({ from, to }) => cell(0, from, to) > 0).filter((_, i) => i % 3 === 0);
    for (const pair of [...some, { from: 'absent', to: 'absent' } as const])
      expect([pair, find(pair).matching]).toEqual([pair, cell(0, pair.from, pair.to)]);
    const { lookedAt } = find({});
    expect(lookedAt).toBe(pairs.reduce((sum, { from, to }) => sum + cell(0, from, to), 0));
    CLASSES.forEach((_, conviction) =>
      expect(find({ from: 'transferred', to: 'declined', conviction }).matching).toBe(
        cell(1 + conviction, 'transferred', 'declined'),
      ),
    );
  });

  it('are those of a place or a charge where one is asked for, and no more are kept than wanted', () => {
    const all = find({ to: 'declined' });
    const here = find({ to: 'declined', lives: ({ code }) => code === '01001' });
    expect(here.people).toEqual(all.people.filter(({ place }) => place.code === '01001'));
    expect(here.people.length).toBeGreaterThan(0);
    expect(here.lookedAt).toBeLessThan(all.lookedAt);
    const charged = Array.from({ length: 8 }, (_, charge) => find({ to: 'declined', charge }));
    expect(charged.reduce((sum, { matching }) => sum + matching, 0)).toBe(all.matching);
    const dui = charged[2].people[0];
    const life = armsOf(study, dui)[0].episodes.find(({ episode }) => episode === dui.who.episode);
    expect(life?.charge).toBe('drunk driving');
    expect(find({ to: 'declined' }, 2)).toEqual({ ...all, people: all.people.slice(0, 2) });
  });

  it('end otherwise under either arm, as it was said', () => {
    for (const flipped of find({ from: null, to: null }).people.filter((_, i) => i % 5 === 0)) {
      const ends = armsOf(study, flipped).map(
        ({ episodes }) => episodes.find(({ episode }) => episode === flipped.who.episode)?.outcome ?? 'absent',
      );
      expect([personId(flipped.place.code, flipped.who), ...ends]).toEqual([
        personId(flipped.place.code, flipped.who),
        flipped.from,
        flipped.to,
      ]);
    }
  });
});

describe('two lives', () => {
  const flipped = find({ from: 'transferred', to: 'declined' }).people;

  it('go alike until the draw that the changed threshold turns', () => {
    for (const person of flipped) {
      const [was, is] = armsOf(study, person);
      const parts = partingOf([was, is])!;
      const steps = [was, is].map(({ episodes }) => episodes.find(({ episode }) => episode === parts.episode)!.steps);
      const at = parts.steps[0]!;
      for (let i = 0; i < at; i += 1) expect(alike(steps[0][i], steps[1][i], false)).toBe(true);
      if (parts.decision !== 'holdWilling') continue;
      const [a, b] = steps.map((own) => own[at].draws.findLast(({ decision }) => decision === 'holdWilling')!);
      expect(a.draw).toBe(b.draw);
      expect([a.threshold, b.threshold]).toEqual([expect.closeTo(0.9, 8), expect.closeTo(0.2, 8)]);
      expect(a.draw < 0.9 && b.draw >= 0.2).toBe(true);
      expect([a.happened, b.happened]).toEqual([true, false]);
      expect(parts.text).toMatch(
        /^the jail is willing to hold: draw 0\.\d+, threshold 0\.9 under "was" became 0\.2 under "is"$/,
      );
      expect(parts.rules[1]).toEqual([
        {
          path: 'local.hold_willing',
          text: 'jails hold where they may in 20% of cases',
          since: '2010-12-15',
          source: 'assumed: made up for tests',
        },
      ]);
      return;
    }
    throw new Error('nobody parts where the jail is asked');
  });

  it('never part where the arms are the same', () => {
    const same = studyOf(willing(0.9), willing(0.9));
    const [was, is] = armsOf(same, flipped[0]);
    expect(was.episodes).toEqual(is.episodes);
    expect(partingOf([was, is])).toBeNull();
  });

  it('part on record only where nothing else differs', () => {
    const recorded = studyOf(willing(0.9), smallScenario({ 'local.hold_willing': dated({ value: 0.9 }), 'recorder.custody': 0 })); // prettier-ignore
    const arms = armsOf(recorded, flipped[0]);
    expect(partingOf(arms)?.decision).toBe('recordCustody');
  });

  it('say what the law and the line had to do with it', () => {
    const steps = flipped
      .flatMap((person) => armsOf(study, person).flatMap(({ episodes }) => episodes))
      .flatMap((e) => e.steps);
    const answers = steps.filter(({ step }) => step === 'answer');
    expect(answers.some(({ allowed }) => allowed.some(({ act, level }) => act === 'hold' && level === 'may'))).toBe(
      true,
    );
    const lines = steps.flatMap((step) => step.lines);
    for (const { ahead, nearest } of lines) expect(nearest).toHaveLength(Math.min(5, ahead));
    expect(lines.some(({ line, ahead }) => line === 'pickup' && ahead > 0)).toBe(true);
    expect(steps.find(({ step }) => step === 'decision')?.tier?.text).toMatch(/^".+": tier \d/);
  });

  it('are those of somebody', () => {
    const office = study.offices[0];
    const nobody = livesOf(study, office, { place: 0, firstMonth: flipped[0].who.firstMonth, serial: 9999 }, task);
    expect(nobody.profile).toBeUndefined();
    expect(nobody.arms).toEqual([[], []]);
    const { place, firstMonth } = flipped[0].who;
    const { profile, others } = livesOf(study, office, { place, firstMonth, serial: 1 }, task);
    expect(others).toBeGreaterThan(5);
    expect(personInWords(profile!)).toMatch(/^A person with (?:no conviction|a worst conviction for .+ years old)/);
  });
});
