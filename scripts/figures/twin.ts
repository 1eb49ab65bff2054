/** How near the twin comes to the mean of runs, as `npm run twin -- residual` measured it: see docs/scoreboard.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCS } from '../tables.ts';
import type { Kind } from './command.ts';

/** Shares of cases that agree, what is off in the median figure beyond chance, and how many figures are off by under 2%. */
type Beside = { readonly medians: number; readonly rows: number; readonly misfit: number; readonly within: number };
type TwinRecord = {
  readonly rows: number;
  readonly runs: number;
  readonly taught: number;
  readonly figures: number;
  /** What is near enough, as a share. */
  readonly near: number;
  readonly twin: Beside;
  readonly residual: Beside;
};

/** By id: the number, and how it is written. */
export function twinFacts(): Record<string, readonly [value: number, kind: Kind]> {
  const { rows, runs, taught, near, twin, residual } = JSON.parse(
    readFileSync(join(DOCS, 'twin.json'), 'utf8'),
  ) as TwinRecord;
  return {
    'twin.rows': [rows, 'count'],
    'twin.runs': [runs, 'count'],
    'twin.taught': [taught, 'count'],
    'twin.near': [near, 'share'],
    'twin.alone': [twin.rows, 'share'],
    'twin.alone.misfit': [twin.misfit, 'share'],
    'twin.alone.within': [twin.within, 'count'],
    'twin.agree': [residual.rows, 'share'],
    'twin.misfit': [residual.misfit, 'share'],
    'twin.within': [residual.within, 'count'],
  };
}
