/**
 * Writes the tables of the scenarios in scenarios/reasons that ask what would have to be true of single field offices: a
 * quantity of each office, set year by year until the figure of that office is met. They are hypotheses that know the figures
 * they explain, those that test the model among them: meeting them there is no test, and they are in no other scenario.
 *
 *     npx tsx scripts/reason-tables.ts
 */
import { readerOf, windowsOf } from '../src/analysis/patterns/windows.ts';
import { shippedPatterns, type Pattern } from '../src/analysis/patterns/table.ts';
import { loadScenario } from '../src/cli/files/scenarios.ts';
import { replicate } from '../src/experiment/replicate.ts';
import { Study } from '../src/experiment/study.ts';
import type { Order } from '../src/experiment/order.ts';
import { loadTables, loadWorld } from '../src/world/files.ts';
import type { World } from '../src/world/world.ts';
import { DATA, readTable, writeTable, type Row } from './tables.ts';

type Question = {
  readonly scenario: string;
  /** What is published of each office. */
  readonly metric: string;
  /** The tables that are written, and the one whose last values they start from; without one from 1. */
  readonly tables: Readonly<Record<string, string | null>>;
};

const QUESTIONS: readonly Question[] = [
  { scenario: 'reason-office-effort', metric: 'ero_arrests', tables: { reason_office_effort: null } },
  { scenario: 'reason-office-screening', metric: 'encountered', tables: { reason_hours_screening: 'hours_screening' } },
  {
    scenario: 'reason-office-teams',
    metric: 'at_large_arrests',
    tables: { reason_teams: 'teams', reason_at_large_other: 'at_large_other' },
  },
];

/** Enough to come within a percent or two where the office can be met at all. */
const STEPS = 5;
/** A quantity moves at most this far from where it began. */
const FURTHEST = 8;

const world = loadWorld();
const offices = readTable(DATA, 'offices').map(({ office }) => office);

for (const question of QUESTIONS) {
  const figures = patternsOf(question.metric);
  const years = [...new Set(figures.map(({ from }) => from))].sort();
  const factors = new Map<string, number>(
    offices.flatMap((office) => years.map((year) => [`${office} ${year}`, 1] as const)),
  );
  for (let step = 0; step < STEPS; step += 1) {
    const found = simulate(question, figures, tablesOf(question, years, factors));
    figures.forEach((figure, i) => {
      const key = `${figure.placesText.slice('office '.length)} ${figure.from}`;
      const next = factors.get(key)! * ((figure.low as number) / (found[i] ?? 1));
      factors.set(key, Math.min(FURTHEST, Math.max(1 / FURTHEST, next)));
    });
  }
  for (const [name, rows] of tablesOf(question, years, factors)) writeTable(DATA, name, rows);
}

/** The figures of single offices, inputs apart. */
function patternsOf(metric: string): Pattern[] {
  return shippedPatterns(loadTables()).filter(
    (pattern) => pattern.metric.id === metric && pattern.placesText.startsWith('office ') && pattern.role !== 'input',
  );
}

/** One run at the medians, with these tables. */
function simulate(
  question: Question,
  figures: readonly Pattern[],
  written: ReadonlyMap<string, readonly Row[]>,
): (number | null)[] {
  const tables = new Map(world.tables);
  for (const [name, rows] of written)
    tables.set(
      name,
      rows.map((row) => ({ place: row.office, from: row.from, value: Number(row.value) })),
    );
  const changed: World = { ...world, tables };
  const loaded = loadScenario(question.scenario, changed);
  if (!loaded.ok) throw new Error(`${question.scenario}: ${JSON.stringify(loaded.problems)}`);
  const { scenario } = loaded.resolved;
  const windows = windowsOf(figures);
  const order: Order = {
    arms: [{ name: question.scenario, scenario }],
    seed: 'reasons',
    ...scenario.report,
    by: [],
    flips: false,
    windows,
  };
  return readerOf(figures, windows)(replicate(new Study(order, changed), 1, 1).arms[0].windows);
}

/** What stands before the first year is the start; from then on the start times the factor of the office and year. */
function tablesOf(
  { tables }: Question,
  years: readonly string[],
  factors: ReadonlyMap<string, number>,
): Map<string, Row[]> {
  return new Map(
    Object.entries(tables).map(([name, base]) => {
      const before = base === null ? [] : readTable(DATA, base);
      const rows = offices.flatMap((office) => {
        const own = before.filter((row) => row.office === office);
        const start = base === null ? 1 : Number(own.at(-1)!.value);
        const earlier =
          base === null
            ? [{ office, from: '2000-01-01', value: factors.get(`${office} ${years[0]}`)!.toFixed(4) }]
            : own;
        return [
          ...earlier.filter((row) => row.from < `${years[0]}-01`).map(({ from, value }) => ({ office, from, value })),
          ...years.map((year) => ({
            office,
            from: `${year}-01`,
            value: (start * factors.get(`${office} ${year}`)!).toFixed(4),
          })),
        ];
      });
      return [name, rows] as const;
    }),
  );
}
