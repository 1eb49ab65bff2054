/** Jails under a 287(g) agreement, whose own officers act for ICE. */
import { toMinutes } from './parameters.ts';
import type { Episode } from './people.ts';
import { chance, wait, type Simulation } from './state.ts';

/** Whether officers of the jail act for ICE on a day. */
export function hasAgreement({ scenario, parameters }: Simulation, { at }: Episode, day: number): boolean {
  const section = scenario.agreements_287g;
  return section !== undefined && at.kind === 'county' && parameters.at(section.active, day, at);
}

/**
 * When an officer of the jail interviews the person, settled at the booking; undefined if not.
 * @param until when the person leaves the jail
 */
export function jailInterviewMinute(sim: Simulation, episode: Episode, until: number): number | undefined {
  const section = sim.scenario.agreements_287g;
  const { person, bookedDay: day } = episode;
  if (section === undefined || !person.tells || !hasAgreement(sim, episode, day)) return undefined;
  if (!sim.rules.access(episode, day)) return undefined;
  const share = sim.parameters.at(section.interview, day, person.place);
  if (!chance(sim, episode, 'jailInterview', share, day)) return undefined;
  const mean = toMinutes(sim.parameters.at(section.delay, day, person.place));
  const minute = episode.booked + wait(sim, episode, 'jailInterviewDelay', mean, day);
  return minute < until && minute < sim.end ? minute : undefined;
}
