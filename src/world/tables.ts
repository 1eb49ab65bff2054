/** The tables of scenarios/data, each held against its columns and against what it says of the others. */
import { formatMonth, parseMonth } from '../base/calendar.ts';
import { error, type Problem, type Spot, type TextFile } from '../base/problem.ts';
import { ProblemsError } from '../base/problems-error.ts';
import { STATE_NAMES } from '../base/state-names.ts';
import { placeCode, type Codes } from './codes.ts';
import { above, codeOf, countyCode, day, month, number, oneOf, quantile, text, type Check } from './columns.ts';
import { readAgreements, readLocalPolicies, readPlaceTable, type PlaceTable } from './place-table.ts';
import { mustBeUnique, readTable, type Row, type Shape } from './table.ts';
import type { Estimate, MonthLevel, Office, Posterior } from './world.ts';

export type County = {
  readonly code: string;
  readonly name: string;
  readonly state: string;
  readonly office: string;
  readonly jurisdiction: string;
  readonly population: number;
  readonly noncitizens: number;
  readonly activated: string;
};
export type Booked = { readonly bookings: number; readonly followed: number; readonly placed?: number };
export type PrisonRow = Row<'code' | 'kind' | 'state' | 'office' | 'followed' | 'basis'>;

/** The path of a table as messages show it, wherever the program was called. */
export const shownTable = (name: string): string => `scenarios/data/${name}.csv`;

/** Tables that no parameter may name. */
const OTHERS = /^(bookings|counties|court_rulings|cpi_u|crosswalk|months|offices|patterns|patterns_.*|place_effects|placed|posterior_.*|prisons|reasons|record_.*|rebooked|requests_offices)$/; // prettier-ignore

/** Tables by place that say of each row what it rests on. */
const READERS: Readonly<Record<string, typeof readPlaceTable>> = {
  agreements_287g: readAgreements,
  local_policies: readLocalPolicies,
};

const state = codeOf('state', new Map(Object.entries(STATE_NAMES)));

