/**
 * Steps 4 and 5: does ICE ask for the person, with which form, and what a lodged request does to the stay.
 */
import { CLASSES, COUNTER } from './counters.ts';
import { Decision } from './decisions.ts';
import { State } from './episodes.ts';
import type { Form } from './shelf.ts';
import type { OfficeRun } from './office.ts';
import { close } from './outcome.ts';
import { slice } from './quantiles.ts';
import { threefry, threshold } from './random.ts';
import { accessAllowed, wouldHold } from './rules.ts';

const NO_CONVICTION = CLASSES.indexOf('none');
const FORM_COUNTERS = [COUNTER.detainers, COUNTER.notifications, COUNTER.other_requests];

/** The decision on a request, at the minute `next` of the row. */
export function decide(run: OfficeRun, row: number): void {
  const { episodes: e, now } = run;
  const minute = e.next[row];
  const place = e.place[row];
  const chance = (decision: number, limit: number) =>
    threefry(e.k0[row], e.k1[row], decision, e.episode[row]) >>> 0 < limit;

  const present = run.regimes[now.regime[place]];
  const follows = present.before === null || chance(Decision.adherencePriority, now.adherencePriority[place]);
  const regime = follows ? present : present.before;
  const tier = regime.tierOf[e.sort[row]];
  const wanted =
    tier !== 255 &&
    regime.forms[tier] >= 0 &&
    chance(Decision.requestShare, threshold(regime.shares[tier] * now.requestLevel[place]));
  if (!wanted) return notAsked(run, row, minute);
  e.tier[row] = tier;
  e.comeFactor[row] = regime.comeFactors[tier];

  if (
    minute < e.natural[row] &&
    chance(Decision.withoutRequest, now.withoutRequest[place]) &&
    accessAllowed(run, row)
  ) {
    e.state[row] = State.posted;
    return run.schedule(row, e.natural[row]);
  }

  const { forms } = run;
  let form = follows ? regime.forms[tier] : present.detainerForm;
  if (!forms[form].asksHold && !chance(Decision.adherenceForm, now.adherenceForm[place])) form = present.detainerForm;
  const { ground, otherwise } = forms[form];
  if (ground !== null && ground[e.sort[row]] === 0 && otherwise >= 0) form = otherwise;
  lodge(run, row, minute, form, forms[form]);
}

function notAsked(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e } = run;
  if (e.natural[row] <= minute) return close(run, row, COUNTER.outcome_not_requested, minute);
  e.state[row] = State.unasked;
  run.schedule(row, e.natural[row]);
}

function lodge(run: OfficeRun, row: number, minute: number, form: number, definition: Form): void {
  const { episodes: e, now } = run;
  const place = e.place[row];
  const noConviction = run.conviction[e.sort[row]] === NO_CONVICTION;
  e.lodged[row] = minute;
  e.form[row] = form;
  e.linkThreshold[row] = now.recordCustody[place];
  run.count(FORM_COUNTERS[definition.countsAs], row, minute);
  if (noConviction) run.count(COUNTER.requests_no_conviction, row, minute);
  const recorded =
    threefry(e.k0[row], e.k1[row], Decision.recordConviction, e.episode[row]) >>> 0 < now.recordConviction[place];
  if (noConviction || !recorded) run.count(COUNTER.recorded_no_conviction, row, minute);
  run.charge(run.ledger.request, row, minute, 1);
  if (e.natural[row] <= minute) {
    run.count(COUNTER.unanswered, row, minute);
    e.answered[row] = 1;
    return close(run, row, COUNTER.outcome_too_late, minute);
  }
  if (definition.asksHold) {
    const honored = wouldHold(run, row, definition.name);
    const factor = honored ? now.stayFactorHonored[place] : now.stayFactorOther[place];
    const stretched = minute + Math.floor((e.natural[row] - minute) * factor + 0.5);
    e.release[row] = Math.min(stretched, Math.max(e.natural[row], e.booked[row] + now.longest[place]));
  }
  e.state[row] = State.requested;
  run.schedule(row, noticeMinute(run, row, minute, definition));
}

/** When the jail could tell ICE of the release: some time before it, or at the release (too late to help). */
function noticeMinute(run: OfficeRun, row: number, lodged: number, definition: Form): number {
  const { episodes: e, now } = run;
  const place = e.place[row];
  const [k0, k1, episode] = [e.k0[row], e.k1[row], e.episode[row]];
  if (!definition.notice || threefry(k0, k1, Decision.noticeReaches, episode) >>> 0 >= now.noticeReaches[place])
    return e.release[row];
  const leads = run.durations[now.noticeLead[place]];
  const lead = leads[slice(threefry(k0, k1, Decision.noticeLead, episode) >>> 0)];
  return Math.max(lodged, e.release[row] - lead);
}
