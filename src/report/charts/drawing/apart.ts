/** Labels that do not lie on each other: each takes the first of its places that is free, or none. */

/** A box in pixels, from its left top corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * @param labels for each the boxes it may fill, the best first
 * @param taken what no label may cover
 * @returns of each label the box that it gets; null where no place is free
 */
export function placed(labels: readonly (readonly Box[])[], taken: readonly Box[]): (Box | null)[] {
  const filled = [...taken];
  return labels.map((places) => {
    const free = places.find((place) => !filled.some((other) => meet(place, other))) ?? null;
    if (free) filled.push(free);
    return free;
  });
}

/** The middles of labels of one height, in the order of their places and as near to these as they fit under each other. */
export function spreadOut(
  places: readonly number[],
  height: number,
  [top, bottom]: readonly [number, number],
): number[] {
  const order = places.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place);
  let last = top - height / 2;
  const down = order.map(({ place }) => (last = Math.max(place, last + height)));
  let next = bottom + height / 2;
  for (let i = down.length - 1; i >= 0; i -= 1) next = down[i] = Math.min(down[i], next - height);
  const middles = places.map(() => 0);
  order.forEach(({ index }, i) => (middles[index] = down[i]));
  return middles;
}
