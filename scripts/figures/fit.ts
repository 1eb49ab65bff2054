/**
 * What a calibration says of itself. It takes too long for `npm run figures`: scripts/record-fit.ts keeps it in
 * docs/fit.json when the fit becomes the shipped one, with the hash of the posterior to which it belongs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalibrationDocument } from '../../src/analysis/calibration/document.ts';
import { DATA, DOCS } from '../tables.ts';
import type { Kind } from './command.ts';

export const FIT_STUDY = 'historical-fit';
export const FIT_FILE = join(DOCS, 'fit.json');
export const POSTERIOR = join(DATA, 'posterior_historical.csv');

type Whole<Part extends 'check' | 'twin'> = { readonly [P in Part]: NonNullable<CalibrationDocument[P]> };
type Checked = CalibrationDocument & Whole<'check' | 'twin'>;

/** The chance of a false alarm over all figures or parameters at which ranks are called uneven. */
const ALARM = 0.01;
const uneven = (p: Readonly<Record<string, number>> = {}): number =>
  Object.values(p).filter((one) => one < ALARM).length;

/** By id: how it is written, and where it stands. */
const TOLD: Readonly<Record<string, readonly [kind: Kind, of: (fit: Checked) => number]>> = {
  'fit.worlds': ['count', ({ check }) => check.sets],
  'fit.level': ['share', ({ check }) => check.level],
  'fit.held': ['share', ({ check }) => check.pooled.share],
  'fit.held.lo': ['share', ({ check }) => check.pooled.lo],
  'fit.held.hi': ['share', ({ check }) => check.pooled.hi],
  'fit.proof': ['count', ({ proof }) => proof.runs],
  'fit.uneven': ['count', ({ proof }) => uneven(proof.ranks?.p)],
  'fit.uneven-inputs': ['count', ({ check }) => uneven(check.ranks)],
  'fit.alarm': ['share', () => ALARM],
  'fit.calls': ['count', ({ twin }) => twin.calls],
  'fit.error': ['share', ({ twin }) => twin.error.median],
  'fit.met': ['count', ({ patterns }) => patterns.filter(({ met }) => met).length],
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
  const { study, check, twin } = document;
  if (study !== FIT_STUDY || check === null || !twin)
    throw new Error(`must be a fit of ${FIT_STUDY} by its twin that checked itself`);
  const figures = Object.entries(TOLD).map(([id, [, of]]) => [id, of({ ...document, check, twin })]);
  return { command: `calibrate ${study}`, posterior, figures: Object.fromEntries(figures) };
}

export const readFit = (): FitRecord => JSON.parse(readFileSync(FIT_FILE, 'utf8')) as FitRecord;

/** By id: the number, and how it is written. */
export function fitFacts(): Record<string, readonly [value: number, kind: Kind]> {
  const { figures } = readFit();
  return Object.fromEntries(Object.entries(TOLD).map(([id, [kind]]) => [id, [figures[id], kind]]));
}
