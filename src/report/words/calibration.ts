/** What a fit is, in words and figures: the same in the terminal and in charts. */
import type { CalibrationDocument } from '../../analysis/calibration/document.ts';
import { calledScenario, uncertainName } from './labels.ts';
import { decimals } from './numbers.ts';

/** Three digits, thousands in full. */
export const figure = (x: number): string =>
  Math.abs(x) >= 1000
    ? Math.round(x).toLocaleString('en-US')
    : x
        .toPrecision(3)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');

/** "0.76 [0.69, 0.82]". */
export const spread = ({ lo, median, hi }: { lo: number; median: number; hi: number }): string =>
  `${figure(median)} [${figure(lo)}, ${figure(hi)}]`;

/** A correlation with its sign. */
export const correlationText = (r: number): string => decimals(r, 2, '+');

/** Scenario, runs and seed. */
export const fittedInWords = ({ scenario, parameters, patterns, runs, seed }: CalibrationDocument): string =>
  `${calledScenario(scenario)}: ${parameters.length} uncertain inputs fitted to ${patterns.length} published figures  ·  ${runs} runs, seed "${seed}"`;

/** The last line under a chart of a fit. */
export const madeInWords = ({ handoff }: CalibrationDocument): string =>
  `Handoff ${handoff}  ·  synthetic people  ·  before: as the scenario states it`;

/** What a parameter of a fit is, in words. */
export const fittedName = ({ parameters }: CalibrationDocument, name: string): string =>
  uncertainName(name, parameters);
