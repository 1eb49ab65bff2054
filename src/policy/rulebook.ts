/**
 * Policy compiled to tables. Two people whom no rule in force anywhere can tell apart are of one *sort*; a rule is then
 * one number per sort, and the simulation looks up and compares integers without knowing any policy.
 */
import { CHARGES, FORMS, type Policy, type Predicate, type Programme } from '../scenario/schema.ts';
import { parseDay } from '../base/calendar.ts';
import type { Catalogue } from './people.ts';
import { Kinds, type Question, type Recency } from './kinds.ts';
import { parts } from './predicate.ts';
import { Refinement } from './refinement.ts';

/** Levels of hold, notice and access, two bits each: 0 not allowed, 1 allowed, 2 required. */
export const HOLD = 0;
export const NOTICE = 2;
export const ACCESS = 4;
/** Position of "no request" behind those of FORMS in a table of levels. */
export const NO_FORM = FORMS.length;

/** Which governments bind a jurisdiction: both; the state alone (unified systems, state prisons); none (federal prisons). */
export type Bound = 'state_and_local' | 'state' | 'nobody';

/** Levels by sort and form (positions in FORMS, then NO_FORM): those of a person lie side by side. */
export type Ruleset = Uint8Array;
/** Levels of a sort in a ruleset. */
export const LEVELS = FORMS.length + 1;

/** All that is known of a catalogue's people under a set of rules. */
export class RuleBook {
  readonly catalogue: Catalogue;
  readonly sorts: number;
  /** By sort: conviction class code, and whether the person is removable. */
  readonly conviction: Uint8Array;
  readonly removable: Uint8Array;
  /** The sort of each (recency bits, kind, charge): at any one time most people have the same bits and lie close together. */
  private readonly sortOf: Uint16Array;
  private readonly kinds: number;
  /** By profile, side by side: its kind; by recency bit, the day of booking from which it is set. */
  private readonly ofProfile: Int32Array;
  private readonly recencies: number;
  private readonly answers = new Map<string, Uint8Array>();
  /** Tables made so far: draws of one command ask for the same again and again. */
  private readonly made = new Map<string, Uint8Array>();

  /** @param rules every programme and policy in force in any arm of the command */
  constructor(catalogue: Catalogue, rules: { programmes: Iterable<Programme>; policies: Iterable<Policy> }) {
    this.catalogue = catalogue;
    const predicates = distinctPredicates(rules);
    const recent = recencyDays(predicates);
    if (recent.length > 6)
      throw new RangeError('at most six different dates of entry or final order may be used in rules');
    const people = new Kinds(catalogue.profiles, predicates, recent);
    this.recencies = recent.length;
    this.ofProfile = Int32Array.from(
      catalogue.profiles.flatMap((profile, i) => [
        people.kindOf[i],
        ...recent.map(({ flag, day }) => day + (flag === 'entry' ? profile.entryDays : profile.orderDays)),
      ]),
    );
    const refinement = new Refinement(people.size);
    const answers = new Map(
      predicates.flatMap(questionsOf).map((question) => [keyOf(question), people.ask(question)] as const),
    );
    refinement.split((i) => people.lasting[Math.floor(i / people.situations)], 16);
    for (const table of answers.values()) refinement.split((i) => table[i], 2);
    this.kinds = people.size / people.situations;
    this.sortOf = byRecency(refinement.groupOf, this.kinds);
    const examples = refinement.examples();
    this.sorts = examples.length;
    const lasting = examples.map((i) => people.lasting[Math.floor(i / people.situations)]);
    this.conviction = Uint8Array.from(lasting, (code) => code >> 1);
    this.removable = Uint8Array.from(lasting, (code) => code & 1);
    for (const [key, table] of answers)
      this.answers.set(
        key,
        Uint8Array.from(examples, (i) => table[i]),
      );
  }

  /** The sort of a person with a charge who is booked on a day. */
  sort(profile: number, charge: number, day: number): number {
    const { ofProfile, recencies, kinds } = this;
    const at = profile * (recencies + 1);
    let bits = 0;
    // The sign bit of (from - 1 - day) says that the day has come, without a branch nobody could foresee.
    for (let i = 0; i < recencies; i += 1) bits |= ((ofProfile[at + 1 + i] - 1 - day) >>> 31) << i;
    return this.sortOf[(bits * kinds + ofProfile[at]) * CHARGES.length + charge];
  }

  /** What a profile is on a day, whatever its charge: a number below {@link looks}. */
  look(profile: number, day: number): number {
    const { ofProfile, recencies, kinds } = this;
    const at = profile * (recencies + 1);
    let bits = 0;
    for (let i = 0; i < recencies; i += 1) bits |= ((ofProfile[at + 1 + i] - 1 - day) >>> 31) << i;
    return bits * kinds + ofProfile[at];
  }

  get looks(): number {
    return this.sortOf.length / CHARGES.length;
  }

  /** The sort of those who look so and are booked on a charge. */
  sortOfLook(look: number, charge: number): number {
    return this.sortOf[look * CHARGES.length + charge];
  }

