/** Results of several workers come as they are ready; sums of doubles depend on order, so they wait for their turn. */

/** @returns a function that takes results with their position, from 0, and hands them on in order */
export function inOrder<T>(take: (item: T) => void): (position: number, item: T) => void {
  const waiting = new Map<number, T>();
  let next = 0;
  return (position, item) => {
    waiting.set(position, item);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      take(ready);
    }
  };
}
