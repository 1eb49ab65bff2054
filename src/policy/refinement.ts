/** Numbered things told apart step by step: each question splits the groups whose members answer it differently. */
export class Refinement {
  /** The group of each thing, numbered in the order of their first members. */
  readonly groupOf: Uint16Array;
  private groups = 1;

  constructor(size: number) {
    this.groupOf = new Uint16Array(size);
  }

  /** @param answer a whole number below `answers` for each thing */
  split(answer: (index: number) => number, answers: number): void {
    const next = new Int32Array(this.groups * answers).fill(-1);
    let groups = 0;
    for (let i = 0; i < this.groupOf.length; i += 1) {
      const key = this.groupOf[i] * answers + answer(i);
      if (next[key] < 0) {
        next[key] = groups;
        groups += 1;
      }
      this.groupOf[i] = next[key];
    }
    if (groups > 65535) throw new RangeError('the rules tell more than 65,535 sorts of people apart');
    this.groups = groups;
  }

  /** The first member of each group. */
  examples(): number[] {
    const examples: number[] = [];
    this.groupOf.forEach((group, i) => (examples[group] ??= i));
    return examples;
  }
}
