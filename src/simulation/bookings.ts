/**
 * People to be booked, by the day of it: the newcomers of the month, and those who are out and will come back. The
 * records of a day lie end to end in one array, in the order in which they were entered.
 */

/** Words of a record: the first of a row (`Field` in episodes.ts), with `next` the minute of the booking. */
export const PERSON = 8;

export class Bookings {
  private readonly first: number;
  private readonly lists: Int32Array[];
  private readonly lengths: Int32Array;
  private readonly spare: Int32Array[] = [];

  constructor(first: number, end: number, from?: Bookings) {
    this.first = first;
    this.lists = from ? from.lists.map((list) => list.slice()) : Array.from({ length: end - first }, () => NOBODY);
    this.lengths = from ? from.lengths.slice() : new Int32Array(end - first);
  }

  /** Enters the person whose words start at `at`. */
  add(day: number, people: Int32Array, at: number): void {
    const i = day - this.first;
    const length = this.lengths[i];
    let list = this.lists[i];
    if (length === list.length) {
      const bigger = length === 0 ? (this.spare.pop() ?? new Int32Array(64 * PERSON)) : new Int32Array(length * 2);
      bigger.set(list);
      this.lists[i] = list = bigger;
    }
    for (let k = 0; k < PERSON; k += 1) list[length + k] = people[at + k];
    this.lengths[i] = length + PERSON;
  }

  /** Calls `book` with the records of a day and the position of each, and forgets them. */
  take(day: number, book: (people: Int32Array, at: number) => void): void {
    const i = day - this.first;
    const list = this.lists[i];
    for (let at = 0; at < this.lengths[i]; at += PERSON) book(list, at);
    if (list.length > 0) this.spare.push(list);
    this.lists[i] = NOBODY;
    this.lengths[i] = 0;
  }
}

const NOBODY = new Int32Array(0);
