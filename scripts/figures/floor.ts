/** How far the engine is from a bare loop of the same draws, as scripts/record-floor.ts measured it: see docs/speed.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCS } from '../tables.ts';
import type { Kind } from './command.ts';

export const FLOOR_FILE = join(DOCS, 'floor.json');

type FloorRecord = {
  readonly people: number;
  readonly draws: number;
  readonly counts: number;
  /** Of the engine's time to the bare loop's. */
  readonly ratio: number;
};

/** By id: the number, and how it is written. */
export function floorFacts(): Record<string, readonly [value: number, kind: Kind]> {
  const { people, draws, counts, ratio } = JSON.parse(readFileSync(FLOOR_FILE, 'utf8')) as FloorRecord;
  return {
    'floor.people': [people, 'count'],
    'floor.draws': [draws, 'count'],
    'floor.counts': [counts, 'count'],
    'floor.share': [1 / ratio, 'share'],
  };
}
