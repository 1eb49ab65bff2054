/** How an episode ends: release, transfer, or open at the end of the run; and what follows (steps 8 to 10). */
import { DAY, monthOf, parseDay } from '../../src/base/calendar.ts';
import type { Outcome } from '../../src/base/vocabulary.ts';
import type { Counter } from '../../src/base/counters.ts';
import { ClassCode, hasFlag } from '../../src/policy/people.ts';
import { threshold } from '../../src/base/random.ts';
import { toMinutes } from './parameters.ts';
import { goesHome, isNotOut } from './never-taken.ts';
import type { Episode, Request } from './people.ts';
import { chance, cost, count, countIn, note, put, wait, type Agenda, type Simulation } from './state.ts';

const SERIOUS: ReadonlySet<number> = new Set([ClassCode.violent, ClassCode.serious_felony, ClassCode.security]);
export const isSerious = ({ person }: Episode): boolean => SERIOUS.has(person.profile.conviction);

const setOutcome = (sim: Simulation, episode: Episode, outcome: Outcome, at: number): void => {
  if (episode.outcome !== undefined) throw new Error(`an episode with two outcomes: ${episode.outcome}, ${outcome}`);
  episode.outcome = outcome;
  countIn(sim, episode, `outcome_${outcome}`, episode.bookedMonth, at);
};

/** The jail lets an identified person go. */
export function release(sim: Simulation, agenda: Agenda, episode: Episode, minute: number, reason: Outcome): void {
  if (minute >= sim.end) return leavePending(sim, episode);
  const {
    person: { profile },
    request,
  } = episode;
  setOutcome(sim, episode, reason, minute);
  note(sim, episode, minute, 'released', { reason });
  if (request) {
    countIn(sim, episode, 'not_taken', request.month, minute);
    recordReason(sim, episode, request, minute, false);
  }
  // Outside, everybody is of the county again.
  episode.at = episode.person.place;
  countNotTaken(sim, episode, 1, minute);
  goesHome(sim, episode, minute);
  episode.releasedAt = minute;
  if ((reason !== 'not_requested' || episode.passedOver) && hasFlag(profile, 'removable')) {
    count(sim, episode, 'at_large_targets', minute);
    agenda.targets.push(episode);
  }
  scheduleReturn(agenda, episode, minute);
}

/** People with grave convictions who went home, and those of them found later (`change` -1). */
function countNotTaken(sim: Simulation, episode: Episode, change: 1 | -1, at: number): void {
  const { profile } = episode.person;
  if (!hasFlag(profile, 'removable')) return;
  if (isSerious(episode)) countIn(sim, episode, 'serious_not_taken', episode.bookedMonth, at, change);
  if (profile.conviction === ClassCode.felony)
    countIn(sim, episode, 'felony_not_taken', episode.bookedMonth, at, change);
}

/** Still in custody when the run ends. */
export function leavePending(sim: Simulation, episode: Episode): void {
  setOutcome(sim, episode, 'pending', sim.end);
  note(sim, episode, sim.end, 'pending');
  isNotOut(sim, episode, sim.end);
  const { request } = episode;
  if (!request) return;
  countIn(sim, episode, 'requests_pending', request.month, sim.end);
  if (request.answer === 'none') countIn(sim, episode, 'unanswered', request.month, sim.end);
}

/** Does a step at its minute, or leaves the person inside at the end of the run. */
export function later(sim: Simulation, agenda: Agenda, episode: Episode, minute: number, step: () => void): void {
  if (minute >= sim.end) leavePending(sim, episode);
  else put(agenda.steps, Math.floor(minute / DAY), step);
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
  const { at: place, seenAs: profile, request } = episode;
  setOutcome(sim, episode, 'transferred', minute);
  isNotOut(sim, episode, minute);
  note(sim, episode, minute, 'transferred', { on_request: request !== undefined });
  count(sim, episode, counter, minute);
  if (profile.conviction === ClassCode.none) count(sim, episode, 'transferred_no_conviction', minute);
  if (place.kind === 'county') count(sim, episode, 'transferred_county', minute);
  cost(sim, episode, 'transfer', 1, minute);
  if (request) {
    const declined = request.answer === 'declined';
    if (declined) countIn(sim, episode, 'declined_transferred', request.month, minute);
    const extracted = minute < (extractDay(sim) + 1) * DAY;
    if (extracted && request.linked) {
      countIn(sim, episode, 'recorded_custody', request.month, minute);
      if (declined) countIn(sim, episode, 'recorded_custody_declined', request.month, minute);
    }
    recordReason(sim, episode, request, minute, true);
  }
  detain(sim, episode, minute, Math.floor(minute / DAY));
}

