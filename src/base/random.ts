/**
 * Keyed draws: every random number is a pure function of (seed, replication, subject, decision, occurrence),
 * so a draw never depends on other people, on arms, on workers or on the order of work.
 *
 * The generator is Threefry-2x32 with 13 rounds (Salmon et al. 2011, "Parallel random numbers: as easy as
 * 1, 2, 3": the fewest that pass all of BigCrush), checked in the tests against the known-answer vectors published with
 * Random123. Seven rounds more would take an eighth of the time of a run.
 * Only 32-bit integer addition, rotation and exclusive-or are used: the bits are the same on every machine.
 */
import seedrandom from 'seedrandom';
import { seedText } from './seed.ts';

/** The second word of the last {@link threefry} call; read it before the next call. */
export let word1 = 0;

const PARITY = 0x1bd11bda;

/**
 * Threefry-2x32-13: encrypts the counter (c0, c1) under the key (k0, k1).
 * @returns the first output word as a signed 32-bit integer; the second is left in {@link word1}.
 */
export function threefry(k0: number, k1: number, c0: number, c1: number): number {
  const k2 = k0 ^ k1 ^ PARITY;
  let a = ((c0 | 0) + (k0 | 0)) | 0;
  let b = ((c1 | 0) + (k1 | 0)) | 0;
  // Rotations 13, 15, 26, 6 and 17, 29, 16, 24 alternate; a part of the key is added after every four rounds.
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + (k1 | 0)) | 0;
  b = (b + (k2 | 0) + 1) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + (k2 | 0)) | 0;
  b = (b + (k0 | 0) + 2) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + (k0 | 0)) | 0;
  b = (b + (k1 | 0) + 3) | 0;
  a = (a + b) | 0;
  word1 = ((b << 17) | (b >>> 15)) ^ a;
  return a;
}

/** A 64-bit key as two signed 32-bit words. */
export type Key = { readonly k0: number; readonly k1: number };

/** The key of one replication, from the user's seed phrase (hashed by seedrandom) and the replication number. */
export function replicationKey(seed: string, replication: number): Key {
  const source = seedrandom(seedText(seed));
  const s0 = source.int32();
  const s1 = source.int32();
  const k0 = threefry(s0, s1, replication, 0x68616e64);
  return { k0, k1: word1 };
}

/**
 * The quantile at which an uncertain parameter stands in one joint draw: strictly between 0 and 1, the same for every
 * arm, and independent of all other names and draws.
 * @param name the distribution's name (ASCII)
 * @param number of the draw, from 1
 */
export function parameterQuantile(seed: string, name: string, number: number): number {
  const parameter = placeKey(replicationKey(seed, 0), textKey(name));
  return (draw(parameter, 0, number) + 0.5) / 4294967296;
}

/** FNV-1a, 32 bits: a stable number for a text key such as a jurisdiction's code (ASCII). */
export function textKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** The key of a person: jurisdiction code, month of the first booking and serial number in that month (from 1). */
export function personKey(run: Key, jurisdiction: number, firstMonth: number, serial: number): Key {
  const k0 = threefry(run.k0, run.k1, jurisdiction, firstMonth * 0x100000 + serial);
  return { k0, k1: word1 };
}

/** The key of a jurisdiction or an office, for draws that belong to no person. */
export function placeKey(run: Key, place: number): Key {
  const k0 = threefry(run.k0, run.k1, place, 0x7fffffff);
  return { k0, k1: word1 };
}

/**
 * The key of a place or an office in one month, for draws of which a month may take any number. Counting on from a month's
 * first occurrence would run into those of the next.
 */
export function monthKey(place: Key, month: number): Key {
  const k0 = threefry(place.k0, place.k1, month, 0x7fffffff);
  return { k0, k1: word1 };
}

/**
 * One draw: an unsigned 32-bit integer, uniform.
 * @param occurrence the episode number, the month or the attempt: what sets repeated decisions of one kind apart
 */
export function draw(key: Key, decision: number, occurrence: number): number {
  return threefry(key.k0, key.k1, decision, occurrence) >>> 0;
}

/** The threshold of what always happens. */
export const CERTAIN = 4294967296;

/**
 * A threshold when the odds are multiplied: those of a chance p are p to 1 - p. What is certain stays so, and so does what
 * never happens.
 */
export function withOdds(limit: number, factor: number): number {
  if (factor === 1 || limit >= CERTAIN) return limit;
  const yes = limit * factor;
  return Math.floor((yes / (yes + (CERTAIN - limit))) * CERTAIN + 0.5);
}

/** The integer threshold of a probability: a draw happens when `draw < threshold(p)`. Certain at 1, never at 0. */
export function threshold(probability: number): number {
  const p = probability < 0 ? 0 : probability > 1 ? 1 : probability;
  return Math.floor(p * CERTAIN + 0.5);
}
