/** Differences of how much field offices differ in something. */
import { sameJson } from '../../base/canonical-json.ts';
import type { Spread } from '../schema/spread.ts';
import { rulesOf } from '../values/definitions.ts';
import { capital } from '../words/series.ts';
import { parameterInWords } from '../words/parameters.ts';
import { spreadInWords } from '../words/spread.ts';
import { evidenceInWords } from '../words/values.ts';
import type { Provision } from './provision.ts';
import { provision } from './settings.ts';

/** @returns nothing where both differ alike from office to office */
export function spreadProvisions(path: string, was: Spread | undefined, is: Spread | undefined): Provision[] {
  const [before, now] = [was, is].map((spread) => rulesOf(spread) ?? null);
  if (sameJson(before, now)) return [];
  const text = `${capital(parameterInWords(path))}: ${spreadInWords(is)}, instead of: ${spreadInWords(was)}.`;
  return [provision(`${path}.spread`, { was: before, is: now, text, source: evidenceInWords(is ?? {}) })];
}
