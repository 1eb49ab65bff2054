/**
 * Lists by day: rows on the day on which something happens to them, and people on the day on which they are booked. All
 * lists of an office lie in one array, in chunks chained to each other; a chunk whose day is over goes to another list.
 */

/** Whole numbers in one array that grows. Emptied, it keeps its room. */
export class IntList {
  items: Int32Array = new Int32Array(64);
  length = 0;

  push(item: number): void {
    if (this.length === this.items.length) this.items = doubled(this.items);
    this.items[this.length] = item;
    this.length += 1;
  }

  clear(): void {
    this.length = 0;
  }
}

export class DayLists {
  /** The chunks, end to end. */
  words: Int32Array;
  private readonly start: number;
  /** Words of an item, and of a chunk. */
  private readonly width: number;
  private readonly chunk: number;
  /** By day: first and last chunk of its list, and the words in it. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly lengths: Int32Array;
  /** By chunk: the one after it in its list, or in the chain of free ones. */
  private following: Int32Array;
  private free: number;
  private used: number;

  /** Lists of items of `width` words for the days from `start` to before `end`. */
  constructor(start: number, end: number, width: number, chunk: number, from?: DayLists) {
    this.start = start;
    this.width = width;
    this.chunk = chunk;
    this.words = from ? from.words.slice() : new Int32Array(256 * chunk);
    this.first = from ? from.first.slice() : new Int32Array(end - start);
    this.last = from ? from.last.slice() : new Int32Array(end - start);
    this.lengths = from ? from.lengths.slice() : new Int32Array(end - start);
    this.following = from ? from.following.slice() : new Int32Array(256);
    this.free = from ? from.free : -1;
    this.used = from ? from.used : 0;
  }

  /** Makes room for an item at the end of a day's list. @returns the position of its first word in `words` */
  add(day: number): number {
    const i = day - this.start;
    const length = this.lengths[i];
    const within = length % this.chunk;
    if (within === 0) {
      const fresh = this.freeChunk();
      if (length === 0) this.first[i] = fresh;
      else this.following[this.last[i]] = fresh;
      this.last[i] = fresh;
    }
    this.lengths[i] = length + this.width;
    return this.last[i] * this.chunk + within;
  }

  /** Calls `visit` with the position of each item of a day, and forgets them. Meanwhile other days may be added to. */
  take(day: number, visit: (at: number) => void): void {
    const i = day - this.start;
    let left = this.lengths[i];
    for (let chunk = this.first[i]; left > 0; left -= this.chunk) {
      const from = chunk * this.chunk;
      const to = from + Math.min(left, this.chunk);
      for (let at = from; at < to; at += this.width) visit(at);
      const next = this.following[chunk];
      this.following[chunk] = this.free;
      this.free = chunk;
      chunk = next;
    }
    this.lengths[i] = 0;
  }

  private freeChunk(): number {
    const chunk = this.free;
    if (chunk >= 0) {
      this.free = this.following[chunk];
      return chunk;
    }
    if (this.used === this.following.length) {
      this.words = doubled(this.words);
      this.following = doubled(this.following);
    }
    this.used += 1;
    return this.used - 1;
  }
}

function doubled(items: Int32Array): Int32Array {
  const bigger = new Int32Array(items.length * 2);
  bigger.set(items);
  return bigger;
}
