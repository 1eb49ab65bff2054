/**
 * The open episodes of one office, and the people on its teams' list. A row is 32 words that lie together, two lines of
 * the processor's cache, so that whatever happens to a person touches one place in memory; a row is known by the
 * position of its first word. The first eight words are the person: all that is kept, in the lists of days, of someone
 * who is out and will be booked again. Free rows are used again; the stamp changes with each episode, so that a line
 * can tell that the case it remembers has gone.
 */
import { doubled, IntList } from './lists.ts';
import { orderKey } from '../../base/order-key.ts';
import { threefry } from '../../base/random.ts';

/** What an episode is waiting for. */
export const State = {
  free: 0,
  /** An interview at `next`. */
  interview: 1,
  /** Its turn in the screening line; leaves at `next` = release. */
  screening: 2,
  /** The decision on a request at `next`. */
  decision: 3,
  /** Nobody asked: release at `next`. */
  unasked: 4,
  /** Handover without a form at `next` = release. */
  posted: 5,
  /** Requested: notice or release at `next`. */
  requested: 6,
  /** Notice was given: release at `next`. */
  noticed: 7,
  /** Held past release until `next`. */
  held: 8,
  /** An officer will take the person into custody at `next`. */
  collected: 9,
  /** Released, and on the teams' list; booked again at `next` (never: the largest minute). */
  released: 10,
  /** In jail until a prison sentence at `next`. */
  sentenced: 11,
} as const;

export const NEVER = 0x7fffffff;
/** In the place of the minute of a request: officers would have asked, but pass over a jail that declines. */
export const PASSED_OVER = -2;

/** How ICE knows of a person. */
export const Way = { match: 0, interview: 1, both: 2 } as const;
/** Added to the way until the decision on a request: an officer of the jail interviewed the person, and so processes them. */
export const BY_JAIL = 4;

/** Words of a row. */
export const Field = {
  /** Person key. */
  k0: 0,
  k1: 1,
  place: 2,
  firstMonth: 3,
  serial: 4,
  /** Number of the episode, from 1. */
  episode: 5,
  /** Position in the catalogue of people; its complement once ICE has identified the person. */
  profile: 6,
  /** Minute of the next event of this row. */
  next: 7,
  state: 8,
  /** Number of the episode among all of the office: changes when the row gets a new episode. */
  stamp: 9,
  sort: 10,
  conviction: 11,
  /** Release as it stands now (R1), and without a request (R0). */
  release: 12,
  natural: 13,
  /** How ICE knows of the person; from the window on, by which of these ways it comes. */
  way: 14,
  tier: 15,
  booked: 16,
  identified: 17,
  /** Minutes from the midnight after release to the next booking; -1 never. */
  returnAfter: 18,
  /** Minute of the request; -1 none, or PASSED_OVER. */
  lodged: 19,
  form: 20,
  /** The programme whose tier was found at the request. */
  regime: 21,
  /** 1 if a custody would be linked to the request in the records. */
  linked: 22,
  answered: 23,
  /** 1 if the jail declined, 2 if that is on record. */
  declined: 24,
  /** The county of the booking; `place` is where the person is, which a prison sentence changes. */
  home: 25,
  /** Minute from which ICE may collect. */
  collectFrom: 26,
  /** Outcome it was closed with. */
  reason: 27,
  /** Place on the teams' list from 1, 0 for those not on it; and the day of the release. */
  listed: 28,
  releasedDay: 29,
  /** Position in the list of reported episodes, or -1. */
  record: 30,
  removable: 31,
} as const;

/** Words in a row, and those of them that are the person. */
export const ROW = 32;
export const PERSON = 8;

/** Copies the words of a person, written out for speed: see docs/speed.md. */
export function copyPerson(from: Int32Array, at: number, to: Int32Array, row: number): void {
  to[row + Field.k0] = from[at + Field.k0];
  to[row + Field.k1] = from[at + Field.k1];
  to[row + Field.place] = from[at + Field.place];
  to[row + Field.firstMonth] = from[at + Field.firstMonth];
  to[row + Field.serial] = from[at + Field.serial];
  to[row + Field.episode] = from[at + Field.episode];
  to[row + Field.profile] = from[at + Field.profile];
  to[row + Field.next] = from[at + Field.next];
}

export class Episodes {
  words: Int32Array;
  private readonly free: IntList;
  private used: number;
  private stamps: number;

  constructor(from?: Episodes) {
    this.words = from ? from.words.slice() : new Int32Array(1024 * ROW);
    this.free = new IntList(from?.free);
    this.used = from ? from.used : 0;
    this.stamps = from ? from.stamps : 0;
  }

  /** A row for a person, whose words start at `at`. The other words are those of whoever had the row before. */
  take(people: Int32Array, at: number): number {
    const row = this.free.length > 0 ? this.free.pop() : this.fresh();
    copyPerson(people, at, this.words, row);
    return row;
  }

  /** Gives the row a new episode: a new stamp. */
  begin(row: number): void {
    const { words } = this;
    words[row + Field.stamp] = this.stamps += 1;
    words[row + Field.episode] += 1;
    words[row + Field.home] = words[row + Field.place];
    words[row + Field.identified] = -1;
    words[row + Field.declined] = 0;
    words[row + Field.answered] = 0;
    words[row + Field.lodged] = -1;
    words[row + Field.record] = -1;
  }

  drop(row: number): void {
    this.words[row + Field.state] = State.free;
    this.words[row + Field.stamp] = 0;
    this.free.push(row);
  }

  /**
   * A random decision on a person: 32 bits, signed (`>>> 0` makes them a number to compare).
   * @param occurrence sets repeated decisions of one kind apart; the present episode, if nothing else
   */
  draw(row: number, decision: number, occurrence = this.words[row + Field.episode]): number {
    const { words } = this;
    return threefry(words[row + Field.k0], words[row + Field.k1], decision, occurrence);
  }

  /** Position of the person in the catalogue of people. */
  profile(row: number): number {
    const word = this.words[row + Field.profile];
    return word ^ (word >> 31);
  }

  /** ICE has identified the person, in this episode or an earlier one. */
  isKnown(row: number): boolean {
    return this.words[row + Field.profile] < 0;
  }

  makeKnown(row: number): void {
    this.words[row + Field.profile] = ~this.profile(row);
  }

  /** Place of an episode in the order of keys. */
  key(row: number): number {
    const { words } = this;
    return orderKey(
      words[row + Field.home],
      words[row + Field.firstMonth],
      words[row + Field.serial],
      words[row + Field.episode],
    );
  }

  /** Episodes begun so far. */
  get begun(): number {
    return this.stamps;
  }

  /** End of the rows that were ever taken; those in State.free are not in use. */
  get rows(): number {
    return this.used;
  }

  private fresh(): number {
    const row = this.used;
    this.used += ROW;
    if (this.used > this.words.length) this.words = doubled(this.words);
    return row;
  }
}
