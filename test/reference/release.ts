/** How an episode ends: release, transfer, or open at the end of the run; and what follows (steps 8 to 10). */
import { DAY, parseDay } from '../../src/simulation/calendar.ts';
import type { Counter, Outcome } from '../../src/simulation/counters.ts';
import { Decision } from '../../src/simulation/decisions.ts';
import { ClassCode, hasFlag } from '../../src/simulation/people.ts';
import { happens, toMinutes } from './parameters.ts';
import type { Episode } from './people.ts';
import { cost, count, note, put, type Agenda, type Simulation } from './state.ts';

const SERIOUS: ReadonlySet<number> = new Set([ClassCode.violent, ClassCode.serious_felony, ClassCode.security]);
export const isSerious = ({ person }: Episode): boolean => SERIOUS.has(person.profile.conviction);

const setOutcome = (sim: Simulation, episode: Episode, outcome: Outcome): void => {
  if (episode.outcome !== undefined) throw new Error(`an episode with two outcomes: ${episode.outcome}, ${outcome}`);
  episode.outcome = outcome;
  sim.tally.add(episode.person.owner, `outcome_${outcome}`, episode.bookedMonth);
};

/** The jail lets an identified person go. */
export function release(sim: Simulation, agenda: Agenda, episode: Episode, minute: number, reason: Outcome): void {
  if (minute >= sim.end) return leavePending(sim, episode);
  const {
    person: { owner, profile },
    request,
  } = episode;
  setOutcome(sim, episode, reason);
  note(sim, episode, minute, 'released', { reason });
  if (request) sim.tally.add(owner, 'not_taken', request.month);
  countNotTaken(sim, episode, 1);
  episode.releasedAt = minute;
  if (reason !== 'not_requested' && hasFlag(profile, 'removable')) {
    count(sim, episode, 'at_large_targets', minute);
    agenda.targets.push(episode);
  }
  scheduleReturn(sim, agenda, episode, minute);
}

/** People with grave convictions who went home, and those of them found later (`change` -1). */
function countNotTaken(sim: Simulation, episode: Episode, change: 1 | -1): void {
  const { owner, profile } = episode.person;
  if (!hasFlag(profile, 'removable')) return;
  if (isSerious(episode)) sim.tally.add(owner, 'serious_not_taken', episode.bookedMonth, change);
  if (profile.conviction === ClassCode.felony) sim.tally.add(owner, 'felony_not_taken', episode.bookedMonth, change);
}

/** Still in custody when the run ends. */
export function leavePending(sim: Simulation, episode: Episode): void {
  setOutcome(sim, episode, 'pending');
  note(sim, episode, sim.end, 'pending');
  const {
    request,
    person: { owner },
  } = episode;
  if (!request) return;
  sim.tally.add(owner, 'requests_pending', request.month);
  if (request.answer === 'none') sim.tally.add(owner, 'unanswered', request.month);
}

/** Hold time past the release, dated at its end. */
export function endHold(sim: Simulation, episode: Episode, from: number, to: number): void {
  if (to >= sim.end) return;
  count(sim, episode, 'hold_minutes', to, to - from);
  cost(sim, episode, 'hold_hour', to - from, to);
}

/** ICE takes the person in the jail. */
export function transfer(
  sim: Simulation,
  episode: Episode,
  minute: number,
  counter: 'transferred_on_request' | 'transferred_without_request',
): void {
  if (minute >= sim.end) return leavePending(sim, episode);
  const {
    person: { owner, place, profile, key },
    number,
    request,
  } = episode;
  setOutcome(sim, episode, 'transferred');
  note(sim, episode, minute, 'transferred', { on_request: request !== undefined });
  count(sim, episode, counter, minute);
  if (profile.conviction === ClassCode.none) count(sim, episode, 'transferred_no_conviction', minute);
  if (place.kind === 'county') count(sim, episode, 'transferred_county', minute);
  cost(sim, episode, 'transfer', 1, minute);
  if (request) {
    const declined = request.answer === 'declined';
    if (declined) sim.tally.add(owner, 'declined_transferred', request.month);
    const extracted = minute < (extractDay(sim) + 1) * DAY;
    const linked = sim.parameters.at(sim.scenario.recorder.custody, Math.floor(request.lodged / DAY), place);
    if (extracted && happens(linked, key, Decision.recordCustody, number)) {
      sim.tally.add(owner, 'recorded_custody', request.month);
      if (declined) sim.tally.add(owner, 'recorded_custody_declined', request.month);
    }
  }
  detain(sim, episode, minute, Math.floor(minute / DAY));
}

/** Custody of ICE until removal or release. */
function detain(sim: Simulation, episode: Episode, minute: number, readDay: number): void {
  const {
    parameters,
    scenario: { removal },
  } = sim;
  const {
    person: { place, key },
    number,
  } = episode;
  cost(sim, episode, 'custody_arrest', 1, minute);
  const removed = happens(parameters.at(removal.removed, readDay, place), key, Decision.removed, number);
  const mean = parameters.at(removal.detention_days, readDay, place) * 1440;
  const minutes = parameters.exponential(mean, key, Decision.detentionDays, number);
  const end = minute + minutes;
  if (end >= sim.end) return count(sim, episode, 'pending_removal', minute);
  const how: Counter = removed ? 'removed' : 'released_by_ice';
  count(sim, episode, how, end);
  cost(sim, episode, 'detention_day', minutes, end);
  if (removed) cost(sim, episode, 'removal', 1, end);
  note(sim, episode, end, how);
}

/** An attempt at large that succeeded: the release reason gives way to the arrest. */
export function arrestAtLarge(sim: Simulation, episode: Episode, minute: number, readDay: number): void {
  const {
    person: { owner },
    request,
    outcome,
    bookedMonth,
  } = episode;
  sim.tally.add(owner, `outcome_${outcome as Outcome}`, bookedMonth, -1);
  sim.tally.add(owner, 'outcome_at_large', bookedMonth);
  episode.outcome = 'at_large';
  countNotTaken(sim, episode, -1);
  count(sim, episode, 'at_large_released', minute);
  if (request && request.answer !== 'none') sim.tally.add(owner, `${request.answer}_at_large`, request.month);
  cost(sim, episode, 'at_large_arrest', 1, minute);
  note(sim, episode, minute, 'arrested at large');
  detain(sim, episode, minute, readDay);
}

/** Step 10: the next booking of someone released, if there is one. */
export function scheduleReturn(sim: Simulation, agenda: Agenda, episode: Episode, minute: number): void {
  const { parameters, scenario } = sim;
  const { person, number, readDay } = episode;
  if (person.place.kind !== 'county') return;
  const hazard = parameters.at(scenario.return.hazard, readDay, person.place);
  if (hazard === 0) return;
  const after = parameters.exponential(525600 / hazard, person.key, Decision.returnTime, number);
  if (after >= toMinutes(parameters.at(scenario.return.horizon, readDay, person.place))) return;
  const back = (Math.floor(minute / DAY) + 1) * DAY + after;
  episode.nextBooking = back;
  put(agenda.bookings, Math.floor(back / DAY), { person, number: number + 1, minute: back, previous: episode });
}

/** The last day that the records' extract holds. */
function extractDay({ scenario, parameters, firstDay }: Simulation): number {
  const { extract, extract_later: later } = scenario.recorder;
  const nation = { code: '', name: '', kind: 'county', state: '', office: '', groups: [] } as const;
  return parseDay(extract.date) + (later === undefined ? 0 : Math.floor(parameters.at(later, firstDay, nation) + 0.5));
}
