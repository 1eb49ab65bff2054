/** The split of one metric as it is written: one step of rounding for all of its figures, and what rounding took. */
import type { Explained, ExplainDocument, Share } from '../../analysis/attribution/document.ts';
import { percentsOf } from '../../analysis/attribution/percents.ts';
import { roundedShares } from '../../analysis/attribution/rounding.ts';
import type { Estimate } from '../../analysis/results.ts';
import type { Direction } from '../../analysis/direction.ts';
import { measure, type Measure } from './measures.ts';
import { provisionInWords } from './provisions.ts';
import { changes, changeStep, hasWidth, inFull, NONE, type Spread, type Writing } from './numbers.ts';

export type SplitRow = {
  /** Position among the provisions, from 0. */
  readonly provision: number;
  readonly id: string;
  /** The provision in words. */
  readonly name: string;
  readonly share: Share;
  readonly direction: Direction;
  readonly text: string;
  /** Of the whole difference, or a dash where there is none that chance cannot explain. */
  readonly percent: string;
  readonly forward: string;
  readonly backward: string;
};

export type Split = {
  readonly id: string;
  readonly measure: Measure;
  readonly explained: Explained;
  readonly direction: Direction;
  readonly rows: readonly SplitRow[];
  readonly total: string;
  /** The line that makes the printed shares add up; null where they do. */
  readonly rounding: { readonly text: string; readonly percent: string } | null;
  /** Why no share is told in percent; null where they are, or nothing differs. */
  readonly noPercent: string | null;
  readonly write: Writing;
};

const NO_PERCENT: Readonly<Partial<Record<Direction, string>>> = {
  unclear: 'No share in percent: the range of the whole difference holds 0.',
  unknown: 'No share in percent: too few runs for a range of the whole difference.',
};

/** A split ready to be shown; null where no run defines the metric. */
export function splitOf(document: ExplainDocument, id: string): Split | null {
  const explained = document.metrics[id];
  if (!explained || explained.difference.mean === null) return null;
  const known = measure(id, explained.unit);
  const { difference, shares, sequential } = explained;
  const common = commonSpread([difference, ...shares]);
  const [step, write] = [changeStep(common, known.kind), changes(common, known.kind)];
  const rounded = roundedShares(
    shares.map(({ mean }) => mean! / step),
    difference.mean! / step,
  );
  const { direction } = difference;
  const told = percentsOf(explained);
  const percents = told && roundedShares(told, 100);
  const nameOf = (provision: string): string => {
    const found = document.provisions.find((one) => one.id === provision);
    return found ? provisionInWords(found) : provision;
  };
  const percent = (number: number | undefined) => (number === undefined ? NONE : `${number}%`.replace('-', '\u2212'));
  return {
    id,
    measure: known,
    explained,
    direction,
    noPercent: NO_PERCENT[direction] ?? null,
    write,
    rows: shares.map((share, i) => ({
      provision: i,
      id: share.provision,
      name: nameOf(share.provision),
      share,
      direction: share.direction,
      text: inOneUnit({ ...share, mean: rounded.shares[i] * step }, write),
      percent: percent(percents?.shares[i]),
      forward: write(sequential.forward[i].mean),
      backward: write(sequential.backward[i].mean),
    })),
    total: inOneUnit({ ...difference, mean: rounded.total * step }, write),
    rounding:
      rounded.rounding === 0 && !percents?.rounding
        ? null
        : { text: write(rounded.rounding * step), percent: percents ? percent(percents.rounding) : NONE },
  };
}

/** "−9.7 [−10.3, −9.0] pts": the points of shares told once, since columns are narrow. */
export function inOneUnit(spread: Spread, write: Writing): string {
  const text = inFull(spread, write);
  return hasWidth(spread) && text.includes(POINTS) ? `${text.replaceAll(POINTS, '')}${POINTS}` : text;
}
const POINTS = ' pts';

/** A spread as wide as the widest of some and as large as the largest: what all of them are written by. */
function commonSpread(all: readonly Estimate[]) {
  const mean = Math.max(...all.map((estimate) => Math.abs(estimate.mean ?? 0)));
  const half = Math.max(0, ...all.filter(hasWidth).map(({ lo, hi }) => (hi! - lo!) / 2));
  return half === 0 ? { mean, lo: null, hi: null } : { mean, lo: mean - half, hi: mean + half };
}