  /** Position of each sort's tier in a programme: the first whose `when` holds, else 255. */
  tiers({ tiers }: Programme): Uint8Array {
    const asked = tiers.map(({ when }) => when);
    return this.once(asked, () => {
      const tables = asked.map((predicate) => this.answer({ predicate, form: null, reimbursement: false }));
      return Uint8Array.from({ length: this.sorts }, (_, sort) => {
        const tier = tables.findIndex((table) => table[sort] === 1);
        return tier < 0 ? 255 : tier;
      });
    });
  }

  /** Whether each sort meets a ground that a form requires. */
  meets(predicate: Predicate): Uint8Array {
    return this.answer({ predicate, form: null, reimbursement: false });
  }

  /** What a jail may and must do: the lower of state and local ceiling, raised to the state's floor. */
  ruleset(state: Policy, local: Policy, bound: Bound, reimbursement: boolean): Ruleset {
    const steps = ({ hold, notice, access }: Policy) => [hold, notice, access];
    return this.once([steps(state), steps(local), bound, reimbursement], () =>
      this.levels(state, local, bound, reimbursement),
    );
  }

  private levels(state: Policy, local: Policy, bound: Bound, reimbursement: boolean): Ruleset {
    const levels = new Uint8Array(this.sorts * LEVELS);
    [...FORMS, null].forEach((form, position) => {
      for (const [shift, step] of [
        [HOLD, 'hold'],
        [NOTICE, 'notice'],
        [ACCESS, 'access'],
      ] as const) {
        const ask = (predicate: Predicate) => this.answer({ predicate, form, reimbursement });
        const [stateCeiling, stateFloor] = [ask(state[step].ceiling), ask(state[step].floor)];
        const [localCeiling, localFloor] = [ask(local[step].ceiling), ask(local[step].floor)];
        for (let sort = 0; sort < this.sorts; sort += 1) {
          levels[sort * LEVELS + position] |=
            levelOf(bound, stateCeiling[sort], stateFloor[sort], localCeiling[sort], localFloor[sort]) << shift;
        }
      }
    });
    return levels;
  }

  /** The table that something asks for, made the first time. */
  private once(asked: unknown, make: () => Uint8Array): Uint8Array {
    const key = JSON.stringify(asked);
    const table = this.made.get(key) ?? make();
    this.made.set(key, table);
    return table;
  }

  private answer(question: Question): Uint8Array {
    const found = this.answers.get(keyOf(question));
    if (!found) throw new Error(`rule not compiled: ${keyOf(question)}`);
    return found;
  }
}

/** A table by kind, recency bits and charge as one by recency bits, kind and charge. */
function byRecency(table: Uint16Array, kinds: number): Uint16Array {
  const situations = table.length / kinds;
  return table.map((_, i) => {
    const [row, charge] = [Math.floor(i / CHARGES.length), i % CHARGES.length];
    return table[(row % kinds) * situations + Math.floor(row / kinds) * CHARGES.length + charge];
  });
}

function levelOf(
  bound: Bound,
  stateCeiling: number,
  stateFloor: number,
  localCeiling: number,
  localFloor: number,
): number {
  if (bound === 'nobody') return 1;
  const locals = bound === 'state_and_local';
  const allowed = stateCeiling === 1 && (!locals || localCeiling === 1);
  if (stateFloor === 1 || (locals && allowed && localFloor === 1)) return 2;
  return allowed ? 1 : 0;
}

function distinctPredicates(rules: { programmes: Iterable<Programme>; policies: Iterable<Policy> }): Predicate[] {
  const found = new Map<string, Predicate>();
  const add = (predicate: Predicate) => found.set(JSON.stringify(predicate), predicate);
  for (const programme of rules.programmes) {
    for (const tier of programme.tiers) add(tier.when);
    for (const form of Object.values(programme.forms)) if (form?.requires) add(form.requires);
  }
  for (const policy of rules.policies) {
    for (const limits of [policy.hold, policy.notice, policy.access]) {
      add(limits.ceiling);
      add(limits.floor);
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key) as Predicate);
}

function recencyDays(predicates: readonly Predicate[]): Recency[] {
  const found = new Map<string, Recency>();
  for (const part of predicates.flatMap(parts)) {
    if (typeof part !== 'object') continue;
    const atom =
      'entered_after' in part
        ? { flag: 'entry' as const, day: parseDay(part.entered_after) }
        : 'final_order_after' in part
          ? { flag: 'order' as const, day: parseDay(part.final_order_after) }
          : undefined;
    if (atom) found.set(`${atom.flag} ${atom.day}`, atom);
  }
  return [...found.values()].sort((a, b) => a.day - b.day || (a.flag < b.flag ? -1 : 1));
}

const mentions = (predicate: Predicate, word: 'form' | 'reimbursement'): boolean =>
  parts(predicate).some((part) => typeof part === 'object' && word in part);

/** A predicate asked for every form and agreement that it mentions. */
function questionsOf(predicate: Predicate): Question[] {
  const forms = mentions(predicate, 'form') ? [null, ...FORMS] : [null];
  const agreements = mentions(predicate, 'reimbursement') ? [false, true] : [false];
  return forms.flatMap((form) => agreements.map((reimbursement) => ({ predicate, form, reimbursement })));
}

const keyOf = ({ predicate, form, reimbursement }: Question): string =>
  JSON.stringify([
    predicate,
    mentions(predicate, 'form') ? form : null,
    mentions(predicate, 'reimbursement') && reimbursement,
  ]);
