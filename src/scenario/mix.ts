/** A scenario made of two: some parameters as one has them, the rest as the other. */
import type { World } from '../world/world.ts';
import { canonicalJson } from './canonical.ts';
import { rulesOf } from './definitions.ts';
import type { Parameter, Policy, Scenario } from './schema.ts';

type Tree = Record<string, unknown>;

/** Definitions that go with a parameter as a whole. Policies are named by two parameters: see {@link policiesOf}. */
const WITH: Readonly<Record<string, readonly (keyof Scenario)[]>> = {
  'federal.programme': ['programmes'],
  cost_book: ['cost_books'],
};

/**
 * The first scenario with some parameters, by path, taken whole from the second: a programme, policy or cost book comes
 * with what it names.
 * @returns the name of a policy where the two give one name to different rules and both would be in force
 */
export function mix(
  first: Scenario,
  second: Scenario,
  taken: ReadonlySet<string>,
  world: Pick<World, 'tables'>,
): { readonly scenario: Scenario } | { readonly clash: string } {
  const policies = policiesOf(
    taken.has('state.law') ? second : first,
    taken.has('local.policy') ? second : first,
    world,
  );
  if ('clash' in policies) return policies;
  const mixed = { ...first } as Tree;
  for (const path of taken) {
    take(mixed, second, path.split('.'));
    for (const definitions of WITH[path] ?? []) mixed[definitions] = second[definitions];
  }
  return { scenario: { ...mixed, policies: policies.named } as Scenario };
}

/** Puts what stands at a path of one tree into another, whose maps on the way are copied. */
function take(into: Tree, from: Tree, [key, ...rest]: readonly string[]): void {
  if (rest.length > 0) {
    into[key] = { ...(into[key] as Tree) };
    take(into[key] as Tree, from[key] as Tree, rest);
  } else if (from[key] === undefined) delete into[key];
  else into[key] = from[key];
}

/** The policies that one scenario's laws and another's local policies name. */
function policiesOf(
  ofLaws: Scenario,
  ofLocals: Scenario,
  world: Pick<World, 'tables'>,
): { readonly named: Record<string, Policy> } | { readonly clash: string } {
  const named: Record<string, Policy> = {};
  for (const name of namesIn(ofLaws.state.law, world)) named[name] = ofLaws.policies[name];
  for (const name of namesIn(ofLocals.local.policy, world)) {
    const policy = ofLocals.policies[name];
    if (named[name] && !sameRules(named[name], policy)) return { clash: name };
    named[name] ??= policy;
  }
  return { named };
}

const sameRules = (a: Policy, b: Policy): boolean => canonicalJson(rulesOf(a)) === canonicalJson(rulesOf(b));

function namesIn({ value, values = [], table = '' }: Parameter<string>, { tables }: Pick<World, 'tables'>): string[] {
  const rows = (tables.get(table) ?? []).map((row) => String(row.value));
  const all = [...(value === undefined ? [] : [value]), ...values.map((entry) => entry.value), ...rows];
  return [...new Set(all)];
}
