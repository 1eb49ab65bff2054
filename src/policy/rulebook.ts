/**
 * Policy compiled to tables. Two people whom no rule in force anywhere can tell apart are of one *sort*; a rule is then
 * one number per sort, and the simulation looks up and compares integers without knowing any policy.
 */
import { CHARGES, FORMS, type Form, type Policy, type Predicate, type Programme } from '../scenario/schema.ts';
import { parseDay } from '../simulation/calendar.ts';
import { type Catalogue, hasFlag, type Profile } from '../simulation/people.ts';
import { compilePredicate, parts, type Situation } from './predicate.ts';

/** Levels of hold, notice and access, two bits each: 0 not allowed, 1 allowed, 2 required. */
export const HOLD = 0;
export const NOTICE = 2;
export const ACCESS = 4;
/** Position of "no request" behind those of FORMS in a table of levels. */
export const NO_FORM = FORMS.length;

/** Which governments bind a jurisdiction: both; the state alone (unified systems, state prisons); none (federal prisons). */
export type Bound = 'state_and_local' | 'state' | 'nobody';

/** Levels by form (positions in FORMS, then NO_FORM) and sort. */
export type Ruleset = { readonly levels: readonly Uint8Array[] };

type Question = { predicate: Predicate; form: Form | null; reimbursement: boolean };

type Recency = { readonly flag: 'entry' | 'order'; readonly day: number };

/** All that is known of a catalogue's people under a set of rules. */
export class RuleBook {
  readonly catalogue: Catalogue;
  readonly sorts: number;
  /** By sort: conviction class code, and whether the person is removable. */
  readonly conviction: Uint8Array;
  readonly removable: Uint8Array;
  /** Profiles that no single ground tells apart, by profile; then the sort of each (kin, charge, recency bits). */
  private readonly kinOf: Uint16Array;
  private readonly sortOf: Uint16Array;
  /** By recency bit and profile: the day of booking from which the person counts as recent. */
  private readonly recentFrom: Int32Array[];
  private readonly answers = new Map<string, Uint8Array>();

  /** @param rules every programme and policy in force in any arm of the command */
  constructor(catalogue: Catalogue, rules: { programmes: Iterable<Programme>; policies: Iterable<Policy> }) {
    this.catalogue = catalogue;
    const predicates = distinctPredicates(rules);
    const recent = recencyDays(predicates);
    if (recent.length > 6)
      throw new RangeError('at most six different dates of entry or final order may be used in rules');
    this.recentFrom = recent.map(({ flag, day }) =>
      Int32Array.from(
        catalogue.profiles,
        (profile) => day + (flag === 'entry' ? profile.entryDays : profile.orderDays),
      ),
    );
    const kin = kindred(catalogue.profiles, predicates);
    this.kinOf = kin.groupOf;
    const kinds = kin.examples();
    const situations = allSituations(kinds, recent);
    const refinement = new Refinement(situations);
    refinement.split((s) => s.profile.conviction * 2 + (hasFlag(s.profile, 'removable') ? 1 : 0), 16);
    const questions = predicates.flatMap(questionsOf);
    const perKin = situations.length / kinds.length;
    for (const question of questions) {
      const test = situationTest(question);
      if (ofTheProfileAlone(question.predicate)) {
        // Asked once for all the charges and days of a kin: most rules, and most of the work.
        const answers = Uint8Array.from(kinds, (profile) => test({ ...NOBODY, profile }));
        refinement.split((_, i) => answers[Math.floor(i / perKin)], 2);
      } else {
        refinement.split(test, 2);
      }
    }
    this.sortOf = refinement.groupOf;
    const examples = refinement.examples();
    this.sorts = examples.length;
    this.conviction = Uint8Array.from(examples, (s) => s.profile.conviction);
    this.removable = Uint8Array.from(examples, (s) => (hasFlag(s.profile, 'removable') ? 1 : 0));
    for (const question of questions) {
      this.answers.set(keyOf(question), Uint8Array.from(examples, situationTest(question)));
    }
  }

  /** The sort of a person with a charge who is booked on a day. */
  sort(profile: number, charge: number, day: number): number {
    let bits = 0;
    for (let i = 0; i < this.recentFrom.length; i += 1) if (day >= this.recentFrom[i][profile]) bits |= 1 << i;
    return this.sortOf[((this.kinOf[profile] * CHARGES.length + charge) << this.recentFrom.length) | bits];
  }

  /** Position of each sort's tier in a programme: the first whose `when` holds, else 255. */
  tiers(programme: Programme): Uint8Array {
    const tables = programme.tiers.map((tier) =>
      this.answer({ predicate: tier.when, form: null, reimbursement: false }),
    );
    return Uint8Array.from({ length: this.sorts }, (_, sort) => {
      const tier = tables.findIndex((table) => table[sort] === 1);
      return tier < 0 ? 255 : tier;
    });
  }

