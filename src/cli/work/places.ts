/** `--places state=MD`: the places to which every arm of a command is restricted. */
import { printable } from '../../base/printable.ts';
import { suggest } from '../../base/problem.ts';
import { UserError } from '../../base/user-error.ts';
import type { PlaceCriteria, Places } from '../../scenario/schema.ts';
import type { Within } from '../../scenario/narrow.ts';
import { resolvePlaces } from '../../scenario/read/selectors.ts';
import { plain, treeOf } from '../../scenario/read/tree.ts';
import { KINDS } from '../../base/vocabulary.ts';
import type { World } from '../../world/world.ts';

const WHERE = ['state', 'county', 'office'] as const;
const KEYS = [...WHERE, 'kind'] as const;
type Key = (typeof KEYS)[number];
const EXAMPLE = 'such as --places state=MD, county="Harris, TX", office=BAL or kind=county';

/**
 * The places asked for. States, counties and offices are taken together: each names places, and one place more is more.
 * A kind names none: it keeps the jails of that kind among them.
 * @returns undefined where none are asked for
 * @throws UserError where one is not of the form key=value, or no such place is known
 */
export function readPlaces(given: readonly string[], world: World): Within | undefined {
  if (given.length === 0) return undefined;
  const asked = given.map(criterion);
  const of = (key: Key): string[] => asked.filter(([own]) => own === key).flatMap(([, words]) => words);
  const kinds = of('kind');
  for (const kind of kinds) mustBeKind(kind);
  const kept = kinds.length > 0 ? { kind: kinds } : {};
  const named = WHERE.flatMap((key): object[] => (of(key).length > 0 ? [{ [key]: of(key), ...kept }] : []));
  const criteria = (named.length > 0 ? named : [kept]) as PlaceCriteria[];
  return { places: known(criteria, world), asked: given.map((text) => `--places ${text.trim()}`).join(' ') };
}

/** Names of counties have commas of their own. */
function criterion(text: string): readonly [Key, readonly string[]] {
  const [, name, value] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(text) ?? [];
  if (name === undefined || value === '')
    throw new UserError(`--places: must be key=value, got "${printable(text.trim())}"`, EXAMPLE);
  const key = KEYS.find((one) => one === name.toLowerCase());
  if (key === undefined)
    throw new UserError(
      `--places: unknown key "${printable(name)}"`,
      suggest(name, KEYS) ?? `known: ${KEYS.join(', ')}`,
    );
  return [key, key === 'county' ? [value] : value.split(',').map((word) => word.trim())];
}

function mustBeKind(kind: string): void {
  if (KINDS.some((known) => known === kind)) return;
  throw new UserError(
    `--places: unknown kind "${printable(kind)}"`,
    suggest(kind, KINDS) ?? `known: ${KINDS.join(', ')}`,
  );
}

/** As a scenario would select them, with its messages. */
function known(criteria: readonly PlaceCriteria[], world: World): Places {
  const spot = { file: '--places', line: 0, column: 0 };
  const { tree, problems } = resolvePlaces(treeOf({ places: criteria }, spot), world);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem) throw new UserError(`--places: ${problem.message}`, problem.hint);
  return (plain(tree) as { places: Places }).places;
}
