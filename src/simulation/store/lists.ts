/** Arrays of whole numbers that grow. */

/** The same numbers at the start of an array twice as long. */
export function doubled<T extends Int32Array | Float64Array | Uint8Array>(items: T): T {
  const bigger = new (items.constructor as new (length: number) => T)(items.length * 2);
  bigger.set(items);
  return bigger;
}

/** Whole numbers of 32 bits in one array. Emptied, it keeps its room. */
export class IntList {
  items: Int32Array;
  length: number;

  constructor(from?: IntList) {
    this.items = from ? from.items.slice() : new Int32Array(64);
    this.length = from ? from.length : 0;
  }

  push(item: number): void {
    if (this.length === this.items.length) this.items = doubled(this.items);
    this.items[this.length] = item;
    this.length += 1;
  }

  /** Takes the last item off a list that has one. */
  pop(): number {
    this.length -= 1;
    return this.items[this.length];
  }

  /** Takes the first items off. */
  shift(count: number): void {
    this.items.copyWithin(0, count, this.length);
    this.length -= count;
  }

  clear(): void {
    this.length = 0;
  }
}
