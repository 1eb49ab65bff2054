/** Steps 5 to 7: the stay with a request, the notice, the jail's answer at the release, and the pickup. */
import { DAY, holdEnd } from '../../src/base/calendar.ts';
import { hasFlag } from '../../src/policy/people.ts';
import type { Outcome } from '../../src/base/vocabulary.ts';
import { toMinutes } from './parameters.ts';
import type { Episode, Request } from './people.ts';
import { endHold, later, release, transfer } from './outcome.ts';
import { chance, cost, count, countIn, note, put, tell, wait, type Agenda, type Simulation } from './state.ts';

const dayOf = (minute: number): number => Math.floor(minute / DAY);

/** What a request does to the rest of the stay, from the minute from which it does. */
export function lengthenStay(sim: Simulation, episode: Episode, request: Request, from: number): void {
  request.release = releaseWithRequest(sim, episode, request, from);
}

/** @param from the minute from which the jail, or the prison, answers for the request */
export function answerRequest(sim: Simulation, agenda: Agenda, episode: Episode, request: Request, from: number): void {
  const extra = request.release - episode.release;
  if (request.release < sim.end) {
    count(sim, episode, 'extra_jail_minutes', request.release, extra);
    cost(sim, episode, 'extra_jail_day', extra, request.release);
  }
  const answerThen = () =>
    later(sim, agenda, episode, request.release, () => answerAtRelease(sim, agenda, episode, request));
  const notice = noticeMinute(sim, episode, request, from);
  if (notice === undefined) answerThen();
  else
    later(sim, agenda, episode, notice, () => {
      if (givesNotice(sim, episode, request, notice)) giveNotice(sim, agenda, episode, request, notice);
      else answerThen();
    });
}

function giveNotice(sim: Simulation, agenda: Agenda, episode: Episode, request: Request, notice: number): void {
  count(sim, episode, 'notices', notice);
  note(sim, episode, notice, 'notice given');
  const asked = request.form.asks === 'notice';
  answer(sim, episode, request, notice, asked ? 'honored' : 'declined');
  offer(sim, agenda, episode, {
    ready: notice,
    gone: request.release,
    held: false,
    otherwise: asked ? undefined : 'declined',
  });
}

/** R1: the release with the request in place. */
function releaseWithRequest(sim: Simulation, episode: Episode, request: Request, lodged: number): number {
  const { form, name } = request;
  if (form.asks !== 'hold') return episode.release;
  const { local } = sim.scenario;
  const day = dayOf(lodged);
  const factor = sim.rules.wouldHold(episode, day, name) ? local.stay_factor_honored : local.stay_factor_other;
  const remaining = (episode.release - lodged) * sim.parameters.at(factor, day, episode.at);
  const longer = lodged + Math.floor(remaining + 0.5);
  const longest = sim.parameters.at(sim.scenario.stay.longest, day, episode.at);
  const latest = episode.booked + toMinutes(longest);
  // The limit caps a longer stay. It does not undo a shorter one, not even where the stay was past a new limit already.
  return Math.min(longer, Math.max(episode.release, latest));
}

/** N: the minute at which the jail could tell ICE, if it counts. */
function noticeMinute(sim: Simulation, episode: Episode, request: Request, lodged: number): number | undefined {
  const {
    parameters,
    scenario: { local },
  } = sim;
  const { at: place } = episode;
  const { form } = request;
  const day = dayOf(lodged);
  if (!form.notice) return undefined;
  const reaches = sim.rules.bySeriousness('notice', parameters.at(local.notice_reaches, day, place), episode, day);
  if (!chance(sim, episode, 'noticeReaches', reaches, day)) return undefined;
  const lead = wait(sim, episode, 'noticeLead', toMinutes(parameters.at(local.notice_lead, day, place)), day);
  const minute = Math.max(lodged, request.release - lead);
  return minute >= request.release || minute >= sim.end ? undefined : minute;
}

/** A jail that will hold tells nobody. */
function givesNotice({ rules }: Simulation, episode: Episode, { form, name }: Request, minute: number): boolean {
  const day = dayOf(minute);
  return !(form.asks === 'hold' && rules.wouldHold(episode, day, name)) && rules.wouldNotify(episode, day, name);
}