/** Reads one table after another and keeps what is wrong with them. */
export class Tables {
  private readonly texts: Readonly<Record<string, string>>;
  private readonly problems: Problem[] = [];

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = texts;
  }

  /** True if nothing was wrong so far. */
  get areRight(): boolean {
    return this.problems.length === 0;
  }

  /** @throws ProblemsError where anything was wrong so far */
  mustBeRight(): void {
    if (this.problems.length > 0)
      throw new ProblemsError(this.problems, this.files(new Set(this.problems.map(({ file }) => file))));
  }

  /** The field offices; none where the table is wrong. */
  offices(): Office[] {
    const rows = this.read('offices', { office: text, name: text });
    mustBeUnique(rows, 'office', this.problems);
    return this.problems.length > 0 ? [] : rows.map(({ cells }) => ({ code: cells.office, name: cells.name }));
  }

  counties(offices: readonly Office[]): County[] {
    const rows = this.read('counties', {
      code: countyCode,
      name: text,
      state,
      office: officeIn(offices),
      jurisdiction: countyCode,
      population: number(0),
      noncitizens: number(0),
      arrests_2008: number(0),
      arrests_basis: oneOf('reported', 'shrunk', 'imputed'),
      activated: day,
    });
    mustBeUnique(rows, 'code', this.problems);
    if (this.problems.length > 0) return [];
    const serving = new Map(rows.map(({ cells }) => [cells.code, cells.jurisdiction]));
    for (const { cells, spot } of rows)
      if (serving.get(cells.jurisdiction) !== cells.jurisdiction)
        this.tell(
          spot('jurisdiction'),
          'jurisdiction',
          `${cells.jurisdiction} is no county with a jail of its own`,
          'name the county whose jail serves this one',
        );
    return rows.map(({ cells }) => ({
      ...cells,
      population: Number(cells.population),
      noncitizens: Number(cells.noncitizens),
    }));
  }

  prisons(offices: readonly Office[]): PrisonRow[] {
    const rows = this.read('prisons', {
      code: text,
      kind: oneOf('state_prison', 'federal_prison'),
      state: (cell, [, kind]) => (kind !== 'state_prison' && cell === '' ? undefined : state(cell, [])),
      office: officeIn(offices),
      followed: number(0),
      basis: text,
    });
    mustBeUnique(rows, 'code', this.problems);
    return rows;
  }

  /** Bookings by jurisdiction, one row for each. */
  bookings(codes: Codes): Map<string, Booked> {
    const before = this.problems.length;
    const jurisdiction = placeCode(['jurisdiction', 'bookings', 'followed'], codes);
    const rows = this.read('bookings', { jurisdiction, bookings: number(0), followed: number(0) });
    mustBeUnique(rows, 'jurisdiction', this.problems);
    const found = rows.map(({ cells, spot }): [string, Booked] => {
      const [bookings, followed] = [Number(cells.bookings), Number(cells.followed)];
      if (followed > bookings)
        this.tell(spot('followed'), 'followed', `must not be above bookings (${bookings}), got ${followed}`);
      return [cells.jurisdiction, { bookings, followed }];
    });
    const booked = new Map(found);
    const missing = [...codes.jurisdiction].filter((code) => !booked.has(code));
    // A row that is wrong has been told, and would be missed here a second time.
    if (missing.length > 0 && this.problems.length === before)
      this.tell({ file: shownTable('bookings'), line: 1, column: 1 }, 'jurisdiction', `has no row for ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}`, 'add it; scripts/first-bookings.ts writes this table'); // prettier-ignore
    return booked;
  }

  /** People followed where the record places them, by jurisdiction; none without the table. */
  placed(codes: Codes): Map<string, number> {
    if (this.texts['placed'] === undefined) return new Map();
    const jurisdiction = placeCode(['jurisdiction', 'followed'], codes);
    const rows = this.read('placed', { jurisdiction, followed: number(0) });
    mustBeUnique(rows, 'jurisdiction', this.problems);
    return new Map(rows.map(({ cells }) => [cells.jurisdiction, Number(cells.followed)]));
  }

  /** What the record tells of how single places differ, by name of the effect; nothing without the table. */
  estimates(codes: Codes): Map<string, Map<string, Estimate>> {
    const found = new Map<string, Map<string, Estimate>>();
    if (this.texts['place_effects'] === undefined) return found;
    const rows = this.read('place_effects', {
      jurisdiction: placeCode(['jurisdiction', 'effect', 'estimate', 'se'], codes),
      effect: oneOf('coming', 'notice', 'recording'),
      estimate: number(),
      se: above(0),
    });
    mustBeUnique<'jurisdiction' | 'effect' | 'estimate' | 'se'>(rows, 'jurisdiction', this.problems, ({ cells }) => `${cells.effect} in ${cells.jurisdiction}`); // prettier-ignore
    for (const { cells } of rows) {
      const known = found.get(cells.effect) ?? new Map<string, Estimate>();
      found.set(
        cells.effect,
        known.set(cells.jurisdiction, { estimate: Number(cells.estimate), se: Number(cells.se) }),
      );
    }
    return found;
  }

  /** Shares booked again, by months after the booking. */
  rebooked(): number[] {
    const told = this.problems.length;
    const rows = this.read('rebooked', { months_later: number(0), share: number(0) });
    this.mustFollow(rows, 'months_later', { told, order: Number, shown: String });
    return rows.map(({ cells }) => Number(cells.share));
  }

  months(): MonthLevel[] {
    const told = this.problems.length;
    const rows = this.read('months', { month, level: number(0), first: number(0) });
    this.mustFollow(rows, 'month', { told, order: parseMonth, shown: formatMonth });
    return rows.map(({ cells }) => ({
      month: parseMonth(cells.month),
      level: Number(cells.level),
      first: Number(cells.first),
    }));
  }

  cpi(): Map<number, number> {
    const told = this.problems.length;
    const rows = this.read('cpi_u', { year: number(2000, { whole: true }), index: number(1) });
    this.mustFollow(rows, 'year', { told, order: Number, shown: String });
    return new Map(rows.map(({ cells }) => [Number(cells.year), Number(cells.index)]));
  }

  posteriors(): Map<string, Posterior> {
    const names = Object.keys(this.texts).filter((name) => name.startsWith('posterior_'));
    return new Map(names.map((name) => [name, this.posterior(name)]));
  }

  private posterior(name: string): Posterior {
    const rows = this.read<string>(name, (header) => Object.fromEntries(header.map((column) => [column, quantile])));
    const names = Object.keys(rows[0]?.cells ?? {});
    return { names, rows: rows.map(({ cells }) => names.map((column) => Number(cells[column]))) };
  }

  /** Every table that parameters may name. */
  byPlace(codes: Codes): Map<string, PlaceTable> {
    const names = Object.keys(this.texts).filter((name) => !OTHERS.test(name));
    return new Map(
      names.toSorted().map((name) => {
        const read = READERS[name] ?? readPlaceTable;
        return [name, read({ path: shownTable(name), text: this.texts[name] }, codes)];
      }),
    );
  }

  private read<C extends string>(name: string, shape: Shape<C>): Row<C>[] {
    const text = this.texts[name];
    if (text !== undefined) return readTable({ path: shownTable(name), text }, shape, this.problems);
    this.tell({ file: shownTable(name), line: 0, column: 0 }, '', 'is missing', 'restore the shipped table');
    return [];
  }

  /** Rows one after another, none left out. @param told how many problems there were before the table was read */
  private mustFollow<C extends string>(
    rows: readonly Row<C>[],
    column: C,
    { told, order, shown }: { told: number; order: (cell: string) => number; shown: (order: number) => string },
  ): void {
    const faulty = this.problems.length > told;
    rows.slice(1).forEach(({ cells, spot }, i) => {
      const before = rows[i];
      // Between two lines a row may stand that was left out, and has been told.
      if (faulty && spot(column).line > before.spot(column).line + 1) return;
      const wanted = order(before.cells[column]) + 1;
      if (order(cells[column]) === wanted) return;
      const message = `must be ${shown(wanted)}, the one after ${before.cells[column]}, got ${cells[column]}`;
      this.tell(spot(column), column, message, 'rows follow each other without a gap');
    });
  }

  private files(told: ReadonlySet<string>): TextFile[] {
    return Object.entries(this.texts)
      .map(([name, text]) => ({ path: shownTable(name), text }))
      .filter(({ path }) => told.has(path));
  }

  private tell(spot: Spot, path: string, message: string, hint?: string): void {
    this.problems.push(error(spot, path, message, hint));
  }
}

/** The code of an office; any text where these are not known. */
const officeIn = (offices: readonly Office[]): Check =>
  offices.length === 0 ? text : codeOf('field office', new Map(offices.map(({ code }) => [code, code])));
