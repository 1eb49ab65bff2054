/** Officers who ask a jail less often where it has declined of late. */
import { monthOf, monthOfDay } from '../../src/base/calendar.ts';
import type { Episode } from './people.ts';
import { chance, type Simulation } from './state.ts';

const NATION = { code: '', name: '', kind: 'county', state: '', office: '', groups: [] } as const;

/** Whether the officer, who would ask with a chance, leaves it. */
export function passesOver(sim: Simulation, episode: Episode, share: number, day: number): boolean {
  const { asking } = sim.scenario;
  const { at: place } = episode;
  if (!asking || place.kind !== 'county') return false;
  const discouragement = sim.parameters.at(asking.discouragement, day, place);
  if (discouragement === 0) return false;
  const months = sim.parameters.at(asking.months, sim.firstDay, NATION);
  const now = monthOfDay(day);
  const lately = sim.answers.filter(({ code, at }) => {
    const month = monthOf(at);
    return code === place.code && month < now && month >= now - months;
  });
  const declined = lately.filter(({ given }) => given === 'declined').length;
  const part = declined === 0 ? 0 : declined / lately.length;
  return !chance(sim, episode, 'requestShare', share * (1 - discouragement * part), day);
}
