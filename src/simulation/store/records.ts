/** The reported episodes of one office, kept to be paired with those of another arm: order key, outcome and conviction class of each. */
import { doubled } from './lists.ts';

export class Records {
  private keyList: Float64Array;
  private outcomeList: Uint8Array;
  private classList: Uint8Array;
  length: number;

  constructor(from?: Records) {
    this.keyList = from ? from.keyList.slice() : new Float64Array(1024);
    this.outcomeList = from ? from.outcomeList.slice() : new Uint8Array(1024);
    this.classList = from ? from.classList.slice() : new Uint8Array(1024);
    this.length = from ? from.length : 0;
  }

  /** Begins the record of an episode; its number is the `length` before. */
  open(key: number, outcome: number, conviction: number): void {
    if (this.length === this.keyList.length) {
      this.keyList = doubled(this.keyList);
      this.outcomeList = doubled(this.outcomeList);
      this.classList = doubled(this.classList);
    }
    this.keyList[this.length] = key;
    this.outcomeList[this.length] = outcome;
    this.classList[this.length] = conviction;
    this.length += 1;
  }

  settle(record: number, outcome: number): void {
    this.outcomeList[record] = outcome;
  }

  get keys(): Float64Array {
    return this.keyList.subarray(0, this.length);
  }

  get outcomes(): Uint8Array {
    return this.outcomeList.subarray(0, this.length);
  }

  get classes(): Uint8Array {
    return this.classList.subarray(0, this.length);
  }
}
