/** Tables that timelines point into: what is equal in two arms stands here once, under one number. */
import type { Ruleset } from '../../policy/rulebook.ts';

/** A form as ICE sends it. */
export type Form = {
  /** Position in FORMS: which rules apply to it. */
  readonly name: number;
  readonly asksHold: boolean;
  /** 0 detainer, 1 notification, 2 other request. */
  readonly countsAs: number;
  readonly holdMinutes: number;
  readonly weekendsCount: boolean;
  readonly holidaysCount: boolean;
  readonly notice: boolean;
  /** By sort: 1 where the form's own ground is met; null where it needs none. */
  readonly ground: Uint8Array | null;
  /** Form used without the ground, or -1. */
  readonly otherwise: number;
};

/** A federal programme in force at some day and place, with the one before it. */
export type Regime = {
  /** By sort: position of the tier, 255 for none. */
  readonly tierOf: Uint8Array;
  /** By tier: form (position in the model's forms, -1 none), chance of a request, factor on coming. */
  readonly forms: readonly number[];
  readonly shares: readonly number[];
  readonly comeFactors: readonly number[];
  readonly detainerForm: number;
  /** Number of the regime of the programme before, for officers who do not follow the guidance; -1 if there was none. */
  readonly before: number;
};

/** Things numbered in the order of their first use; equal content gets the same number. */
export class Registry<T> {
  readonly items: T[] = [];
  private readonly numbers = new Map<string, number>();
  number(key: string, make: () => T): number {
    let n = this.numbers.get(key);
    if (n === undefined) {
      n = this.items.length;
      this.numbers.set(key, n);
      this.items.push(make());
    }
    return n;
  }
}

/** How stays in a jail vary: around their median, and from charge to charge. */
export type Stays = {
  /** By slice of a draw: multiple of the median. */
  readonly spread: Float64Array;
  /** By charge (position in CHARGES): factor on the median. */
  readonly factors: Float64Array;
};

/** By class of conviction: the factor on the odds that ICE comes, that a jail holds, that it gives notice. */
export type Odds = {
  readonly come: Float64Array;
  readonly hold: Float64Array;
  readonly notice: Float64Array;
};

/** Tables shared by the arms of a command: stays, forms, regimes, rules, odds. Numbers in timelines point here. */
export class Shelf {
  readonly stays = new Registry<Stays>();
  readonly forms = new Registry<Form>();
  readonly regimes = new Registry<Regime>();
  readonly rulesets = new Registry<Ruleset>();
  readonly odds = new Registry<Odds>();
  /** By charge: the threshold of a prison sentence. */
  readonly sentences = new Registry<Float64Array>();
}
