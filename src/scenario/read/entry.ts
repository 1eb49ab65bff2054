/** An entry of a layer: a row or a dated value of a parameter, with the day from which and the places where it holds. */
import type { Path, Tree } from './tree.ts';

/** Places, as positions among those of the ground on which layers stand. */
export type Extent = ReadonlySet<number>;

export type Entry = {
  readonly item: Tree;
  readonly day: number;
  readonly covers: Extent;
  /** Position among the entries of its layer, by which of two with one day the later holds. */
  readonly line: number;
  /** The jurisdictions that it lists, if its selector does only that: such an entry can be made narrower. */
  readonly codes: readonly string[] | undefined;
  readonly isRow: boolean;
  /** The name under which its value is drawn, where that is a distribution. */
  readonly name: string;
  /** The same of a fade of it, by the day from which that fades. */
  readonly fadeName: (from: Tree | undefined) => string;
};

/** One entry of a parent, and where it no longer holds. */
export type Lost = { readonly entry: Entry; readonly codes: readonly string[] };
/** An entry of a child that takes the place of entries of its parents and reaches beyond their places. */
export type Replaced = { readonly path: Path; readonly by: Entry; readonly lost: readonly Lost[] };