function answerAtRelease(sim: Simulation, agenda: Agenda, episode: Episode, request: Request): void {
  const { release: at, form, name } = request;
  if (form.asks === 'notice') {
    const honored = sim.rules.wouldNotify(episode, dayOf(at), name);
    answer(sim, episode, request, at, honored ? 'honored' : 'declined');
    return release(sim, agenda, episode, at, honored ? 'released_unannounced' : 'declined');
  }
  if (!sim.rules.wouldHold(episode, dayOf(at), name)) {
    answer(sim, episode, request, at, 'declined');
    return release(sim, agenda, episode, at, 'declined');
  }
  answer(sim, episode, request, at, 'honored');
  if (!hasFlag(episode.seenAs, 'removable')) count(sim, episode, 'held_not_removable', at);
  const gone = holdEnd(at, toMinutes(form.hold_hours), form.weekends_count, form.holidays_count);
  note(sim, episode, at, 'held', { until: gone });
  offer(sim, agenda, episode, { ready: at, gone, held: true, otherwise: undefined });
}

/** What the jail did, counted in the month of the request; and whether a refusal went on record. */
function answer(
  sim: Simulation,
  episode: Episode,
  request: Request,
  minute: number,
  given: 'honored' | 'declined',
): void {
  const { at: place } = episode;
  request.answer = given;
  note(sim, episode, minute, given);
  sim.answers.push({ code: place.code, at: minute, given });
  countIn(sim, episode, given === 'honored' ? 'honored' : 'declined_requests', request.month, minute);
  if (given === 'honored') return;
  const day = dayOf(minute);
  const stated = sim.parameters.at(sim.scenario.recorder.refusal, day, place);
  const recorded = sim.effects.isSilent(day, place) ? 0 : sim.effects.at('recording', stated, place);
  request.refusalRecorded = chance(sim, episode, 'recordRefusal', recorded, day);
  if (request.refusalRecorded) countIn(sim, episode, 'recorded_refusals', request.month, minute);
}

/** The window in which ICE may collect. `otherwise` replaces the reason if it does not. */
type Window = { ready: number; gone: number; held: boolean; otherwise: Outcome | undefined };

/** Step 7: whether ICE comes, and if so in time. */
function offer(sim: Simulation, agenda: Agenda, episode: Episode, window: Window): void {
  const {
    parameters,
    scenario: { pickup },
  } = sim;
  const { at: place } = episode;
  const { ready, gone, held, otherwise } = window;
  tell(sim, episode, dayOf(ready), { what: 'window', minute: ready, until: gone });
  const lose = (reason: Outcome) => {
    if (held) endHold(sim, episode, ready, gone);
    release(sim, agenda, episode, gone, otherwise ?? reason);
  };
  const comes = (by: 'come_match' | 'come_interview'): boolean => {
    const here = sim.effects.at('coming', parameters.at(pickup[by], dayOf(ready), place), place);
    const ofTier = here * episode.comeFactor;
    return chance(sim, episode, 'come', sim.rules.bySeriousness('come', ofTier, episode, dayOf(ready)), dayOf(ready));
  };
  // An officer who is in the jail already is asked before one who would have to travel.
  // In a prison to which somebody was sent, whoever comes is there already.
  const sent = episode.at !== episode.person.place;
  const isThere = (episode.interviewed || sent) && comes('come_interview');
  if (!isThere && !(episode.matched && !sent && comes('come_match'))) return lose('not_collected');

  const served = (minute: number, minutes: number) => {
    tell(sim, episode, dayOf(minute), { what: 'served', line: 'pickup', minute, minutes });
    cost(sim, episode, 'pickup_hour', minutes, minute);
    const mean = toMinutes(parameters.at(pickup.travel, dayOf(minute), place));
    const arrival = isThere ? minute : minute + wait(sim, episode, 'travel', mean, dayOf(minute));
    note(sim, episode, minute, 'officer sets out', { arrival });
    if (arrival > gone) return lose('missed');
    const at = held ? arrival : Math.max(arrival, gone);
    if (held) endHold(sim, episode, ready, at);
    transfer(sim, episode, at, 'transferred_on_request');
  };
  put(agenda.pickups, dayOf(ready), { episode, ready, gone, served, left: () => lose('not_collected') });
}
