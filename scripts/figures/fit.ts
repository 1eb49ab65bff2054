/**
 * What a calibration says of itself. It takes too long for `npm run figures`: scripts/record-fit.ts keeps it in
 * docs/fit.json when the fit becomes the shipped one, with the hash of the posterior to which it belongs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalibrationDocument } from '../../src/analysis/calibration/document.ts';
import { DATA, DOCS } from '../tables.ts';
import type { Kind } from './commands.ts';

export const FIT_STUDY = 'historical-fit';
export const FIT_FILE = join(DOCS, 'fit.json');
export const POSTERIOR = join(DATA, 'posterior_historical.csv');

type Checked = CalibrationDocument & { readonly check: NonNullable<CalibrationDocument['check']> };

/** By id: how it is written, and where it stands. */
const TOLD: Readonly<Record<string, readonly [kind: Kind, of: (fit: Checked) => number]>> = {
  'fit.worlds': ['count', ({ check }) => check.sets],
  'fit.level': ['share', ({ check }) => check.level],
  'fit.held': ['share', ({ check }) => check.pooled.share],
  'fit.held.lo': ['share', ({ check }) => check.pooled.lo],
  'fit.held.hi': ['share', ({ check }) => check.pooled.hi],
  'fit.proof': ['count', ({ proof }) => proof.runs],
  'fit.effective': ['count', ({ proof }) => Math.round(proof.effective)],
};

export type FitRecord = {
  readonly command: string;
  /** SHA-256 of {@link POSTERIOR}. */
  readonly posterior: string;
  readonly figures: Readonly<Record<string, number>>;
};

export const hashOfFile = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** @throws Error where it is another study, or one that did not check itself */
export function fitRecord(document: CalibrationDocument, posterior: string): FitRecord {
  const { study, check } = document;
  if (study !== FIT_STUDY || check === null) throw new Error(`must be a fit of ${FIT_STUDY} that checked itself`);
  const figures = Object.entries(TOLD).map(([id, [, of]]) => [id, of({ ...document, check })]);
  return { command: `calibrate ${study}`, posterior, figures: Object.fromEntries(figures) };
}

export const readFit = (): FitRecord => JSON.parse(readFileSync(FIT_FILE, 'utf8')) as FitRecord;

/** By id: the number, and how it is written. */
export function fitFacts(): Record<string, readonly [value: number, kind: Kind]> {
  const { figures } = readFit();
  return Object.fromEntries(Object.entries(TOLD).map(([id, [kind]]) => [id, [figures[id], kind]]));
}
