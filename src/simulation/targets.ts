/**
 * The teams' list: people whom ICE asked for and who were released. A place on the list keeps what its order and its end
 * depend on, so that the list is put in order each month without a look at the people; a place whose person has gone
 * is given to another once the list has been put in order without it.
 */
import { type Episodes, Field } from './episodes.ts';

export class Targets {
  /** By place on the list: row of the person, or -1 if gone; position in the order of work; month of release. */
  private readonly rows: number[];
  private readonly order: number[];
  private readonly months: number[];
  private readonly free: number[];
  /** Places in the order of work as of the first of the month, and those given since. */
  private inOrder: number[];
  private readonly since: number[];
  /** People on the list. */
  size: number;

  constructor(from?: Targets) {
    this.rows = from ? from.rows.slice() : [];
    this.order = from ? from.order.slice() : [];
    this.months = from ? from.months.slice() : [];
    this.free = from ? from.free.slice() : [];
    this.inOrder = from ? from.inOrder.slice() : [];
    this.since = from ? from.since.slice() : [];
    this.size = from ? from.size : 0;
  }

  /** Puts a person released in a month on the list. */
  add(e: Episodes, row: number, month: number): void {
    const place = this.free.pop() ?? this.rows.length;
    this.rows[place] = row;
    this.order[place] = e.words[row + Field.tier] * 2 ** 44 + e.key(row);
    this.months[place] = month;
    this.since.push(place);
    this.size += 1;
    e.words[row + Field.listed] = place + 1;
  }

  rowAt(place: number): number {
    return this.rows[place];
  }

  /** Takes a person who is on the list off it. */
  remove(e: Episodes, row: number): void {
    this.rows[e.words[row + Field.listed] - 1] = -1;
    this.size -= 1;
    e.words[row + Field.listed] = 0;
  }

  /**
   * The list in the order in which it is worked. What was in order a month ago still is, so that only the new people are
   * sorted, and merged in.
   * @returns places on the list; see `rowAt`
   * @param expire called for everyone whose month of release is not after `after`, who leaves the list
   */
  inTurn(after: number, expire: (row: number) => void): number[] {
    const { rows, order, months } = this;
    const stays = (place: number): boolean => {
      const row = rows[place];
      if (row >= 0 && months[place] > after) return true;
      if (row >= 0) expire(row);
      this.free.push(place);
      return false;
    };
    const fresh: number[] = [];
    for (const place of this.since) if (stays(place)) fresh.push(place);
    fresh.sort((a, b) => order[a] - order[b]);
    const merged: number[] = [];
    let next = 0;
    for (const place of this.inOrder) {
      if (!stays(place)) continue;
      for (; next < fresh.length && order[fresh[next]] < order[place]; next += 1) merged.push(fresh[next]);
      merged.push(place);
    }
    for (; next < fresh.length; next += 1) merged.push(fresh[next]);
    this.inOrder = merged;
    this.since.length = 0;
    return merged;
  }
}