/** The reason that ICE records when a request ends, unless a refusal is recorded. */
function recordReason(sim: Simulation, episode: Episode, request: Request, minute: number, taken: boolean): void {
  const { recorder } = sim.scenario;
  const day = Math.floor(minute / DAY);
  const happens = (decision: 'recordBooked' | 'recordOther', parameter: typeof recorder.booked): boolean => {
    const p = parameter ? sim.parameters.at(parameter, day, episode.at) : 0;
    return threshold(p) > 0 && chance(sim, episode, decision, p, day);
  };
  if (request.refusalRecorded) return;
  if (taken && happens('recordBooked', recorder.booked))
    countIn(sim, episode, 'recorded_booked', request.month, minute);
  else if (happens('recordOther', recorder.other)) countIn(sim, episode, 'recorded_other', request.month, minute);
}

/** Custody of ICE until removal or release. */
function detain(sim: Simulation, episode: Episode, minute: number, readDay: number): void {
  const {
    parameters,
    scenario: { removal },
  } = sim;
  const { at: place } = episode;
  cost(sim, episode, 'custody_arrest', 1, minute);
  const removed = chance(sim, episode, 'removed', parameters.at(removal.removed, readDay, place), readDay);
  const mean = parameters.at(removal.detention_days, readDay, place) * 1440;
  const minutes = wait(sim, episode, 'detentionDays', mean, readDay);
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
  const { request, outcome, bookedMonth } = episode;
  countIn(sim, episode, `outcome_${outcome as Outcome}`, bookedMonth, minute, -1);
  countIn(sim, episode, 'outcome_at_large', bookedMonth, minute);
  episode.outcome = 'at_large';
  countNotTaken(sim, episode, -1, minute);
  isNotOut(sim, episode, minute);
  count(sim, episode, 'at_large_released', minute);
  countIn(sim, episode, 'targets_arrested', monthOf(episode.releasedAt), minute);
  if (request && request.answer !== 'none') countIn(sim, episode, `${request.answer}_at_large`, request.month, minute);
  cost(sim, episode, 'at_large_arrest', 1, minute);
  note(sim, episode, minute, 'arrested at large');
  detain(sim, episode, minute, readDay);
}

/** Step 10 as far as it is settled at the booking: how long after a release the person is booked again. */
export function drawReturn(sim: Simulation, episode: Episode): void {
  const { parameters, scenario } = sim;
  const { person, readDay } = episode;
  if (person.place.kind !== 'county') return;
  const hazard = parameters.at(scenario.return.hazard, readDay, person.place);
  if (hazard === 0) return;
  const after = wait(sim, episode, 'returnTime', 525600 / hazard, readDay);
  if (after >= toMinutes(parameters.at(scenario.return.horizon, readDay, person.place))) return;
  // Nobody returns from prison.
  if (episode.sentencedAt === Number.POSITIVE_INFINITY) episode.returnAfter = after;
}

/** The next booking of someone released, if there is one. */
export function scheduleReturn(agenda: Agenda, episode: Episode, minute: number): void {
  const { person, number, returnAfter } = episode;
  if (returnAfter === Number.POSITIVE_INFINITY) return;
  const back = (Math.floor(minute / DAY) + 1) * DAY + returnAfter;
  episode.nextBooking = back;
  put(agenda.bookings, Math.floor(back / DAY), { person, number: number + 1, minute: back, previous: episode });
}

/** The last day that the records' extract holds. */
function extractDay({ scenario, parameters, firstDay }: Simulation): number {
  const { extract, extract_later: later } = scenario.recorder;
  const nation = { code: '', name: '', kind: 'county', state: '', office: '', groups: [] } as const;
  return parseDay(extract.date) + (later === undefined ? 0 : Math.floor(parameters.at(later, firstDay, nation) + 0.5));
}
