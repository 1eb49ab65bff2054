/** The stages of a calibration and their rows in the bank. */

export type Plan = {
  readonly seed: string;
  /** Runs of the even start. */
  readonly start: number;
  /** Waves after it; the last one also proves the posterior, see `proof.ts`. */
  readonly waves: number;
  readonly perWave: number;
  /** Size of a posterior sample; at least `perWave`, and at least `twin`. */
  readonly particles: number;
  /** Calls of the twin in each stage, at least as many as it has runs; none if left out. */
  readonly twin?: number | undefined;
};

/** Rows that a stage adds: calls of the twin, then runs at the first of their points. The start is stage 0. */
export function rowsOf(plan: Plan, stage: number): { readonly calls: number; readonly runs: number } {
  return { calls: plan.twin ?? 0, runs: stage === 0 ? plan.start : plan.perWave };
}

/** The number of rows before a stage. */
export function rowsBefore(plan: Plan, stage: number): number {
  let rows = 0;
  for (let s = 0; s < stage; s += 1) rows += rowsOf(plan, s).calls + rowsOf(plan, s).runs;
  return rows;
}

/** How many rows a finished calibration has, calls of the twin and runs. */
export const rowsPlanned = (plan: Plan): number => rowsBefore(plan, plan.waves + 1);

/** How many of them are runs. */
export const runsPlanned = ({ start, waves, perWave }: Plan): number => start + waves * perWave;

/** The stage in which a bank of so many rows stands. */
export function stageAt(plan: Plan, rows: number): number {
  let stage = 0;
  while (stage <= plan.waves && rowsBefore(plan, stage + 1) <= rows) stage += 1;
  return stage;
}
