/**
 * Step 9: Fugitive Operations Teams share their hours between people released from jail and the backlog of absconders;
 * other at-large arrests come from outside.
 */
import { monthOfDay } from '../../base/calendar.ts';
import { COUNTER } from '../../base/counters.ts';
import { Decision } from '../compile/decisions.ts';
import { Field } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';
import { arrestedAtLarge, isSerious } from './outcome.ts';
import { poisson } from '../../base/quantiles.ts';
import { draw, type Key, monthKey, threshold } from '../../base/random.ts';

/** First of the month: the list as it stands, the backlog, and arrests that no team makes. */
export function workMonth(run: OfficeRun, month: number): void {
  const { office, tally } = run;
  run.listMonths = office.listMonths;
  run.targets.beginMonth(month, month - run.listMonths, (row) => expire(run, row));
  const unlimited = office.teamMinutes < 0;
  const total = unlimited ? 0 : office.teamMinutes;
  const backlogNeeds = run.absconders * office.absconderAttempt;
  const listShare = Math.floor(total * shareOfList(run, backlogNeeds));
  const forList = listShare + Math.max(0, total - listShare - backlogNeeds);

  const used = workList(run, month, unlimited ? Number.POSITIVE_INFINITY : forList);
  const attempts = unlimited ? 0 : backlogAttempts(run, total - used);
  const key = monthKey(run.officeKey, month);
  const arrests = arrestAbsconders(run, month, attempts, key);
  tally.office(COUNTER.team_minutes_used, month, used + attempts * office.absconderAttempt);
  if (!unlimited) tally.office(COUNTER.team_minutes_given, month, total);
  run.chargeOffice(run.ledger.team_year, month, office.teams);
  moveStock(run, month, arrests);
  tally.office(COUNTER.at_large_other, month, poisson(office.otherAtLarge, key, Decision.otherAtLarge, 0));
  tally.office(COUNTER.other_arrests, month, poisson(office.otherArrests, key, Decision.otherArrests, 0));
}

/**
 * Looks for the people of the list, in its order, until somebody does not fit. A small country, in which whoever stands for
 * many seldom fits, goes on while there are minutes, and owes what it overdraws to the months that follow.
 * @returns minutes used of those given
 */
function workList(run: OfficeRun, month: number, given: number): number {
  let used = run.overdrawn;
  for (let row = run.targets.take(); row >= 0; row = run.targets.take()) {
    const need = needOf(run, row) * run.each;
    if (run.each === 1 ? used + need > given : used >= given) break;
    used += need;
    attempt(run, row, month);
  }
  run.overdrawn = Math.max(0, used - given);
  return used - run.overdrawn;
}

/** The list's part of the hours: its weight, and as far as teams respond, what its work and the backlog's make of that. */
function shareOfList({ office, targets, each }: OfficeRun, backlogNeeds: number): number {
  const { listWeight, responds, respondsAt } = office;
  const ofList = listWeight * targets.size * each * office.perAttempt;
  const ofBoth = ofList + (1 - listWeight) * respondsAt * backlogNeeds;
  return (1 - responds) * listWeight + responds * (ofBoth > 0 ? ofList / ofBoth : listWeight);
}

/** Released too long ago: off the list. */
function expire(run: OfficeRun, row: number): void {
  const { episodes: e } = run;
  run.targets.remove(e, row);
  if (e.words[row + Field.next] >= run.end) e.drop(row);
}

function needOf(run: OfficeRun, row: number): number {
  const { office } = run;
  const { words: w } = run.episodes;
  const serious = isSerious(w[row + Field.conviction]);
  return serious ? Math.floor(office.perAttempt * office.seriousFactor + 0.5) : office.perAttempt;
}

/** One attempt to find a person in a month. It counts only before the next booking. */
function attempt(run: OfficeRun, row: number, month: number): void {
  const { episodes: e, office } = run;
  const { words: w } = e;
  const occurrence = w[row + Field.episode] * 4096 + month;
  const minute = run.moment(row, Decision.attemptMinute, occurrence, month);
  let chance = office.success;
  // The month after the release is the first in which teams look: the trail is as fresh as it gets.
  for (let m = month - monthOfDay(w[row + Field.releasedDay]); m > 1; m -= 1) chance *= office.successDecay;
  if (!run.chance(row, Decision.attemptSuccess, threshold(chance), occurrence)) return;
  if (minute >= w[row + Field.next] || minute >= run.end) return;
  arrestedAtLarge(run, row, minute);
  run.targets.remove(e, row);
  e.drop(row);
}

/** Absconders looked for in the minutes that are left. */
function backlogAttempts({ office, absconders }: OfficeRun, minutes: number): number {
  return office.absconderAttempt === 0
    ? absconders
    : Math.min(absconders, Math.floor(minutes / office.absconderAttempt));
}

function arrestAbsconders(run: OfficeRun, month: number, attempts: number, key: Key): number {
  const { ledger } = run;
  let arrests = 0;
  for (let i = 0; i < attempts; i += 1) {
    if (draw(key, Decision.absconderArrest, i) < run.office.absconderSuccess) arrests += 1;
  }
  run.tally.office(COUNTER.at_large_absconders, month, arrests);
  for (let i = 0; i < arrests; i += 1) {
    run.chargeOffice(ledger.at_large_arrest, month, 1);
    run.chargeOffice(ledger.custody_arrest, month, 1);
  }
  return arrests;
}

function moveStock(run: OfficeRun, month: number, arrests: number): void {
  const { office, absconders: before } = run;
  const outflow = Math.floor(before * office.absconderOutflow + 0.5);
  run.absconders = Math.max(0, before - arrests - outflow + Math.floor(office.absconderInflow + 0.5));
  run.tally.stock(COUNTER.absconder_stock, month, run.absconders);
}

/** How many people are on the list when a month ends. */
export function backlogAtMonthEnd(run: OfficeRun, month: number): void {
  run.tally.stock(COUNTER.at_large_backlog, month, run.listMonths > 0 ? run.targets.size * run.each : 0);
}
