/**
 * Who is booked, as shares: the catalogue of people with their charges, gathered into cells of people whom a programme and
 * a jail's rules treat alike. Made once for each pair of rules; only what draws change is read afterwards.
 */
import { KINDS } from '../base/vocabulary.ts';
import type { Form, Regime } from '../simulation/compile/shelf.ts';
import { ACCESS, LEVELS, NO_FORM, type RuleBook, type Ruleset } from '../policy/rulebook.ts';
import { CHARGE_COUNT, GRAVITIES } from './shapes.ts';

const ALL = 2 ** 32;

/** People alike under some rules, side by side. */
export type Cells = {
  readonly size: number;
  /** Share of the people booked of that removability. */
  readonly share: Float64Array;
  readonly charge: Uint8Array;
  readonly gravity: Uint8Array;
  readonly removable: Uint8Array;
  /** Tier under the programme and under the one before; 255 for none. */
  readonly tier: Uint8Array;
  readonly tierBefore: Uint8Array;
  /** By form of the shelf, a bit: the form's own ground is met. */
  readonly grounds: Uint32Array;
  /** By cell and form (positions in FORMS, then NO_FORM): what the jail may and must do. */
  readonly levels: Uint8Array;
};

/** Shares of sorts with charges among the people of a kind, on some day. */
type Mix = { readonly sorts: Int32Array; readonly charges: Uint8Array; readonly shares: Float64Array };

/** Sorts as a table of something tells them apart: by sort its group, and a sort of each group. */
type Groups = { readonly of: Int32Array; readonly examples: readonly number[] };

/** What is asked of people again and again under one book of rules. */
export class People {
  readonly rules: RuleBook;
  /** By kind: the share of people first booked who are removable. */
  readonly removable: Float64Array;
  /** By kind: the share of bookings on each charge. */
  readonly charged: readonly Float64Array[];
  /** By kind and day; those that are equal are one. */
  private readonly mixes = new Map<string, Mix>();
  private readonly days = new Map<Mix, number>();
  private readonly made = new Map<string, Cells>();
  private readonly groups = new Map<string, Groups>();
  private readonly numbers = new Map<object, number>();

  constructor(rules: RuleBook) {
    this.rules = rules;
    this.charged = rules.catalogue.charges.map((limits) =>
      Float64Array.from(limits, (limit, i) => (limit - (limits[i - 1] ?? 0)) / ALL),
    );
    this.removable = Float64Array.from(KINDS, (_, kind) => {
      const { sorts, shares } = this.mix(kind, 0);
      return shares.reduce((sum, share, i) => sum + share * rules.removable[sorts[i]], 0);
    });
  }

  /**
   * The people of a kind as a programme and rules see them.
   * @param day of their booking, since some rules ask how recent an entry or an order is
   */
  cells(kind: number, day: number, view: View): Cells {
    const { regime, before, ruleset, forms } = view;
    const mix = this.mix(kind, day);
    const programme = [regime.tierOf, before?.tierOf, ...forms.map(({ ground }) => ground)].map((table) => (table ? this.number(table) : -1)).join(); // prettier-ignore
    const pair = `${programme} ${this.number(ruleset)}`;
    const key = `${kind} ${this.number(mix)} ${pair}`;
    let cells = this.made.get(key);
    if (!cells) {
      const { rules } = this;
      const seen = this.group(programme, (sort) => `${regime.tierOf[sort]} ${before?.tierOf[sort] ?? 255} ${groundsOf(forms, sort)} ${gravityOf(rules.conviction[sort])} ${rules.removable[sort]}`); // prettier-ignore
      const bound = this.group(`rules ${this.number(ruleset)}`, (sort) => ruleset.subarray(sort * LEVELS, (sort + 1) * LEVELS).join()); // prettier-ignore
      const both = this.group(pair, (sort) => seen.of[sort] * 65536 + bound.of[sort]);
      this.made.set(key, (cells = this.gather(kind, mix, both, view)));
    }
    return cells;
  }

  /** The first day asked for on which people are as on this one, as rules see them. */
  dayAlike(kind: number, day: number): number {
    const mix = this.mix(kind, day);
    let found = this.days.get(mix);
    if (found === undefined) this.days.set(mix, (found = day));
    return found;
  }

  private number(table: object): number {
    let found = this.numbers.get(table);
    if (found === undefined) this.numbers.set(table, (found = this.numbers.size));
    return found;
  }

  private group(name: string, keyOf: (sort: number) => string | number): Groups {
    const known = this.groups.get(name);
    if (known) return known;
    const numbers = new Map<string | number, number>();
    const examples: number[] = [];
    const of = new Int32Array(this.rules.sorts);
    for (let sort = 0; sort < of.length; sort += 1) {
      const key = keyOf(sort);
      let number = numbers.get(key);
      if (number === undefined) {
        numbers.set(key, (number = examples.length));
        examples.push(sort);
      }
      of[sort] = number;
    }
    const made = { of, examples };
    this.groups.set(name, made);
    return made;
  }

