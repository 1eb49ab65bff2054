/** A kind of chart: its name, whether every bundle has it, and how it is made of a document. */
import type { Draws } from '../../analysis/calibration/posterior.ts';
import type { Chart } from './drawing/draw.ts';
import type { Size } from './drawing/sizes.ts';
import type { KindName } from './names.ts';

/** What whoever asks for a chart may choose of it. A kind that has no such choice leaves it. */
export type Wish = {
  /** The id of the measure shown. */
  readonly metric?: string | undefined;
  /** Groups of which each gets a small chart: "state", "office", "jurisdiction". */
  readonly by?: string | undefined;
};

export type ChartKind<D> = {
  readonly kind: KindName;
  /** Whether a bundle of this document has it without being asked; so it is unless told otherwise. */
  readonly usual?: (document: D) => boolean;
  /** What may be chosen of it: where that is asked for and no kind is named, only such kinds are drawn. */
  readonly takes?: readonly (keyof Wish)[];
  /** @param draws of the posterior, for the pairs of a calibration */
  readonly charts: (document: D, wish: Wish, draws: Draws) => readonly (Chart | null)[];
};

/** Which charts are wanted: those every bundle has, or `kinds` whether it has them or not. */
export type Wanted = Wish & {
  readonly kinds?: readonly KindName[] | undefined;
  readonly draws?: Draws | undefined;
  /** In the place of a chart's own title. */
  readonly title?: string | undefined;
  /** Of the picture, in pixels. */
  readonly size?: Size | undefined;
};

/** The charts of a document among these kinds. */
export function chartsAmong<D>(all: readonly ChartKind<D>[], document: D, wanted: Wanted): Chart[] {
  const { kinds, draws = [], ...wish } = wanted;
  const asked = (['metric', 'by'] as const).filter((choice) => wish[choice] !== undefined);
  const chosen = all.filter(({ kind, usual = () => true, takes = [] }) => {
    if (kinds) return kinds.includes(kind);
    return asked.length > 0 ? takes.includes(asked.at(-1)!) : usual(document);
  });
  return chosen.flatMap(({ charts }) => charts(document, wish, draws)).filter((chart) => chart !== null);
}
