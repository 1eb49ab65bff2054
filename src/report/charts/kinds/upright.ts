/** An upright axis of levels or differences, with round ticks. */

export type Upright = {
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly number[];
  readonly at: (level: number) => number;
  readonly text: (tick: number) => string;
};

/** Height in pixels that a tick needs at least. */
const APART = 19;
const MOST = 7;

/** The step of at most so many ticks over a span: 1, 2 or 5 of some power of ten, and no less than one. */
function stepOf(span: number, most: number): number {
  const raw = Math.max(1, span / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= raw * (1 - 1e-9)) ?? 10 * power;
}

/** An axis from the lower to the higher end, widened to its ticks. */
export function levelAxis(
  [low, high]: readonly [number, number],
  { top, bottom }: { readonly top: number; readonly bottom: number },
  text: (tick: number) => string,
): Upright {
  const step = stepOf(high - low, Math.min(MOST, Math.floor((bottom - top) / APART)));
  const [first, last] = [
    Math.floor(low / step + 1e-9),
    Math.max(Math.ceil(high / step - 1e-9), Math.floor(low / step) + 1),
  ];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const [least, most] = [first * step, last * step];
  return { top, bottom, ticks, text, at: (level) => bottom - ((level - least) / (most - least)) * (bottom - top) };
}
