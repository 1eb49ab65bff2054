/** The reported episodes of one office, kept to be paired with those of another arm: order key and outcome of each. */
export class Records {
  private keyList: Float64Array;
  private outcomeList: Uint8Array;
  length: number;

  constructor(from?: Records) {
    this.keyList = from ? from.keyList.slice() : new Float64Array(1024);
    this.outcomeList = from ? from.outcomeList.slice() : new Uint8Array(1024);
    this.length = from ? from.length : 0;
  }

  /** Begins the record of an episode; its number is the `length` before. */
  open(key: number, outcome: number): void {
    if (this.length === this.keyList.length) {
      const [keys, outcomes] = [new Float64Array(this.length * 2), new Uint8Array(this.length * 2)];
      keys.set(this.keyList);
      outcomes.set(this.outcomeList);
      this.keyList = keys;
      this.outcomeList = outcomes;
    }
    this.keyList[this.length] = key;
    this.outcomeList[this.length] = outcome;
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
}
