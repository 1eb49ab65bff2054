/** All that goes into each episode, told by both engines in one form: a list of lines by person and episode, in text order. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { FORMS } from '../../src/scenario/schema.ts';
import { watchOffice } from '../../src/experiment/trace.ts';
import { Study } from '../../src/experiment/study.ts';
import { formatMonth, monthOf } from '../../src/base/calendar.ts';
import type { OfficePlaces } from '../../src/simulation/compile/office-places.ts';
import type { Told } from '../../src/simulation/engine/trace.ts';
import type { Who } from '../../src/base/order-key.ts';
import type { World } from '../../src/world/world.ts';
import { simulateReference } from './engine.ts';

export type Lives = Map<string, string[]>;

const add = (lives: Lives, id: string, line: object): void => {
  const lines = lives.get(id) ?? [];
  lives.set(id, lines);
  lines.push(JSON.stringify(line, Object.keys(line).toSorted()));
};
/** What is counted or entered as nothing is told by one engine only. */
const isNothing = (told: { what: string; amount?: number; cents?: number }): boolean =>
  told.amount === 0 || told.cents === 0;

export const idOf = (who: Who, { jurisdictions }: OfficePlaces): string =>
  `${jurisdictions[who.place].code}-${formatMonth(who.firstMonth)}-${who.serial}#${who.episode}`;

/** As the plain engine puts it. */
function plainly(told: Told, places: OfficePlaces): object | undefined {
  if (told.what === 'due') return undefined;
  if (told.what === 'booked') return { ...told, profile: undefined };
  if (told.what === 'lodged') return { ...told, form: FORMS[told.form] };
  if (told.what === 'level') return { ...told, form: FORMS[told.form] ?? null };
  if (told.what === 'line') return { ...told, nearest: told.nearest.map((who) => idOf(who, places)) };
  // The days of counts and costs follow from their minutes; hours have become money.
  const minute = 'minute' in told ? told.minute : 0;
  if (told.what === 'count') return { ...told, day: undefined, minute: undefined, month: monthOf(minute) };
  if (told.what !== 'cost') return told;
  const { what, basis, counter, cents } = told;
  return { what, basis, counter, cents, month: monthOf(minute) };
}

export function toldByFast(
  world: World,
  scenario: Scenario,
  seed: string,
  replication: number,
  watches = (_id: string): boolean => true,
): Lives {
  const order = { arms: [{ name: 'a', scenario }], seed, ...scenario.report, by: [], flips: false };
  const study = new Study(order, world);
  const lives: Lives = new Map();
  for (const office of study.offices) {
    const [model] = study.models();
    watchOffice(
      study,
      office,
      model,
      { draw: 1, replication },
      {
        watches: (who) => watches(idOf(who, office.places)),
        tell: (who, told) => {
          const line = plainly(told, office.places);
          if (line && !isNothing(told)) add(lives, idOf(who, office.places), line);
        },
      },
    );
  }
  return sorted(lives);
}

export function toldByPlain(world: World, scenario: Scenario, seed: string, replication: number): Lives {
  const lives: Lives = new Map();
  simulateReference(world, scenario, {
    seed,
    replication,
    told: ({ id, episode, ...rest }) => {
      if (isNothing(rest)) return;
      // The days of counts and costs follow from their minutes.
      const { day: _, ...line } = rest;
      add(lives, `${id}#${episode}`, rest.what === 'count' || rest.what === 'cost' ? line : rest);
    },
  });
  return sorted(lives);
}

const sorted = (lives: Lives): Lives => {
  for (const lines of lives.values()) lines.sort();
  return lives;
};

/** Episodes of which the two do not tell the same, with what only one of them tells. */
export function differingLives(fast: Lives, plain: Lives): unknown[] {
  return [...new Set([...fast.keys(), ...plain.keys()])].flatMap((id) => {
    const [a, b] = [fast.get(id) ?? [], plain.get(id) ?? []];
    if (a.join('\n') === b.join('\n')) return [];
    return [{ id, fast: a.filter((line) => !b.includes(line)), plain: b.filter((line) => !a.includes(line)) }];
  });
}
