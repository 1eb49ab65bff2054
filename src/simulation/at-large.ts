/**
 * Step 9: Fugitive Operations Teams share their hours between people released from jail and the backlog of absconders;
 * other at-large arrests come from outside.
 */
import { DAY, monthDays, monthOfDay, monthStart } from './calendar.ts';
import { COUNTER } from './counters.ts';
import { Decision } from './decisions.ts';
import type { OfficeRun } from './office.ts';
import { arrestedAtLarge, isSerious } from './outcome.ts';
import { poisson } from './quantiles.ts';
import { draw, threefry, threshold } from './random.ts';

/** First of the month: the list as it stands, the backlog, and arrests that no team makes. */
export function workMonth(run: OfficeRun, month: number): void {
  const { office, tally } = run;
  run.listMonths = office.listMonths;
  const rows = targetsOf(run, month);
  const unlimited = office.teamMinutes < 0;
  const total = unlimited ? 0 : office.teamMinutes;
  const backlogNeeds = run.absconders * office.absconderAttempt;
  const listShare = Math.floor(total * office.listWeight);
  const forList = listShare + Math.max(0, total - listShare - backlogNeeds);

  let used = 0;
  for (const row of rows) {
    const need = needOf(run, row);
    if (!unlimited && used + need > forList) break;
    used += need;
    attempt(run, row, month);
  }
  const attempts = unlimited ? 0 : backlogAttempts(run, total - used);
  const arrests = arrestAbsconders(run, month, attempts);
  tally.office(COUNTER.team_minutes_used, month, used + attempts * office.absconderAttempt);
  if (!unlimited) tally.office(COUNTER.team_minutes_given, month, total);
  run.chargeOffice(run.ledger.team_year, month, office.teams);
  moveStock(run, month, arrests);
  tally.office(
    COUNTER.at_large_other,
    month,
    poisson(office.otherAtLarge, run.officeKey, Decision.otherAtLarge, month * 65536),
  );
  tally.office(
    COUNTER.other_arrests,
    month,
    poisson(office.otherArrests, run.officeKey, Decision.otherArrests, month * 65536),
  );
}

/**
 * The list in the order in which it is worked, without those who have gone and those released too long ago. The list
 * was in order a month ago, so that only the new people are sorted, and merged in.
 */
function targetsOf(run: OfficeRun, month: number): number[] {
  const { episodes: e, targets, office } = run;
  const order = (row: number) => e.tier[row] * 2 ** 44 + e.key[row];
  const stays = (row: number, stamp: number): boolean => {
    if (e.stamp[row] !== stamp || e.listed[row] === 0) return false;
    if (month - monthOfDay(e.releasedDay[row]) < office.listMonths) return true;
    e.listed[row] = 0;
    if (e.returnAt[row] >= run.end) e.drop(row);
    return false;
  };
  const old: number[] = [];
  const fresh: number[] = [];
  for (let i = 0; i < targets.rows.length; i += 1) {
    if (stays(targets.rows[i], targets.stamps[i])) (i < targets.inOrder ? old : fresh).push(targets.rows[i]);
  }
  fresh.sort((a, b) => order(a) - order(b));
  const rows: number[] = [];
  let next = 0;
  for (const row of old) {
    while (next < fresh.length && order(fresh[next]) < order(row)) rows.push(fresh[next++]);
    rows.push(row);
  }
  while (next < fresh.length) rows.push(fresh[next++]);
  run.targets = { rows, stamps: rows.map((row) => e.stamp[row]), inOrder: rows.length };
  return rows;
}

function needOf(run: OfficeRun, row: number): number {
  const { office, episodes: e } = run;
  const serious = isSerious(run.conviction[e.sort[row]]);
  return serious ? Math.floor(office.perAttempt * office.seriousFactor + 0.5) : office.perAttempt;
}

/** One attempt to find a person in a month. It counts only before the next booking. */
function attempt(run: OfficeRun, row: number, month: number): void {
  const { episodes: e, office } = run;
  const occurrence = e.episode[row] * 4096 + month;
  const u = threefry(e.k0[row], e.k1[row], Decision.attemptMinute, occurrence) >>> 0;
  const minute = monthStart(month) * DAY + Math.floor((u * (monthDays(month) * DAY)) / 4294967296);
  let chance = office.success;
  for (let m = month - monthOfDay(e.releasedDay[row]); m > 0; m -= 1) chance *= office.successDecay;
  if (threefry(e.k0[row], e.k1[row], Decision.attemptSuccess, occurrence) >>> 0 >= threshold(chance)) return;
  if (minute >= e.returnAt[row] || minute >= run.end) return;
  arrestedAtLarge(run, row, minute);
  e.listed[row] = 0;
  e.drop(row);
}

/** Absconders looked for in the minutes that are left. */
function backlogAttempts({ office, absconders }: OfficeRun, minutes: number): number {
  return office.absconderAttempt === 0
    ? absconders
    : Math.min(absconders, Math.floor(minutes / office.absconderAttempt));
}

function arrestAbsconders(run: OfficeRun, month: number, attempts: number): number {
  const { ledger } = run;
  let arrests = 0;
  for (let i = 0; i < attempts; i += 1) {
    if (draw(run.officeKey, Decision.absconderArrest, month * 65536 + i) < run.office.absconderSuccess) arrests += 1;
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
  const { episodes: e, targets, listMonths } = run;
  let count = 0;
  for (let i = 0; i < targets.rows.length; i += 1) {
    const row = targets.rows[i];
    if (e.stamp[row] !== targets.stamps[i] || e.listed[row] === 0) continue;
    if (month - monthOfDay(e.releasedDay[row]) < listMonths) count += 1;
  }
  run.tally.stock(COUNTER.at_large_backlog, month, count);
}
