/** Which figures a small country bends so much that they are not shown: measured, see docs/small-country.md. */
import { z } from 'zod';
import { name } from './form.ts';
import { MARKS } from './small-country-marks.ts';

/** Metrics that are not shown, as they stand and as differences between scenarios. */
export const bentForm = z.object({ levels: z.array(name), differences: z.array(name) });
export type Bent = z.infer<typeof bentForm>;

const MEASURED = Object.keys(MARKS).map(Number).toSorted((a, b) => a - b); // prettier-ignore

/**
 * The marks of the size measured that follows fewer people, or of the smallest there is.
 * @param oneIn of so many people one is followed
 * @param among the metrics of which there are figures; all of them where it is left out
 * @returns undefined where all is shown
 */
export function bentAt(oneIn: number, among?: readonly string[]): Bent | undefined {
  if (oneIn === 1) return undefined;
  const marks = MARKS[MEASURED.find((size) => size >= oneIn) ?? MEASURED[MEASURED.length - 1]];
  return bentAmong({ levels: [...marks.levels], differences: [...marks.differences] }, among);
}

/** Those of some marks that are of these metrics; undefined where none is. */
export function bentAmong({ levels, differences }: Bent, among?: readonly string[]): Bent | undefined {
  const known = (id: string): boolean => among?.includes(id) ?? true;
  const bent = { levels: levels.filter(known), differences: differences.filter(known) };
  return bent.levels.length + bent.differences.length === 0 ? undefined : bent;
}
