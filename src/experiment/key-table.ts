/**
 * Where a key stands in a list, found by hashing (open addressing): of a hundred thousand episodes much sooner than by
 * putting them in order.
 */

const TWO_TO_32 = 2 ** 32;
const FREE = -1;

/** Spreads the 44 bits of a key over 32. The factors are those of the golden ratio and of MurmurHash3. */
const spread = (key: number): number => Math.imul((key | 0) ^ Math.imul((key / TWO_TO_32) | 0, 0x85ebca6b), 0x9e3779b1);

export class KeyTable {
  private readonly keys: Float64Array;
  /** At the place to which a key is spread, or at the next that is free: its number in the list. */
  private readonly slots: Int32Array;
  private readonly shift: number;

  /** @param keys whole numbers below 2^44, none of them twice */
  constructor(keys: Float64Array) {
    this.keys = keys;
    // Half of the slots stay free, so that few keys meet.
    this.shift = Math.clz32(2 * keys.length + 1);
    this.slots = new Int32Array(2 ** (32 - this.shift)).fill(FREE);
    for (let i = 0; i < keys.length; i += 1) this.slots[this.slotOf(keys[i])] = i;
  }

  /** The number of a key in the list; -1 if it is not there. @param guess where it may stand, which is looked at first */
  find(key: number, guess: number): number {
    return this.keys[guess] === key ? guess : this.slots[this.slotOf(key)];
  }

  /** The slot of a key, or the free one in which it would be. */
  private slotOf(key: number): number {
    const { keys, slots } = this;
    let slot = spread(key) >>> this.shift;
    while (slots[slot] !== FREE && keys[slots[slot]] !== key) slot = (slot + 1) & (slots.length - 1);
    return slot;
  }
}
