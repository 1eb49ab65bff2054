/** What docs/peers.md shows between marks: the numbers of the declared model, and what was measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aligned } from '../figures/text.ts';
import { DOCS } from '../tables.ts';
import type { PeersRecord } from './measures.ts';
import model from './model.json' with { type: 'json' };

export const PAGE = join(DOCS, 'peers.md');
export const RECORD = join(DOCS, 'peers.json');

export const readRecord = (): PeersRecord => JSON.parse(readFileSync(RECORD, 'utf8')) as PeersRecord;

const ROWS: readonly (readonly [words: string, key: keyof PeersRecord['tools'][string]])[] = [
  ['processor time of a run', 'run'],
  ['processor time until the first run is done', 'first'],
  ['peak of memory', 'memory'],
  ['lines of code', 'lines'],
  ['pairs of runs until the difference is known', 'pairs'],
  ['processor time until the difference is known', 'known'],
];

/** Two digits: more would be the machine's. */
const digits = (ratio: number): string => String(Number(ratio.toPrecision(2)));

const measured = ({ tools }: PeersRecord): string =>
  aligned({
    head: ['Handoff is 1', ...Object.keys(tools)],
    rows: ROWS.map(([words, key]) => [words, ...Object.values(tools).map((ratios) => digits(ratios[key]))]),
  });

/** The marks of the page, each with what belongs there. */
function spots(record: PeersRecord): Readonly<Record<string, string>> {
  const { arrests, month_days, match, grave, asks, stay, announces, lead, travel, team } = model;
  const numbers = {
    arrests,
    months: month_days.length,
    match,
    grave,
    'asks-grave': asks.grave,
    'asks-other': asks.other,
    'stay-median': stay.median,
    'stay-sd': stay.log_sd,
    'stay-longest': stay.longest,
    announces: announces[0],
    'announces-other': announces[1],
    lead,
    travel,
    attempts: team.attempts,
    success: team.success,
    'list-months': team.list_months,
    rounds: record.rounds,
    'half-width': record.half_width,
  };
  const words = Object.entries(numbers).map(([id, number]) => [id, number.toLocaleString('en-US')]);
  return { ...Object.fromEntries(words), measured: `\n\n${measured(record)}\n\n` };
}

const SPOT = /(<!-- peers ([\w-]+) -->)[^]*?(<!-- \/peers -->)/g;

/** The page with its spots filled. @throws Error where a mark names nothing */
export function filledPage(page: string, record: PeersRecord): string {
  const fill = spots(record);
  return page.replaceAll(SPOT, (_, open: string, id: string, close: string) => {
    if (!(id in fill)) throw new Error(`there is no "${id}" of peers`);
    return open + fill[id] + close;
  });
}

/** The ids whose marks a page lacks: a number that nobody reads of. */
export const lacking = (page: string, record: PeersRecord): string[] =>
  Object.keys(spots(record)).filter((id) => !page.includes(`<!-- peers ${id} -->`));
