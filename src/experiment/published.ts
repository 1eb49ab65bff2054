/**
 * `npm run published`: what the historical scenario gives beside what was published. Rows marked `later` lie in the
 * period that no parameter was set from; they are shown as they come out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Moments } from '../analysis/intervals.ts';
import { METRICS } from '../analysis/metrics.ts';
import { loadScenario } from '../cli/files.ts';
import { parseMonth } from '../simulation/calendar.ts';
import { COUNTERS } from '../simulation/counters.ts';
import { dataFolder, loadWorld } from '../world/files.ts';
import { replicate } from './replicate.ts';
import { Study } from './study.ts';

type Row = Readonly<Record<'metric' | 'from' | 'to' | 'average' | 'low' | 'high' | 'use' | 'source', string>>;

export type Compared = { readonly row: Row; readonly model: Moments };

/** The published figures, each with the model's mean over replications 1, 2, ... of the historical scenario. */
export function comparePublished(replications: number): Compared[] {
  const world = loadWorld();
  const loaded = loadScenario('historical', world);
  if (!loaded.ok) throw new Error('the historical scenario does not load');
  const { scenario } = loaded.resolved;
  const arms = [{ name: 'historical', scenario }];
  const study = new Study({ arms, seed: 'handoff', ...scenario.report, by: [], flips: false }, world);
  const rows = parse<Row>(readFileSync(join(dataFolder(), 'published.csv'), 'utf8'), { columns: true });
  const compared = rows.map((row) => ({ row, model: new Moments() }));
  for (let replication = 1; replication <= replications; replication += 1) {
    const { monthly } = replicate(study, replication).arms[0];
    for (const { row, model } of compared) model.add(valueOf(row, monthly, study.firstMonth));
  }
  return compared;
}

function valueOf({ metric, from, to, average }: Row, monthly: Float64Array, firstMonth: number): number | null {
  const months = parseMonth(to) - parseMonth(from) + 1;
  const start = parseMonth(from) - firstMonth;
  const counts = new Float64Array(COUNTERS.length);
  for (let m = start; m < start + months; m += 1) {
    for (let i = 0; i < COUNTERS.length; i += 1) counts[i] += monthly[m * COUNTERS.length + i];
  }
  const value = (id: string) => METRICS.find((known) => known.id === id)?.value(counts) ?? null;
  if (metric === 'recorded_custody_share') {
    const not = value('not_taken_rate_recorded');
    return not === null ? null : 1 - not;
  }
  const total = value(metric);
  return total !== null && average === 'month' ? total / months : total;
}

const shown = (x: number | null): string =>
  x === null ? '-' : Math.abs(x) < 2 ? x.toFixed(3) : Math.round(x).toLocaleString('en-US');

/** The table as text, at most 80 columns wide. */
export function publishedTable(compared: readonly Compared[]): string {
  const line = (...cells: string[]) =>
    cells.map((cell, i) => (i < 2 ? cell.padEnd([24, 18][i]) : cell.padStart(18))).join('');
  const rows = compared.map(({ row, model }) => {
    const [low, high] = [row.low, row.high].map((text) => (text === '' ? null : Number(text)));
    const published =
      low === high
        ? shown(low)
        : low === null
          ? `< ${shown(high)}`
          : high === null
            ? `> ${shown(low)}`
            : `${shown(low)}-${shown(high)}`;
    const period = row.from === row.to ? row.from : `${row.from}..${row.to}`;
    return { use: row.use, text: line(row.metric, period, published, shown(model.mean)) };
  });
  const part = (use: string) => rows.flatMap((row) => (row.use === use ? [row.text] : []));
  const head = line('metric', 'period', 'published', 'model');
  return [
    head,
    ...part('before'),
    '',
    'Later figures: shown as they come out; nothing is adjusted to them.',
    head,
    ...part('later'),
  ].join('\n');
}
