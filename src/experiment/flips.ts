/**
 * Outcomes of the same episodes in two arms, paired by key: in all, and by place or by conviction class. A person has one
 * place and one conviction, whatever the arm.
 */
import { whoOf } from '../base/order-key.ts';
import { NOT_IDENTIFIED, OUTCOMES } from '../base/vocabulary.ts';
import type { Records } from '../simulation/store/records.ts';

/** Outcomes of an episode in one arm, as positions: those of OUTCOMES, then these two. */
export const FLIP_OUTCOMES = [...OUTCOMES, 'not_identified', 'absent'] as const;
const ABSENT = NOT_IDENTIFIED + 1;
const SIDE = FLIP_OUTCOMES.length;
/** Cells of one table: outcome in the baseline by outcome in the variant. */
export const FLIP_CELLS = SIDE * SIDE;

/** In which tables besides the first, that of all, an office's episodes are entered. */
export type FlipPlan = {
  /** For each grouping by place, the table of each jurisdiction. */
  readonly byPlace: readonly Int32Array[];
  /** The first of the six tables by conviction class, or -1. */
  readonly classTable: number;
};

// An episode as one number that sorts by key: the key, its conviction class and its outcome, four bits each.
const OUTCOME = 16;
const CLASS = 16;

/** An episode in both arms: its order key, the conviction class, and its outcomes as positions in FLIP_OUTCOMES. */
type Visit = (key: number, conviction: number, from: number, to: number) => void;

/** Visits the episodes of an office, in the order of their keys, that are identified in one arm or in both. */
export function eachPair(a: Records, b: Records, visit: Visit): void {
  const [before, after] = [sorted(a), sorted(b)];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const x = i < before.length ? Math.floor(before[i] / (CLASS * OUTCOME)) : Number.POSITIVE_INFINITY;
    const y = j < after.length ? Math.floor(after[j] / (CLASS * OUTCOME)) : Number.POSITIVE_INFINITY;
    const [from, to] = [x <= y ? outcomeOf(before[i]) : ABSENT, y <= x ? outcomeOf(after[j]) : ABSENT];
    if (from < NOT_IDENTIFIED || to < NOT_IDENTIFIED)
      visit(Math.min(x, y), classOf(x <= y ? before[i] : after[j]), from, to);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
}

/** Adds one office's episodes to the tables, one after another in one array. @param each for how many an episode stands */
export function addFlips(
  tables: Float64Array,
  { byPlace, classTable }: FlipPlan,
  a: Records,
  b: Records,
  each: number,
): void {
  eachPair(a, b, (key, conviction, from, to) => {
    const cell = from * SIDE + to;
    tables[cell] += each;
    const { place } = whoOf(key);
    for (const tableOf of byPlace) tables[tableOf[place] * FLIP_CELLS + cell] += each;
    if (classTable >= 0) tables[(classTable + conviction) * FLIP_CELLS + cell] += each;
  });
}

const outcomeOf = (packed: number): number => packed % OUTCOME;
const classOf = (packed: number): number => Math.floor(packed / OUTCOME) % CLASS;

function sorted({ keys, outcomes, classes }: Records): Float64Array {
  return Float64Array.from(keys, (key, i) => (key * CLASS + classes[i]) * OUTCOME + outcomes[i]).sort();
}
