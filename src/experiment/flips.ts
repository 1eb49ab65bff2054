/**
 * Outcomes of the same episodes in two arms, paired by key: in all, and by place or by conviction class. A person has one
 * place and one conviction, whatever the arm.
 */
import { whoOf } from '../base/order-key.ts';
import { NOT_IDENTIFIED, OUTCOMES } from '../base/vocabulary.ts';
import type { Records } from '../simulation/store/records.ts';
import { KeyTable } from './key-table.ts';

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

/** An episode in both arms: its order key, the conviction class, and its outcomes as positions in FLIP_OUTCOMES. */
type Visit = (key: number, conviction: number, from: number, to: number) => void;

/** The records of an arm, ready to be paired with those of others. */
export class Baseline {
  readonly records: Records;
  private readonly table: KeyTable;

  constructor(records: Records) {
    this.records = records;
    this.table = new KeyTable(records.keys);
  }

  /** Visits the episodes of an office, in no order, that are identified in this arm or in another. */
  eachPair(other: Records, visit: Visit): void {
    const { keys, outcomes, classes } = this.records;
    const [otherKeys, otherOutcomes, otherClasses] = [other.keys, other.outcomes, other.classes];
    const tell = (key: number, conviction: number, from: number, to: number): void => {
      if (from < NOT_IDENTIFIED || to < NOT_IDENTIFIED) visit(key, conviction, from, to);
    };
    const isPaired = new Uint8Array(keys.length);
    // Arms book nearly the same people one after another: what follows here most often follows there.
    let next = 0;
    for (let j = 0; j < otherKeys.length; j += 1) {
      const i = this.table.find(otherKeys[j], next);
      if (i < 0) tell(otherKeys[j], otherClasses[j], ABSENT, otherOutcomes[j]);
      else {
        tell(keys[i], classes[i], outcomes[i], otherOutcomes[j]);
        isPaired[i] = 1;
        next = i + 1;
      }
    }
    for (let i = 0; i < keys.length; i += 1) if (isPaired[i] === 0) tell(keys[i], classes[i], outcomes[i], ABSENT);
  }
}

/** Adds one office's episodes to the tables, one after another in one array. @param each for how many an episode stands */
export function addFlips(
  tables: Float64Array,
  { byPlace, classTable }: FlipPlan,
  baseline: Baseline,
  variant: Records,
  each: number,
): void {
  baseline.eachPair(variant, (key, conviction, from, to) => {
    const cell = from * SIDE + to;
    tables[cell] += each;
    const { place } = whoOf(key);
    for (const tableOf of byPlace) tables[tableOf[place] * FLIP_CELLS + cell] += each;
    if (classTable >= 0) tables[(classTable + conviction) * FLIP_CELLS + cell] += each;
  });
}
