/**
 * How the jails of an office have answered of late, by month. Kept in every run of a command of which some arm looks back
 * on it, for as long as the arm that looks back farthest, so that arms which part later have the same past.
 */

/** Of each jail and month: answers that did what was asked, and that did less. */
const ANSWERS = 2;
const HONORED = 0;
const DECLINED = 1;

export class Answers {
  private readonly months: number;
  private readonly places: number;
  /** A ring of months, by place: the months looked back on, and the present one. */
  private readonly given: Int32Array;

  /** @param months looked back on at most */
  constructor(months: number, places: number, from?: Answers | null) {
    this.months = months;
    this.places = places;
    this.given = from ? from.given.slice() : new Int32Array((months + 1) * places * ANSWERS);
  }

  /** Forgets the month that is no longer looked back on, whose room the month that begins takes. */
  begin(month: number): void {
    const start = this.at(month, 0);
    this.given.fill(0, start, start + this.places * ANSWERS);
  }

  /** The jail answered in a month. */
  add(month: number, place: number, honored: boolean): void {
    this.given[this.at(month, place) + (honored ? HONORED : DECLINED)] += 1;
  }

  /** The declined part of the answers given in so many whole months before one; nothing of nothing. */
  shareDeclined(month: number, place: number, months: number): number {
    let [honored, declined] = [0, 0];
    for (let back = 1; back <= months; back += 1) {
      const at = this.at(month - back, place);
      honored += this.given[at + HONORED];
      declined += this.given[at + DECLINED];
    }
    return declined === 0 ? 0 : declined / (honored + declined);
  }

  private at(month: number, place: number): number {
    return ((month % (this.months + 1)) * this.places + place) * ANSWERS;
  }
}
