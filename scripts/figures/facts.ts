/** Numbers of the texts that no run of `npm run figures` gives: sizes of tables and studies, and what the fit was. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '../../src/cli/files/studies.ts';
import { calibrationStudy } from '../../src/scenario/studies/study.ts';
import { DATA, DOCS } from '../tables.ts';
import type { Kind } from './commands.ts';
import { ENOUGH, FEW, PATTERNS } from './score.ts';

/** docs/fit.json: what a calibration said of itself, and which posterior it gave; written by scripts/record-fit.ts. */
export type FitRecord = {
  readonly command: string;
  /** SHA-256 of scenarios/data/posterior_historical.csv. */
  readonly posterior: string;
  readonly figures: Readonly<Record<string, number>>;
};
export const FIT_STUDY = 'historical-fit';
export const FIT_FILE = join(DOCS, 'fit.json');
export const POSTERIOR = join(DATA, 'posterior_historical.csv');

export const readFit = (): FitRecord => JSON.parse(readFileSync(FIT_FILE, 'utf8')) as FitRecord;
export const hashOfFile = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const { study } = loadStudy(calibrationStudy, FIT_STUDY);

/** By id: the number, and how it is written. */
export function facts(): Record<string, readonly [value: number, kind: Kind]> {
  const fit = Object.entries(readFit().figures);
  return {
    patterns: [PATTERNS.length, 'count'],
    'score.draws': [ENOUGH, 'count'],
    'few.draws': [FEW, 'count'],
    'fit.runs': [study.start + study.waves * study.per_wave, 'count'],
    'fit.parameters': [study.parameters.length, 'count'],
    'fit.figures': [PATTERNS.filter(({ role }) => role === 'calibration').length, 'count'],
    ...Object.fromEntries(fit.map(([id, value]) => [id, [value, value < 1 ? 'share' : 'count'] as const])),
  };
}
