/**
 * Sobol's points: they fill a cube far more evenly than random ones, and any first 2^m of them are balanced.
 *
 * The points are shifted digit by digit with one random word a dimension (exclusive-or): the balance stays, no point
 * lies on the edge, and each point alone is uniform, so that averages over shifts are without bias.
 */
import { Stream } from '../../base/stream.ts';
import { JOE_KUO } from './joe-kuo.ts';

const BITS = 32;

/** The largest number of dimensions for which direction numbers are at hand. */
export const SOBOL_DIMENSIONS = JOE_KUO.length + 1;

/** The 32 direction numbers of a dimension (from 0), as 32-bit words. */
function directions(dimension: number): Int32Array {
  const words = new Int32Array(BITS);
  if (dimension === 0) return words.map((_, bit) => 1 << (31 - bit));
  const [a, ...m] = JOE_KUO[dimension - 1];
  const degree = m.length;
  for (let i = 0; i < BITS; i += 1) {
    if (i < degree) {
      words[i] = m[i] << (31 - i);
      continue;
    }
    let word = words[i - degree] ^ (words[i - degree] >>> degree);
    for (let j = 1; j < degree; j += 1) if ((a >>> (degree - 1 - j)) & 1) word ^= words[i - j];
    words[i] = word;
  }
  return words;
}

/**
 * Point `index` (from 0) of the plain sequence in the order of the Gray code, as unsigned 32-bit words: divided by
 * 2^32 they are the published points.
 */
export function sobolWords(dimensions: number, index: number): number[] {
  return words(tables(dimensions), index);
}

function words(directionsOf: readonly Int32Array[], index: number): number[] {
  const gray = index ^ (index >>> 1);
  return directionsOf.map((numbers) => {
    let word = 0;
    for (let bit = 0; gray >>> bit !== 0 && bit < BITS; bit += 1) if ((gray >>> bit) & 1) word ^= numbers[bit];
    return word >>> 0;
  });
}

function tables(dimensions: number): Int32Array[] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > SOBOL_DIMENSIONS)
    throw new RangeError(`Sobol points: from 1 to ${SOBOL_DIMENSIONS} dimensions, got ${dimensions}`);
  return Array.from({ length: dimensions }, (_, dimension) => directions(dimension));
}

/**
 * The first `count` shifted points: rows of `dimensions` quantiles in the open interval (0, 1).
 *
 * The shift of a dimension depends on the seed and its number alone: more points or more dimensions keep the first.
 */
export function sobolPoints(dimensions: number, count: number, seed: string): number[][] {
  const directionsOf = tables(dimensions);
  const shifts = new Stream(seed, 'sobol points');
  const shift = directionsOf.map(() => shifts.word());
  return Array.from({ length: count }, (_, index) =>
    words(directionsOf, index).map((word, dimension) => (((word ^ shift[dimension]) >>> 0) + 0.5) / 4294967296),
  );
}
