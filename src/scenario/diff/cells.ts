/**
 * Where and when a parameter differs between two scenarios: its value is asked for at every place and on every day on
 * which it may change, as the simulation does, so that a value stated again unchanged is no difference.
 */
import type { TableRow } from '../../world/world.ts';
import { parseDay } from '../../base/calendar.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { isUncertain, possibleDays, type Possible } from '../../base/known-days.ts';
import { Dated } from '../values/dated.ts';
import { fadesOf, firstTold } from '../values/fade.ts';
import type { Place } from '../values/places.ts';
import type { Parameter } from '../schema.ts';
import { evidenceInWords, type Evidence } from '../words/values.ts';

/** A day that is stated and not exactly known, and which days are possible. */
type Uncertain = { readonly day: number; readonly possible: Possible };
/** A value as a scenario states it. Two values are the same if their keys are. */
export type Stated = {
  readonly value: unknown;
  readonly key: string;
  readonly evidence: string;
  readonly uncertain?: Uncertain | undefined;
};
/** Days since 2000: from the first, until before the second. */
export type Span = { readonly from: number; readonly to: number };
/** The possible days of a beginning, and of what follows an end, where they are not exactly known. */
export type Unsure = { readonly from?: Possible | undefined; readonly to?: Possible | undefined };
/** One place over days on which both sides keep their values. */
export type Cell = Span & {
  readonly place: Place;
  readonly was: Stated;
  readonly is: Stated;
  readonly unsure: Unsure;
};

type Entry = NonNullable<Parameter['values']>[number] & Evidence;

const ABSENT: Stated = { value: undefined, key: '', evidence: evidenceInWords({}) };

/** A parameter of one scenario, to be read with its evidence. */
export class Reading {
  private readonly stated: Stated[] = [];
  /** The values of which some fade, by the position of what they were, in the order of days. */
  private readonly fading: { readonly position: number; readonly day: number; readonly stated: Stated }[] = [];
  /** Positions in `stated` by day and place, so that the rule of which value holds is that of the simulation. */
  private readonly positions: Dated<number>;

  /** @param keyOf what makes two values the same */
  constructor(parameter: Parameter, rows: readonly TableRow[], keyOf: (value: unknown) => string = canonicalJson) {
    const add = (value: unknown, evidence: string, uncertain?: Uncertain): number =>
      this.stated.push({ value, key: keyOf(value), evidence, uncertain }) - 1;
    const { value: single, fade } = parameter;
    const entries: readonly Entry[] = parameter.values ?? (single === undefined ? [] : [{ value: single, fade }]);
    const values = entries.map(({ fade: own, ...entry }) => {
      const evidence = evidenceOf(entry, parameter);
      const position = add(entry.value, evidence, uncertainOf(entry));
      const fades = fadesOf(own);
      // Once it has begun to fade it is another value, and again from the next fade on.
      fades.forEach((one, i) => {
        const faded = { value: entry.value, fade: fades.slice(0, i + 1) };
        this.fading.push({
          position,
          day: firstTold(one),
          stated: { value: faded, key: canonicalJson(faded), evidence },
        });
      });
      return { ...entry, value: position };
    });
    const fromTable = new Map<string, number>();
    const places = rows.map((row) => {
      const uncertain = uncertainOf(row);
      const alike = JSON.stringify([row.value, uncertain]);
      const known = fromTable.get(alike) ?? add(row.value, tableEvidence(parameter), uncertain);
      fromTable.set(alike, known);
      return { ...row, value: known };
    });
    this.positions = new Dated<number>({ unit: '', values }, places);
  }

  at(day: number, place: Place): Stated {
    const position = this.positions.at(day, place);
    if (position === undefined) return ABSENT;
    const faded = this.fading.findLast((one) => one.position === position && one.day <= day);
    return faded?.stated ?? this.stated[position];
  }

  /** Two places of one field office for which this is the same have the same value on every day. */
  likeness = (place: Place): string => this.positions.likeness(place);

  changes(place: Place): Set<number> {
    const days = this.positions.changes([place]);
    for (const { day } of this.fading) days.add(day);
    return days;
  }
}

/** A day that a draw has chosen is known. */
function uncertainOf({ from, known_to: knownTo, begins }: Dateable): Uncertain | undefined {
  if (from === undefined || begins !== undefined) return undefined;
  const possible = possibleDays(from, knownTo);
  return isUncertain(possible) ? { day: parseDay(from), possible } : undefined;
}
type Dateable = { from?: string | undefined; known_to?: string | undefined; begins?: number | undefined };

function evidenceOf(entry: Evidence, parameter: Parameter): string {
  return evidenceInWords(entry.source === undefined && entry.assumed === undefined ? parameter : entry);
}

const tableEvidence = (parameter: Parameter): string =>
  `${evidenceInWords(parameter)}; by place, in the tables that come with the scenarios`;

/** The cells in which two readings of a parameter differ, in order of place and day. */
export function differingCells(was: Reading, is: Reading, places: readonly Place[], span: Span): Cell[] {
  return places.flatMap((place) => {
    const starts = [...startsAt(place, was, is, span), span.to];
    const stands = starts.map((day) => ({ day, was: was.at(day, place), is: is.at(day, place) }));
    const cells: Cell[] = [];
    for (let i = 0; i + 1 < stands.length; i += 1) {
      const [here, next] = [stands[i], stands[i + 1]];
      if (here.was.key === here.is.key) continue;
      const unsure = { from: unsureOf(here), to: unsureOf(next) };
      const cell = { place, from: here.day, to: next.day, was: here.was, is: here.is, unsure };
      const last = cells.at(-1);
      if (last && last.to === cell.from && pairOf(last) === pairOf(cell))
        cells[cells.length - 1] = { ...last, to: cell.to, unsure: { ...last.unsure, to: unsure.to } };
      else cells.push(cell);
    }
    return cells;
  });
}

/** The first day on which two readings of a parameter differ somewhere; infinity if never. */
export function firstDiffering(was: Reading, is: Reading, places: readonly Place[], { from, to }: Span): number {
  let first = Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  for (const place of places) {
    const likeness = `${place.office} ${was.likeness(place)} ${is.likeness(place)}`;
    if (seen.has(likeness)) continue;
    seen.add(likeness);
    const days = startsAt(place, was, is, { from, to: Math.min(first, to) });
    first = days.find((day) => was.at(day, place).key !== is.at(day, place).key) ?? first;
    if (first === from) break;
  }
  return first;
}

/** The days of a span on which either side may begin with a value, in order. */
function startsAt(place: Place, was: Reading, is: Reading, { from, to }: Span): number[] {
  const days = [...was.changes(place), ...is.changes(place)].filter((day) => day > from && day < to);
  return [...new Set([from, ...days])].toSorted((a, b) => a - b);
}

/** The possible days of what either side says to begin on a day, where that is not exactly known. */
function unsureOf({ day, was, is }: { day: number; was: Stated; is: Stated }): Possible | undefined {
  return [was, is].find(({ uncertain }) => uncertain?.day === day)?.uncertain?.possible;
}

/** What a cell changes from and to. */
export const pairOf = ({ was, is }: Cell): string => `${was.key}\n${is.key}`;
