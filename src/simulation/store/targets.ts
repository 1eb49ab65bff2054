/**
 * The teams' list: people whom ICE asked for and who were released. Those released in one month are put in order once,
 * when it is over, and leave together when they have been out too long; the teams, who reach only the first few of
 * the list, go through the months side by side and take whoever comes first in any.
 */
import { KEYS } from '../../base/order-key.ts';
import { type Episodes, Field } from './episodes.ts';
import { doubled, IntList } from './lists.ts';

/** People released in one month, by their places on the list, in the order of work. */
type Released = { readonly month: number; readonly places: Int32Array };

export class Targets {
  /** By place on the list: row of the person, or -1 if gone; position in the order of work. */
  private rows: Int32Array;
  private order: Float64Array;
  /** Places given so far, and those of them that are free. */
  private places: number;
  private readonly free: IntList;
  /** Months that are over, and the places given in the present one. */
  private released: readonly Released[];
  private readonly since: IntList;
  /** By month that is over: how far the teams have come, and the order of the one they are at; infinite at its end. */
  private reached = new Int32Array(0);
  private next = new Float64Array(0);
  /** People on the list. */
  size: number;

  constructor(from?: Targets) {
    this.rows = from ? from.rows.slice() : new Int32Array(64);
    this.order = from ? from.order.slice() : new Float64Array(64);
    this.places = from ? from.places : 0;
    this.free = new IntList(from?.free);
    this.released = from ? from.released : [];
    this.since = new IntList(from?.since);
    this.size = from ? from.size : 0;
  }

  /** Puts a person released today on the list. */
  add(e: Episodes, row: number): void {
    const place = this.free.length > 0 ? this.free.pop() : this.freshPlace();
    this.rows[place] = row;
    this.order[place] = e.words[row + Field.tier] * KEYS + e.key(row);
    this.since.push(place);
    this.size += 1;
    e.words[row + Field.listed] = place + 1;
  }

  /** Takes a person who is on the list off it. */
  remove(e: Episodes, row: number): void {
    this.rows[e.words[row + Field.listed] - 1] = -1;
    this.size -= 1;
    e.words[row + Field.listed] = 0;
  }

  /**
   * First of a month, before anybody is released in it: the teams are at the head of the list.
   * @param expire called for everyone whose month of release is not after `after`, who leaves the list
   */
  beginMonth(month: number, after: number, expire: (row: number) => void): void {
    if (this.since.length > 0) this.released = [...this.released, { month: month - 1, places: this.inOrder() }];
    this.since.clear();
    for (const { month: of, places } of this.released) if (of <= after) this.giveUp(places, expire);
    this.released = this.released.filter(({ month: of }) => of > after);
    this.reached = new Int32Array(this.released.length);
    this.next = Float64Array.from(this.released, (_, i) => this.orderAt(i));
  }

  /** The row of the next person in the order of work; -1 after the last. */
  take(): number {
    const { next } = this;
    let first = 0;
    for (let i = 1; i < next.length; i += 1) if (next[i] < next[first]) first = i;
    if (next.length === 0 || next[first] === Number.POSITIVE_INFINITY) return -1;
    const row = this.rows[this.released[first].places[this.reached[first]]];
    this.reached[first] += 1;
    next[first] = this.orderAt(first);
    return row;
  }

  private inOrder(): Int32Array {
    const { order, since } = this;
    return since.items.slice(0, since.length).sort((a, b) => order[a] - order[b]);
  }

  private giveUp(places: Int32Array, expire: (row: number) => void): void {
    for (const place of places) {
      if (this.rows[place] >= 0) expire(this.rows[place]);
      this.free.push(place);
    }
  }

  /** Position in the order of work of the next person of a month who is still on the list. */
  private orderAt(i: number): number {
    const { places } = this.released[i];
    let at = this.reached[i];
    while (at < places.length && this.rows[places[at]] < 0) at += 1;
    this.reached[i] = at;
    return at < places.length ? this.order[places[at]] : Number.POSITIVE_INFINITY;
  }

  private freshPlace(): number {
    if (this.places === this.rows.length) {
      this.rows = doubled(this.rows);
      this.order = doubled(this.order);
    }
    this.places += 1;
    return this.places - 1;
  }
}
