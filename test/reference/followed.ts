/** How each person followed stands when the run ends, read off the episodes alone and not off any count. */
import type { Episode, Person } from './people.ts';
import { classOf } from './never-taken.ts';

export type Standing = {
  place: string;
  conviction: number;
  /** The class under which the person is counted: none of those with a lesser conviction, or not removable. */
  group: 'serious' | 'felony' | undefined;
  firstMonth: number;
  /** Handed over, or arrested at large. */
  taken: boolean;
  /** In a jail or prison, identified or not. */
  inside: boolean;
  /** In any episode. */
  identified: boolean;
};

/** @param end first minute after the run */
export function standings(episodes: readonly Episode[], end: number): Standing[] {
  const lives = new Map<Person, Episode[]>();
  for (const episode of episodes) lives.set(episode.person, [...(lives.get(episode.person) ?? []), episode]);
  return Array.from(lives, ([person, own]) => {
    const last = own[own.length - 1];
    return {
      place: person.place.code,
      conviction: person.profile.conviction,
      group: classOf(person),
      firstMonth: person.firstMonth,
      taken: last.outcome === 'transferred' || last.outcome === 'at_large',
      inside: last.outcome === 'pending' || (last.outcome === 'not_identified' && last.release >= end),
      identified: own.some(({ identified }) => identified),
    };
  });
}
