/** A scenario made of two: some parameters as one has them, the rest as the other. */
import type { World } from '../../world/world.ts';
import { sameJson } from '../../base/canonical-json.ts';
import { rulesOf } from '../values/definitions.ts';
import type { Parameter, Policy, Scenario } from '../schema.ts';

type Tree = Record<string, unknown>;

/** Definitions that go with a parameter as a whole. Policies are named in several places: see {@link policiesOf}. */
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
  const policies = policiesOf((path) => ([...taken].some((own) => within(path, own)) ? second : first), world);
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
    // A part that may be left out may be missing in either.
    take(into[key] as Tree, (from[key] ?? {}) as Tree, rest);
  } else if (from[key] === undefined) delete into[key];
  else into[key] = from[key];
}

const within = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

/** The policies that laws, local policies and jails that adapt name. @param from the scenario from which a path is taken */
function policiesOf(
  from: (path: string) => Scenario,
  world: Pick<World, 'tables'>,
): { readonly named: Record<string, Policy> } | { readonly clash: string } {
  const [laws, locals] = [from('state.law'), from('local.policy')];
  const [adopting, lifting] = [from('adaptation.adopt.policies'), from('adaptation.lift.policies')];
  const naming: [Scenario, string[]][] = [
    [laws, namesIn(laws.state.law, world)],
    [locals, namesIn(locals.local.policy, world)],
    [adopting, Object.keys(adopting.adaptation?.adopt.policies.shares ?? {})],
    [lifting, Object.keys(lifting.adaptation?.lift.policies.shares ?? {})],
  ];
  const named: Record<string, Policy> = {};
  for (const [scenario, names] of naming) {
    for (const name of names) {
      const policy = scenario.policies[name];
      if (named[name] && !sameRules(named[name], policy)) return { clash: name };
      named[name] ??= policy;
    }
  }
  return { named };
}

const sameRules = (a: Policy, b: Policy): boolean => sameJson(rulesOf(a), rulesOf(b));

function namesIn({ value, values = [], table = '' }: Parameter<string>, { tables }: Pick<World, 'tables'>): string[] {
  const rows = (tables.get(table) ?? []).map((row) => String(row.value));
  const all = [...(value === undefined ? [] : [value]), ...values.map((entry) => entry.value), ...rows];
  return [...new Set(all)];
}