  private gather(kind: number, { sorts, charges, shares }: Mix, { of, examples }: Groups, view: View): Cells {
    const { rules } = this;
    const { regime, before, ruleset, forms } = view;
    const sums = new Float64Array(examples.length * CHARGE_COUNT);
    for (let i = 0; i < sorts.length; i += 1) sums[of[sorts[i]] * CHARGE_COUNT + charges[i]] += shares[i];
    const cells = placesAbove(sums);
    const all = cells.map((i) => examples[Math.floor(i / CHARGE_COUNT)]);
    const whole = [1 - this.removable[kind], this.removable[kind]];
    return {
      size: all.length,
      share: Float64Array.from(cells, (i, cell) => sums[i] / (whole[rules.removable[all[cell]]] || 1)),
      charge: Uint8Array.from(cells, (i) => i % CHARGE_COUNT),
      gravity: Uint8Array.from(all, (sort) => gravityOf(rules.conviction[sort])),
      removable: Uint8Array.from(all, (sort) => rules.removable[sort]),
      tier: Uint8Array.from(all, (sort) => regime.tierOf[sort]),
      tierBefore: Uint8Array.from(all, (sort) => before?.tierOf[sort] ?? 255),
      grounds: Uint32Array.from(all, (sort) => groundsOf(forms, sort)),
      levels: levelsOf(ruleset, all),
    };
  }

  private mix(kind: number, day: number): Mix {
    const key = `${kind} ${day}`;
    let mix = this.mixes.get(key);
    if (!mix) {
      const fresh = mixOf(this.rules, kind, day);
      const alike = [...this.mixes].find(([name, other]) => name.startsWith(`${kind} `) && equal(other, fresh));
      this.mixes.set(key, (mix = alike?.[1] ?? fresh));
    }
    return mix;
  }
}

/** What treats people: a programme with the one before, and a jail's rules. */
export type View = {
  readonly regime: Regime;
  readonly before: Regime | undefined;
  readonly ruleset: Ruleset;
  readonly forms: readonly Form[];
};

/** The places with something in them. */
function placesAbove(sums: Float64Array): number[] {
  const places: number[] = [];
  for (let i = 0; i < sums.length; i += 1) if (sums[i] > 0) places.push(i);
  return places;
}

const equal = (a: Mix, b: Mix): boolean =>
  a.sorts.length === b.sorts.length &&
  a.sorts.every((sort, i) => sort === b.sorts[i] && a.charges[i] === b.charges[i] && a.shares[i] === b.shares[i]);

function levelsOf(ruleset: Ruleset, sorts: readonly number[]): Uint8Array {
  const levels = new Uint8Array(sorts.length * LEVELS);
  sorts.forEach((sort, cell) => levels.set(ruleset.subarray(sort * LEVELS, (sort + 1) * LEVELS), cell * LEVELS));
  return levels;
}

const gravityOf = (conviction: number): number => Math.min(conviction, GRAVITIES - 1);

const groundsOf = (forms: readonly Form[], sort: number): number =>
  forms.reduce((bits, { ground }, form) => (ground === null || ground[sort] === 1 ? bits | (1 << form) : bits), 0);

/** Every profile of the kind is as likely as any other, and its charge is drawn apart. */
function mixOf(rules: RuleBook, kind: number, day: number): Mix {
  const { catalogue } = rules;
  const size = 2 ** (32 - catalogue.shift[kind]);
  const cumulative = catalogue.charges[kind];
  const looks = new Int32Array(rules.looks);
  for (let i = 0; i < size; i += 1) looks[rules.look(catalogue.first[kind] + i, day)] += 1;
  const sums = new Float64Array(rules.sorts * CHARGE_COUNT);
  for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
    const share = (cumulative[charge] - (charge > 0 ? cumulative[charge - 1] : 0)) / ALL / size;
    if (share <= 0) continue;
    for (let look = 0; look < looks.length; look += 1)
      if (looks[look] > 0) sums[rules.sortOfLook(look, charge) * CHARGE_COUNT + charge] += share * looks[look];
  }
  const keys = placesAbove(sums);
  return {
    sorts: Int32Array.from(keys, (key) => Math.floor(key / CHARGE_COUNT)),
    charges: Uint8Array.from(keys, (key) => key % CHARGE_COUNT),
    shares: Float64Array.from(keys, (key) => sums[key]),
  };
}

/** Whether ICE may come into the jail for the people of a cell. */
export const mayEnter = ({ levels }: Cells, cell: number): boolean =>
  ((levels[cell * LEVELS + NO_FORM] >>> ACCESS) & 3) !== 0;

/** What the jail may (1) or must (2) do for the people of a cell who are asked for by a form. @param step HOLD or NOTICE */
export const levelFor = ({ levels }: Cells, cell: number, form: number, step: number): number =>
  (levels[cell * LEVELS + form] >>> step) & 3;
