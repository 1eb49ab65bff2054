/** People whom nobody takes: a running count for each, kept in the month of the first booking. */
import type { Counter } from '../../src/base/counters.ts';
import { CLASSES } from '../../src/base/vocabulary.ts';
import { hasFlag } from '../../src/policy/people.ts';
import type { Episode, Person } from './people.ts';
import { count, countIn, type Simulation } from './state.ts';

/** The class under which a person is counted, if the person is counted at all. */
export function classOf({ profile }: Person): 'serious' | 'felony' | undefined {
  if (!hasFlag(profile, 'removable')) return undefined;
  const worst = CLASSES[profile.conviction];
  if (worst === 'felony') return 'felony';
  return worst === 'none' || worst === 'misdemeanor' ? undefined : 'serious';
}

export function firstBooked(sim: Simulation, episode: Episode): void {
  const group = classOf(episode.person);
  if (group) count(sim, episode, `${group}_followed`, episode.booked);
}

/** From now on the person is out or not, known or not, as far as the figures go. */
function become(sim: Simulation, episode: Episode, at: number, now: { out?: boolean; known?: boolean }): void {
  const { person } = episode;
  const group = classOf(person);
  const before = { ...person.standing };
  Object.assign(person.standing, now);
  const after = person.standing;
  if (!group) return;
  const change = (counter: Counter, was: boolean, is: boolean): void => {
    if (was !== is) countIn(sim, episode, counter, person.firstMonth, at, is ? 1 : -1);
  };
  change(`${group}_never_taken`, before.out, after.out);
  change(`${group}_never_taken_not_identified`, before.out && !before.known, after.out && !after.known);
}

export const identify = (sim: Simulation, episode: Episode, at: number): void =>
  become(sim, episode, at, { known: true });
export const goesHome = (sim: Simulation, episode: Episode, at: number): void =>
  become(sim, episode, at, { out: true });
/** Taken by ICE, or in custody when the run ends. */
export const isNotOut = (sim: Simulation, episode: Episode, at: number): void =>
  become(sim, episode, at, { out: false });
