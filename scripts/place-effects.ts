/**
 * Writes place_effects.csv: how much higher or lower the odds that ICE comes are in single jails than in the middle one, as
 * far as the record of FY2003 to November 2015 tells (record_custody.csv). No run of the model is read.
 *
 * The record counts custody, and ICE may come and still be too late, or its custody not be linked to the form. So the share
 * recorded, as a function of an effect e on the log odds of coming, is
 *
 *     CEILING x (m x at(.5, e) + (1 - m) x at(.82, e)) x (1 - LOST x share of forms sent under a hard limit)
 *
 * with m the share matched alone. Jails differ in other things than coming, too, so the log odds recorded lie around those with an error besides that of
 * counting. The estimate is what they tell of e apart from where effects lie beforehand: near the ceiling that is little, and
 * its error is large.
 *
 *     npx tsx scripts/place-effects.ts
 */
import { pathToFileURL } from 'node:url';
import { parseDay } from '../src/base/calendar.ts';
import { atOdds } from '../src/base/odds.ts';
import { loadWorld } from '../src/world/files.ts';
import type { World } from '../src/world/world.ts';
import { DATA, fittable, readTable, sum, writeTable, type Row } from './tables.ts';

/** Chances that ICE comes in the middle jail after a match alone and after an interview (assumed). */
const COME_MATCH = 0.5;
const COME_INTERVIEW = 0.82;
/** The share matched alone, where officers interview people in the jail and where they only visit (assumed). */
const MATCHED = { interviewed: 0.24, visited: 0.77 };
/** Custody on record where ICE always comes: asked and arrived in time (.89 of requests) and linked (.95) (assumed). */
const CEILING = 0.85;
/** What a hard limit takes off a jail's custody (assumed: requests under such limits were noted as booked .38 as often). */
const LOST = 0.6;
/** The spread of effects before the record is seen (assumed: that which makes the record's spread). */
const SPREAD = 1.45;

/** What other differences of jails do to the log odds of custody, as a standard deviation (assumed: stays, travel, linking). */
const OTHERWISE = 0.1;

/** Limits under which a jail declines most requests. */
const HARD =
  /^(decline-all|judicial-order|cook-county|santa-clara|san-francisco|new-york-city-2014|colorado-counties|denver|philadelphia|miami-dade|king-county-2014|court-warrant|removal-order)/;

/** All forms of FY2003 to November 2015 (TRAC), and the fiscal years with totals of their own in patterns.csv. */
const FORMS = 1_853_732;
const LAST_DAY = parseDay('2015-12-01');
const START = parseDay('2002-10-01');

/** A value and its error from the means over a grid of what is not excluded. */
const GRID = Array.from({ length: 801 }, (_, i) => (i - 400) / 50);

type Span = { readonly from: number; readonly to: number; readonly forms: number };

/** When forms were sent: years with totals, and the rest alike before and after them. */
function spansOf(patterns: readonly Row[]): Span[] {
  const years = patterns
    .filter(({ id }) => /^requests-fy\d+$/.test(id))
    .map(({ from, to, low }) => ({ from: parseDay(from), to: parseDay(nextMonth(to)), forms: Number(low) }))
    .sort((a, b) => a.from - b.from);
  const [first, last] = [years[0], years[years.length - 1]];
  const after = { from: last.to, to: LAST_DAY, forms: (last.forms * (LAST_DAY - last.to)) / (last.to - last.from) };
  const known = sum([...years, after], ({ forms }) => forms);
  return [{ from: START, to: first.from, forms: FORMS - known }, ...years, after];
}

function nextMonth(month: string): string {
  const [year, of] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01-01` : `${year}-${String(of + 1).padStart(2, '0')}-01`;
}

/** The share of all forms sent in the days from one to another. */
const sentIn = (spans: readonly Span[], from: number, to: number): number =>
  sum(spans, (span) => {
    const days = Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
    return (span.forms * days) / (span.to - span.from);
  }) / FORMS;

/** By jail, the share of forms sent while a hard limit was in force. */
function limitedShares(policies: readonly Row[], spans: readonly Span[]): Map<string, number> {
  const shares = new Map<string, number>();
  const dated = policies.map(({ jurisdiction, from, policy }) => ({ jurisdiction, policy, day: parseDay(from) }));
  for (const { jurisdiction, policy, day } of dated) {
    if (!HARD.test(policy)) continue;
    const later = dated
      .filter((other) => other.jurisdiction === jurisdiction && other.day > day)
      .map((other) => other.day);
    const share = sentIn(spans, day, Math.min(LAST_DAY, ...later));
    shares.set(jurisdiction, (shares.get(jurisdiction) ?? 0) + share);
  }
  return shares;
}

/** What counts tell of an effect, apart from where effects lie beforehand. */
export function estimateOf(
  { requests, custody }: { readonly requests: number; readonly custody: number },
  { matched, limited }: { readonly matched: number; readonly limited: number },
): { estimate: number; se: number } {
  const shares = GRID.map((effect) => {
    const come = matched * atOdds(COME_MATCH, effect) + (1 - matched) * atOdds(COME_INTERVIEW, effect);
    return CEILING * come * (1 - LOST * limited);
  });
  const recorded = Math.log((custody + 0.5) / (requests - custody + 0.5));
  const error = 1 / (custody + 0.5) + 1 / (requests - custody + 0.5) + OTHERWISE ** 2;
  const logs = GRID.map(
    (effect, i) =>
      -((recorded - Math.log(shares[i] / (1 - shares[i]))) ** 2) / (2 * error) - effect ** 2 / (2 * SPREAD ** 2),
  );
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const whole = sum(weights, (weight) => weight);
  const mean = sum(GRID.entries(), ([i, effect]) => weights[i] * effect) / whole;
  const variance = sum(GRID.entries(), ([i, effect]) => weights[i] * (effect - mean) ** 2) / whole;
  const prior = SPREAD * SPREAD;
  // The prior's part is taken out again: 1 / variance = 1 / prior + 1 / se^2, and the mean is weighted alike.
  const weight = 1 - Math.min(variance, 0.999 * prior) / prior;
  return { estimate: mean / weight, se: Math.sqrt((prior * (1 - weight)) / weight) };
}

/**
 * Jails of which the record knows requests; where it does not, nothing is known of coming, either.
 * @param interviewed codes of the jails with officers who interview
 */
export function placeEffectsTable(
  record: readonly Row[],
  policies: readonly Row[],
  patterns: readonly Row[],
  interviewed: ReadonlySet<string>,
): Row[] {
  const limited = limitedShares(policies, spansOf(patterns));
  return record
    .filter(({ requests }) => Number(requests) > 0)
    .map(({ jurisdiction, requests, custody }) => {
      const { estimate, se } = estimateOf(
        { requests: Number(requests), custody: Number(custody) },
        {
          matched: interviewed.has(jurisdiction) ? MATCHED.interviewed : MATCHED.visited,
          limited: limited.get(jurisdiction) ?? 0,
        },
      );
      return { jurisdiction, effect: 'coming', estimate: estimate.toFixed(4), se: se.toFixed(4) };
    });
}

/** The jails with officers who interview. */
export const interviewedJails = ({ jurisdictions }: World): Set<string> =>
  new Set(jurisdictions.filter(({ groups }) => groups.includes('interviewed-jails')).map(({ code }) => code));

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const tables = [fittable('record_custody'), readTable(DATA, 'local_policies'), fittable('patterns')] as const;
  writeTable(DATA, 'place_effects', placeEffectsTable(...tables, interviewedJails(loadWorld())));
}
