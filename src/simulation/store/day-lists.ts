/**
 * Lists by day: rows on the day on which something happens to them, and people on the day on which they are booked. All
 * lists of an office lie in one array, in chunks chained to each other; a chunk whose day is over goes to another list.
 */
import { doubled } from './lists.ts';

/** No chunk. */
const NONE = -1;

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
  // The day that is being taken: the chunk it is at, the words left from there on, the next item, the end of the chunk's.
  private opened = NONE;
  private left = 0;
  private at = 0;
  private stop = 0;

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
    this.free = from ? from.free : NONE;
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

  /** Begins to take the items of a day, which is then forgotten. One day is taken at a time. */
  open(day: number): void {
    const i = day - this.start;
    this.left = this.lengths[i];
    this.lengths[i] = 0;
    this.opened = this.left > 0 ? this.first[i] : NONE;
    this.beginChunk();
  }

  /**
   * The next item of the day that is being taken. Meanwhile other days may be added to.
   * @returns the position of its first word in `words`, good until the next call; -1 when all are taken
   */
  next(): number {
    if (this.at === this.stop && !this.turn()) return -1;
    const { at } = this;
    this.at += this.width;
    return at;
  }

  /** Gives back the chunk that is taken and goes on to the one after it. @returns false after the last */
  private turn(): boolean {
    const { opened } = this;
    if (opened === NONE) return false;
    this.left -= this.stop - opened * this.chunk;
    this.opened = this.left > 0 ? this.following[opened] : NONE;
    this.following[opened] = this.free;
    this.free = opened;
    this.beginChunk();
    return this.left > 0;
  }

  private beginChunk(): void {
    this.at = this.opened * this.chunk;
    this.stop = this.at + Math.min(this.left, this.chunk);
  }

  private freeChunk(): number {
    const chunk = this.free;
    if (chunk !== NONE) {
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
