/**
 * People as rules see them: profiles that no single ground in the rules tells apart are of one kind, and a kind meets a
 * rule in a few situations, one for each charge and each answer to "entered, or ordered removed, after that day?".
 */
import { CHARGES, type Form, type Predicate } from '../scenario/schema.ts';
import { hasFlag, type Profile } from './people.ts';
import { compilePredicate, parts, type Situation } from './predicate.ts';
import { Refinement } from './refinement.ts';

/** A rule asked with a form and an agreement on payment in mind. */
export type Question = { readonly predicate: Predicate; readonly form: Form | null; readonly reimbursement: boolean };

/** A day that some rule compares with the day of entry or of the final order. */
export type Recency = { readonly flag: 'entry' | 'order'; readonly day: number };

const NOBODY: Situation = {
  profile: { conviction: 0, convictionYears: 0, felonies: 0, misdemeanors: 0, flags: 0, entryDays: 0, orderDays: 0 },
  charge: 0,
  enteredAfter: () => false,
  orderedAfter: () => false,
  form: null,
  reimbursement: false,
};
/** What final orders are asked for, whatever their day. */
const HAS_ORDER: Predicate = { flag: 'final_order' };

export class Kinds {
  /** Kind of each profile. */
  readonly kindOf: Uint16Array;
  /** By kind: twice the conviction class, plus 1 where removable. */
  readonly lasting: readonly number[];
  /** Situations of a kind: by recency bits, then by charge. */
  readonly situations: number;
  private readonly examples: readonly Profile[];
  private readonly others: readonly Omit<Situation, 'profile'>[];
  /** Answers to single grounds, by kind. */
  private readonly grounds = new Map<string, Uint8Array>();

  constructor(profiles: readonly Profile[], predicates: readonly Predicate[], recent: readonly Recency[]) {
    const lasting = (profile: Profile) => profile.conviction * 2 + (hasFlag(profile, 'removable') ? 1 : 0);
    const refinement = new Refinement(profiles.length);
    refinement.split((i) => lasting(profiles[i]), 16);
    for (const ground of distinct([HAS_ORDER, ...predicates.flatMap(groundsOf)])) {
      const test = profileTest(ground);
      refinement.split((i) => test(profiles[i]), 2);
    }
    this.kindOf = refinement.groupOf;
    this.examples = refinement.examples().map((i) => profiles[i]);
    this.lasting = this.examples.map(lasting);
    this.others = situationsOf(recent);
    this.situations = this.others.length;
  }

  /** Kinds times situations. */
  get size(): number {
    return this.examples.length * this.situations;
  }

  /**
   * The answer, 0 or 1, for each kind and each of its situations, side by side. Asked once for all kinds that the
   * grounds of this one rule do not tell apart: there are few.
   */
  ask({ predicate, form, reimbursement }: Question): Uint8Array {
    const alike = new Refinement(this.examples.length);
    for (const ground of groundsOf(predicate)) {
      const known = this.ground(ground);
      alike.split((kind) => known[kind], 2);
    }
    const test = compilePredicate(predicate);
    const tables = alike
      .examples()
      .map((kind) => this.table(test, { form, reimbursement, profile: this.examples[kind] }));
    const answers = new Uint8Array(this.size);
    alike.groupOf.forEach((group, kind) => answers.set(tables[group], kind * this.situations));
    return answers;
  }

  /** The answer in each situation. One object is asked about over and over: there are millions of questions. */
  private table(
    test: (s: Situation) => boolean,
    fixed: Pick<Situation, 'profile' | 'form' | 'reimbursement'>,
  ): Uint8Array {
    const situation: Situation = { ...NOBODY, ...fixed };
    return Uint8Array.from(this.others, ({ charge, enteredAfter, orderedAfter }) => {
      situation.charge = charge;
      situation.enteredAfter = enteredAfter;
      situation.orderedAfter = orderedAfter;
      return Number(test(situation));
    });
  }

  private ground(ground: Predicate): Uint8Array {
    const key = JSON.stringify(ground);
    let known = this.grounds.get(key);
    if (!known) {
      known = Uint8Array.from(this.examples, profileTest(ground));
      this.grounds.set(key, known);
    }
    return known;
  }
}

/** Whether a profile meets a ground that asks of nothing else: 0 or 1. One object is asked about over and over. */
function profileTest(ground: Predicate): (profile: Profile) => number {
  const test = compilePredicate(ground);
  const situation = { ...NOBODY };
  return (profile) => {
    situation.profile = profile;
    return Number(test(situation));
  };
}

/** Every set of recencies with every charge. */
function situationsOf(recent: readonly Recency[]): Omit<Situation, 'profile'>[] {
  const since = (bits: number, flag: Recency['flag']) => (day: number) =>
    recent.some((atom, i) => atom.flag === flag && atom.day === day && (bits & (1 << i)) !== 0);
  return Array.from({ length: 1 << recent.length }, (_, bits) => bits).flatMap((bits) =>
    CHARGES.map((__, charge) => ({
      ...NOBODY,
      charge,
      enteredAfter: since(bits, 'entry'),
      orderedAfter: since(bits, 'order'),
    })),
  );
}

/** What a rule asks of a profile, ground by ground. */
function groundsOf(predicate: Predicate): Predicate[] {
  return parts(predicate).flatMap((part): Predicate[] => {
    if (typeof part !== 'object') return [];
    if ('final_order_after' in part) return [HAS_ORDER];
    return 'conviction' in part || 'felonies' in part || 'misdemeanors' in part || 'flag' in part ? [part] : [];
  });
}

const distinct = (predicates: readonly Predicate[]): Predicate[] => [
  ...new Map(predicates.map((predicate) => [JSON.stringify(predicate), predicate])).values(),
];
