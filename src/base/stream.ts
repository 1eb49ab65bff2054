/**
 * A stream of keyed draws for designs and statistics: shifts, permutations, bootstraps, walks. It is named by the
 * seed phrase and a purpose, so that two purposes never share draws and a stream is the same on every machine.
 */
import { type Key, replicationKey, textKey, threefry, word1 } from './random.ts';

export class Stream {
  readonly #key: Key;
  #drawn = 0;

  constructor(seed: string, purpose: string) {
    this.#key = replicationKey(seed, textKey(purpose));
  }

  /** An unsigned 32-bit integer, uniform. */
  word(): number {
    return threefry(this.#key.k0, this.#key.k1, this.#drawn++, 0x64657367) >>> 0;
  }

  /** Uniform in the open interval (0, 1): the middle of one of 2^52 equal cells, so never 0 and never 1. */
  uniform(): number {
    const high = this.word() >>> 6;
    const low = word1 >>> 6;
    return (high * 0x4000000 + low + 0.5) / 0x10000000000000;
  }

  /** A whole number from 0 to `count` - 1, each equally likely. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** The whole numbers from 0 to `count` - 1 in random order (Fisher and Yates). */
  permutation(count: number): number[] {
    const order = Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}
