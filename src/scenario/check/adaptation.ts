/** What the schema cannot see of the section `adaptation`. */
import { at, type Path, type Tree } from '../read/tree.ts';
import { keysAt, teller, valueAt } from '../read/lookup.ts';
import { suggest, type Problem } from '../../base/problem.ts';

const MIXES: readonly Path[] = ['adopt', 'lift'].map((step) => ['adaptation', step, 'policies', 'shares']);

/** The policies that jails may take of their own. */
export const optionsIn = (tree: Tree): string[] => MIXES.flatMap((path) => keysAt(tree, ...path));

/** Policies must be there, shares add up, and jails must not adapt beside policies that are given by date. */
export function adaptationProblems(tree: Tree): Problem[] {
  if (at(tree, 'adaptation') === undefined) return [];
  return [...MIXES.flatMap((path) => mixProblems(tree, path)), ...givenPolicies(tree)];
}

function mixProblems(tree: Tree, path: Path): Problem[] {
  if (at(tree, ...path) === undefined) return [];
  const tell = teller(tree);
  const known = keysAt(tree, 'policies');
  const names = keysAt(tree, ...path);
  const unknown = names
    .filter((name) => !known.includes(name))
    .map((name) =>
      tell(
        [...path, name],
        `unknown policy "${name}"`,
        () => suggest(name, known) ?? 'define it under "policies", or take one of scenarios/policies',
      ),
    );
  const sum = names.reduce((total, name) => total + Number(valueAt(tree, ...path, name) ?? Number.NaN), 0);
  const wrong = Math.abs(sum - 1) > 1e-6 ? [tell(path, `must sum to 1, sum to ${Number(sum.toPrecision(6))}`)] : [];
  return [...unknown, ...wrong];
}

/** The limits of real jails on their dates are what adaptation is to bring about. */
function givenPolicies(tree: Tree): Problem[] {
  const path = ['local', 'policy'];
  if (at(tree, ...path) === undefined || valueAt(tree, ...path, 'value') !== undefined) return [];
  return [
    teller(tree)(
      path,
      'must be one value where jails adapt: what they limit is theirs to decide, not given by date and place',
      'write "policy: { value: none, assumed: ... }", or leave out "adaptation"',
    ),
  ];
}
