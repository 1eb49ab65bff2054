/** A state law or local policy in words: what a jail may and must do, for whom, and how that differs from another. */
import { sameJson } from '../../base/canonical-json.ts';
import type { Policy, Predicate } from '../schema.ts';
import { whom } from './predicate.ts';

const STEPS = ['hold', 'notice', 'access'] as const;
type Step = (typeof STEPS)[number];
type Limits = Policy[Step];

const EVERYBODY: Readonly<Record<Step, string>> = {
  hold: 'anybody ICE asks for',
  notice: 'anybody ICE asks for',
  access: 'anybody',
};

/** What is done, `only` for some. */
function act(step: Step, who: string, only = ''): string {
  switch (step) {
    case 'hold':
      return `hold ${only}${who}`;
    case 'notice':
      return `tell ICE ${only}of the release of ${who}`;
    case 'access':
      return `give ICE access ${only}to ${who}`;
  }
}

/** A ceiling as people and a condition: payment limits a jail without choosing among people. */
type Ceiling = { readonly people: Predicate; readonly condition: string };

function ceilingOf(predicate: Predicate): Ceiling {
  const parts = typeof predicate === 'object' && 'all' in predicate ? predicate.all : [predicate];
  const payment = parts.find(isPayment);
  if (payment === undefined) return { people: predicate, condition: '' };
  const rest = parts.filter((part) => part !== payment);
  const people = rest.length === 0 ? 'always' : rest.length === 1 ? rest[0] : { all: rest };
  return { people, condition: `if ICE has ${payment.reimbursement ? '' : 'not '}agreed to pay for it, ` };
}

const isPayment = (part: Predicate): part is { reimbursement: boolean } =>
  typeof part === 'object' && 'reimbursement' in part;
const onlyOf = (people: Predicate): string => (typeof people === 'string' ? '' : 'only ');

/**
 * "may hold only people with ...", "must tell ICE of the release of anybody ICE asks for".
 * @param those words for the people where they have just been named
 */
export function limitsInWords(step: Step, { ceiling, floor }: Limits, those?: string): string {
  const everybody = EVERYBODY[step];
  const { people, condition } = ceilingOf(ceiling);
  const may = condition === '' ? 'may ' : `may, ${condition}`;
  const permitted = may + act(step, those ?? whom(people, everybody), onlyOf(people));
  const must = whom(floor, everybody);
  if (ceiling === 'never') return `may not ${act(step, everybody)}`;
  if (floor === 'always') return `must ${act(step, everybody)}`;
  if (floor === 'never') return permitted;
  if (ceiling === 'always') return `must ${act(step, must)} and may do so for anybody else`;
  if (sameJson(ceiling, floor)) return `must ${act(step, must)} and may do so for nobody else`;
  return `${permitted} and must do so for ${must}`;
}

/** The steps in which two policies differ: "may hold only people with ... (was: anybody ICE asks for)". */
export function policyChange(was: Policy, is: Policy): string[] {
  const held = (policy: Policy, step: Step): boolean =>
    step !== 'hold' &&
    !sameJson(was.hold, is.hold) &&
    typeof policy.hold.ceiling === 'object' &&
    sameJson(policy.hold, policy[step]);
  return STEPS.filter((step) => !sameJson(was[step], is[step])).map((step) => {
    const now = limitsInWords(step, is[step], held(is, step) ? 'those whom it may hold' : undefined);
    const before = wasInWords(step, was[step], is[step], held(was, step) ? 'those whom it could hold' : undefined);
    return `${now} (was: ${before})`;
  });
}

/** What held before, as short as it can be said beside what holds now. */
function wasInWords(step: Step, was: Limits, is: Limits, those?: string): string {
  if (was.floor !== 'never' || is.floor !== 'never') return limitsInWords(step, was, those);
  const { people, condition } = ceilingOf(was.ceiling);
  return condition + onlyOf(people) + (those ?? whom(people, EVERYBODY[step]));
}
