/**
 * Steps 4 and 5: does ICE ask for the person, with which form, and what a lodged request does to the stay.
 */
import { monthOf } from '../../base/calendar.ts';
import { CLASSES } from '../../base/vocabulary.ts';
import { COUNTER } from '../../base/counters.ts';
import { Decision } from '../compile/decisions.ts';
import { BY_JAIL, Field, PASSED_OVER, State } from '../store/episodes.ts';
import type { Form } from '../compile/shelf.ts';
import type { OfficeRun } from './office.ts';
import { passesOver } from './asking.ts';
import { close } from './outcome.ts';
import { withoutForm } from './jail-officers.ts';
import { threshold, withOdds } from '../../base/random.ts';
import { accessAllowed, convictionNow, oddsOf, wouldHold } from './rules.ts';
import { awaitSentence, awaitsSentence, toPrison } from './sentence.ts';

const NO_CONVICTION = CLASSES.indexOf('none');
const FORM_COUNTERS = [COUNTER.detainers, COUNTER.notifications, COUNTER.other_requests];

/** The decision on a request, at the minute `next` of the row. */
export function decide(run: OfficeRun, row: number): void {
  const { now } = run;
  const { words: w } = run.episodes;
  const minute = w[row + Field.next];
  if (awaitsSentence(run, row) && w[row + Field.release] <= minute) toPrison(run, row);
  const place = w[row + Field.place];

  const present = run.regimes[now.regime[place]];
  const follows = present.before < 0 || run.chance(row, Decision.adherencePriority, now.adherencePriority[place]);
  const number = follows ? now.regime[place] : present.before;
  const regime = run.regimes[number];
  const tier = regime.tierOf[w[row + Field.sort]];
  run.note(row, follows ? 'tier' : 'earlier tier', tier);
  const asks = tier !== 255 && regime.forms[tier] >= 0;
  const share = asks ? regime.shares[tier] * now.requestLevel[place] * now.officeEffort[place] : 0;
  if (!asks || !run.chance(row, Decision.requestShare, threshold(share))) return notAsked(run, row, minute);
  w[row + Field.tier] = tier;
  w[row + Field.regime] = number;
  if (passesOver(run, row, share)) {
    w[row + Field.lodged] = PASSED_OVER;
    return notAsked(run, row, minute);
  }

  if (
    minute < w[row + Field.natural] &&
    accessAllowed(run, row) &&
    run.chance(row, Decision.withoutRequest, withoutForm(run, row))
  ) {
    w[row + Field.state] = State.posted;
    return run.schedule(row, w[row + Field.natural]);
  }

  const { forms } = run;
  let form = follows ? regime.forms[tier] : present.detainerForm;
  if (!forms[form].asksHold && !run.chance(row, Decision.adherenceForm, now.adherenceForm[place]))
    form = present.detainerForm;
  const { ground, otherwise } = forms[form];
  if (ground !== null && ground[w[row + Field.sort]] === 0 && otherwise >= 0) form = otherwise;
  lodge(run, row, minute, form, forms[form]);
}

/**
 * Nobody asks. No rule and nobody's hours can change how that ends, so it is settled now, with the date of the release;
 * but for those whom the teams will look for from that day on, or whom the end of the run finds inside.
 */
function notAsked(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  if (awaitsSentence(run, row)) return awaitSentence(run, row);
  const natural = w[row + Field.natural];
  if (natural <= minute) return close(run, row, COUNTER.outcome_not_requested, minute);
  if (natural >= run.end || w[row + Field.lodged] === PASSED_OVER) {
    w[row + Field.state] = State.unasked;
    return run.schedule(row, natural);
  }
  w[row + Field.next] = natural;
  close(run, row, COUNTER.outcome_not_requested, natural);
}

function lodge(run: OfficeRun, row: number, minute: number, form: number, definition: Form): void {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  const noConviction = convictionNow(run, row) === NO_CONVICTION;
  w[row + Field.lodged] = minute;
  w[row + Field.form] = form;
  w[row + Field.way] &= BY_JAIL - 1;
  w[row + Field.linked] = run.chance(row, Decision.recordCustody, now.recordCustody[place]) ? 1 : 0;
  run.count(FORM_COUNTERS[definition.countsAs], row, minute);
  if (noConviction) run.count(COUNTER.requests_no_conviction, row, minute);
  if (noConviction || !run.chance(row, Decision.recordConviction, now.recordConviction[place]))
    run.count(COUNTER.recorded_no_conviction, row, minute);
  run.charge(run.ledger.request, row, minute, 1);
  run.jails?.requested(monthOf(minute), place, noConviction);
  if (w[row + Field.natural] <= minute) {
    run.count(COUNTER.unanswered, row, minute);
    w[row + Field.answered] = 1;
    return close(run, row, COUNTER.outcome_too_late, minute);
  }
  if (awaitsSentence(run, row)) {
    run.note(row, 'lodged', w[row + Field.natural]);
    return awaitSentence(run, row);
  }
  stretch(run, row, minute, definition);
  run.note(row, 'lodged', w[row + Field.release]);
  expectAnswer(run, row, minute, definition);
}

/** A request lodged in jail, at the minute from which the prison answers for it. */
export function respond(run: OfficeRun, row: number, minute: number): void {
  const definition = run.forms[run.episodes.words[row + Field.form]];
  stretch(run, row, minute, definition);
  expectAnswer(run, row, minute, definition);
}

/** What a request does to the rest of the stay. */
function stretch(run: OfficeRun, row: number, minute: number, definition: Form): void {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  if (definition.asksHold) {
    const honored = wouldHold(run, row, definition.name);
    const factor = honored ? now.stayFactorHonored[place] : now.stayFactorOther[place];
    const stretched = minute + Math.floor((w[row + Field.natural] - minute) * factor + 0.5);
    w[row + Field.release] = Math.min(
      stretched,
      Math.max(w[row + Field.natural], w[row + Field.booked] + now.longest[place]),
    );
  }
}

function expectAnswer(run: OfficeRun, row: number, minute: number, definition: Form): void {
  run.episodes.words[row + Field.state] = State.requested;
  run.schedule(row, noticeMinute(run, row, minute, definition));
}

/** When the jail could tell ICE of the release: some time before it, or at the release (too late to help). */
function noticeMinute(run: OfficeRun, row: number, lodged: number, definition: Form): number {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  if (!definition.notice) return w[row + Field.release];
  const reaches = withOdds(now.noticeReaches[place], oddsOf(run, row).notice[convictionNow(run, row)]);
  if (!run.chance(row, Decision.noticeReaches, reaches)) return w[row + Field.release];
  const lead = run.duration(row, Decision.noticeLead, now.noticeLead[place]);
  return Math.max(lodged, w[row + Field.release] - lead);
}
