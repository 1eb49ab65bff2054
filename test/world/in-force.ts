/** What the rules of `historical` leave to a jail on a day, for tests that hold facts of law. */
import { parseDay } from '../../src/base/calendar.ts';
import { CLASSES } from '../../src/base/vocabulary.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { flagBit, type Profile } from '../../src/policy/people.ts';
import {
  CHARGES,
  type Charge,
  type ClassName,
  type Flag,
  type Form,
  type Parameter,
} from '../../src/scenario/schema.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import { loadWorld } from '../../src/world/files.ts';
import { holds } from '../reference/predicate.ts';

export const world = loadWorld();
const loaded = loadScenario('historical', world);
if (!loaded.ok) throw new Error('historical does not load');
export const { scenario } = loaded.resolved;

const jail = (code: string) => world.jurisdictions.find((place) => place.code === code)!;
/** The name in force in a place on a day. */
export const named = (parameter: Parameter, day: string, code: string): string =>
  new Dated<string>(parameter as Parameter<string>, world.tables.get(parameter.table ?? '') ?? []).at(
    parseDay(day),
    jail(code),
  )!;

/** Somebody booked on a misdemeanour with nothing on record, but for what is said. */
export type Person = { conviction?: ClassName; years?: number; charge?: Charge; flags?: Flag[]; form?: Form };
const facts = (
  { conviction = 'none', years = 0, charge = 'misdemeanor', flags = [], form = 'I-247' }: Person,
  reimbursed: boolean,
) => ({
  profile: {
    conviction: CLASSES.indexOf(conviction),
    convictionYears: years,
    felonies: ['felony', 'serious_felony', 'violent'].includes(conviction) ? 1 : 0,
    misdemeanors: conviction === 'misdemeanor' ? 1 : 0,
    flags: flags.reduce((bits, flag) => bits | flagBit(flag), 0),
    entryDays: 5000,
    orderDays: 0,
  } satisfies Profile,
  charge: CHARGES.indexOf(charge),
  bookingDay: 0,
  form,
  reimbursed,
});

/** Whether law and policy of a day leave it to a county's jail to act on a detainer for a person. */
export function may(
  act: 'hold' | 'notice' | 'access',
  code: string,
  day: string,
  person: Person,
  reimbursed = false,
): boolean {
  const rules = [named(scenario.state.law, day, code), named(scenario.local.policy, day, code)];
  return rules.every((name) => holds(scenario.policies[name][act].ceiling, facts(person, reimbursed)));
}

/** Whether law or policy of a day makes a jail act wherever the policy leaves it to it. */
export function must(act: 'hold' | 'notice' | 'access', code: string, day: string, person: Person = {}): boolean {
  const [law, policy] = [named(scenario.state.law, day, code), named(scenario.local.policy, day, code)];
  const asks = (name: string): boolean => holds(scenario.policies[name][act].floor, facts(person, false));
  return asks(law) || (asks(policy) && may(act, code, day, person));
}
