/** Latin hypercubes: every parameter is spread evenly over its range, whatever their number. */
import { Stream } from '../../base/stream.ts';

/**
 * `count` points in `dimensions` dimensions, each coordinate in the open interval (0, 1): cut into `count` equal
 * slices, every coordinate has exactly one point in each slice, at a random place in it.
 */
export function latinHypercube(dimensions: number, count: number, seed: string): number[][] {
  const columns = Array.from({ length: dimensions }, (_, dimension) => {
    const stream = new Stream(seed, `latin hypercube ${dimension}`);
    return stream.permutation(count).map((slice) => (slice + stream.uniform()) / count);
  });
  return Array.from({ length: count }, (_, row) => columns.map((column) => column[row]));
}
