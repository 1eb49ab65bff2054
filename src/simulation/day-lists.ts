/** Rows by the day on which something happens to them. Lists are reused once their day is over. */
export class Calendar {
  private readonly first: number;
  private readonly lists: (number[] | undefined)[];
  private readonly spare: number[][] = [];

  constructor(first: number, end: number, from?: Calendar) {
    this.first = first;
    this.lists = from ? from.lists.map((list) => list?.slice()) : new Array<number[] | undefined>(end - first);
  }

  add(day: number, row: number): void {
    const list = this.lists[day - this.first];
    if (list) list.push(row);
    else {
      const fresh = this.spare.pop() ?? [];
      fresh.push(row);
      this.lists[day - this.first] = fresh;
    }
  }

  /** The list of a day, which leaves the calendar. Rows may be stale: whoever takes them checks what they wait for. */
  take(day: number): number[] {
    const list = this.lists[day - this.first];
    this.lists[day - this.first] = undefined;
    return list ?? [];
  }

  recycle(list: number[]): void {
    list.length = 0;
    this.spare.push(list);
  }
}