  /** Whether each sort meets a ground that a form requires. */
  meets(predicate: Predicate): Uint8Array {
    return this.answer({ predicate, form: null, reimbursement: false });
  }

  /** What a jail may and must do: the lower of state and local ceiling, raised to the state's floor. */
  ruleset(state: Policy, local: Policy, bound: Bound, reimbursement: boolean): Ruleset {
    const levels = [...FORMS, null].map((form) => {
      const table = new Uint8Array(this.sorts);
      for (const [shift, step] of [
        [HOLD, 'hold'],
        [NOTICE, 'notice'],
        [ACCESS, 'access'],
      ] as const) {
        const ask = (predicate: Predicate) => this.answer({ predicate, form, reimbursement });
        const [stateCeiling, stateFloor] = [ask(state[step].ceiling), ask(state[step].floor)];
        const [localCeiling, localFloor] = [ask(local[step].ceiling), ask(local[step].floor)];
        for (let sort = 0; sort < this.sorts; sort += 1) {
          table[sort] |=
            levelOf(bound, stateCeiling[sort], stateFloor[sort], localCeiling[sort], localFloor[sort]) << shift;
        }
      }
      return table;
    });
    return { levels };
  }

  private answer(question: Question): Uint8Array {
    const found = this.answers.get(keyOf(question));
    if (!found) throw new Error(`rule not compiled: ${keyOf(question)}`);
    return found;
  }
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

/** Items told apart step by step: each question splits the groups whose members answer it differently. */
class Refinement<T> {
  readonly groupOf: Uint16Array;
  private readonly items: readonly T[];

  constructor(items: readonly T[]) {
    this.items = items;
    this.groupOf = new Uint16Array(items.length);
  }

  /** @param answer a whole number below `answers` for each item */
  split(answer: (item: T, index: number) => number, answers: number): void {
    const next = new Map<number, number>();
    for (let i = 0; i < this.items.length; i += 1) {
      const key = this.groupOf[i] * answers + answer(this.items[i], i);
      let group = next.get(key);
      if (group === undefined) next.set(key, (group = next.size));
      this.groupOf[i] = group;
    }
    if (next.size > 65535) throw new RangeError('the rules tell more than 65,535 sorts of people apart');
  }

  /** One item of each group. */
  examples(): T[] {
    const examples: T[] = [];
    this.groupOf.forEach((group, i) => (examples[group] ??= this.items[i]));
    return examples;
  }
}

/** Profiles grouped by what the single grounds in the rules see of them: far fewer than profiles. */
function kindred(profiles: readonly Profile[], predicates: readonly Predicate[]): Refinement<Profile> {
  const refinement = new Refinement(profiles);
  refinement.split((p) => p.conviction * 2 + (hasFlag(p, 'removable') ? 1 : 0), 16);
  refinement.split((p) => (hasFlag(p, 'final_order') ? 1 : 0), 2);
  const grounds = new Map(predicates.flatMap(parts).map((part) => [JSON.stringify(part), part]));
  for (const ground of grounds.values()) {
    if (typeof ground !== 'object') continue;
    if (!('conviction' in ground || 'felonies' in ground || 'misdemeanors' in ground || 'flag' in ground)) continue;
    const test = compilePredicate(ground);
    refinement.split((profile) => Number(test({ ...NOBODY, profile })), 2);
  }
  return refinement;
}

/** True if neither the charge nor a date of entry or order matters. */
const ofTheProfileAlone = (predicate: Predicate): boolean =>
  !parts(predicate).some(
    (part) => typeof part === 'object' && ('charge' in part || 'entered_after' in part || 'final_order_after' in part),
  );

const NOBODY = { charge: 0, enteredAfter: () => false, orderedAfter: () => false, form: null, reimbursement: false };

function allSituations(profiles: readonly Profile[], recent: readonly Recency[]): Situation[] {
  const since = (bits: number, flag: 'entry' | 'order') => (day: number) =>
    recent.some((atom, i) => atom.flag === flag && atom.day === day && (bits & (1 << i)) !== 0);
  const recency = Array.from({ length: 1 << recent.length }, (_, bits) => ({
    enteredAfter: since(bits, 'entry'),
    orderedAfter: since(bits, 'order'),
  }));
  return profiles.flatMap((profile) =>
    CHARGES.flatMap((_, charge) => recency.map((r) => ({ ...NOBODY, profile, charge, ...r }))),
  );
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

/** The answer to a question, 0 or 1. */
function situationTest({ predicate, form, reimbursement }: Question): (s: Situation) => number {
  const test = compilePredicate(predicate);
  return (s) => Number(test(form === null && !reimbursement ? s : { ...s, form, reimbursement }));
}
