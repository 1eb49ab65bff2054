/** Which figures a small country bends so much that they are not shown: measured, see docs/small-country.md. */
import { z } from 'zod';
import { name } from './form.ts';
import { MARKS } from './small-country-marks.ts';

/** Metrics that are not shown, as they stand and as differences between scenarios. */
export const bentForm = z.object({ levels: z.array(name), differences: z.array(name) });
type Bent = z.infer<typeof bentForm>;

const MEASURED = Object.keys(MARKS).map(Number).toSorted((a, b) => a - b); // prettier-ignore

/**
 * The marks of the size measured that follows fewer people, or of the smallest there is.
 * @param oneIn of so many people one is followed
 * @returns undefined where all is shown
 */
export function bentAt(oneIn: number): Bent | undefined {
  if (oneIn === 1) return undefined;
  const { levels, differences } = MARKS[MEASURED.find((size) => size >= oneIn) ?? MEASURED[MEASURED.length - 1]];
  return levels.length + differences.length === 0 ? undefined : { levels: [...levels], differences: [...differences] };
}
