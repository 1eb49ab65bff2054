/** `--find "transferred->declined; class=violent; county=Harris, TX"`: whom to look for. */
import { FLIP_OUTCOMES } from '../../experiment/flips.ts';
import type { FlipOutcome, Wanted } from '../../experiment/find.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { suggest } from '../../base/problem.ts';
import { printable } from '../../base/printable.ts';
import { CHARGES, type Places } from '../../scenario/schema.ts';
import { resolvePlaces } from '../../scenario/read/selectors.ts';
import { plain, treeOf } from '../../scenario/read/tree.ts';
import { CLASSES } from '../../base/vocabulary.ts';
import type { World } from '../../world/world.ts';
import { UserError } from '../../base/user-error.ts';

const KEYS = ['class', 'charge', 'county', 'state', 'office'] as const;
const EXAMPLE = 'such as --find "transferred->declined; class=violent; county=Harris, TX"';

const asName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
/** Classes as people say them. */
const SAID: Readonly<Record<string, string>> = {
  violent_felony: 'violent',
  violent_crime: 'violent',
  misdemeanour: 'misdemeanor',
  no_conviction: 'none',
  security_offence: 'security',
};

/** @throws UserError where it is not of this form, or names what is not known */
export function readFind(text: string, world: World): Wanted {
  const [flip, ...filters] = text.split(';');
  const sides = flip.split(/->|→/);
  if (sides.length !== 2)
    throw new UserError(`--find: must begin with outcome->outcome, got "${printable(flip.trim())}"`, EXAMPLE);
  const [from, to] = sides.map(outcome);
  const given = new Map(filters.filter((part) => part.trim() !== '').map(filter));
  const place = Object.fromEntries([...given].filter(([key]) => key !== 'class' && key !== 'charge'));
  const covers = placesOf(place, world);
  return {
    from,
    to,
    lives: (jurisdiction) => inPlaces(covers, jurisdiction),
    conviction: positionIn(CLASSES, 'class', given.get('class')),
    charge: positionIn(CHARGES, 'charge', given.get('charge')),
  };
}

function outcome(text: string): FlipOutcome | null {
  if (text.trim() === '*') return null;
  const name = asName(text);
  const known = FLIP_OUTCOMES.find((one) => one === name);
  if (known) return known;
  throw new UserError(`--find: unknown outcome "${printable(text.trim())}"`, suggest(name, FLIP_OUTCOMES) ?? `known: *, ${FLIP_OUTCOMES.join(', ')}`); // prettier-ignore
}

function filter(text: string): [key: string, value: string] {
  const at = text.indexOf('=');
  const [key, value] = [text.slice(0, Math.max(0, at)).trim().toLowerCase(), text.slice(at + 1).trim()];
  if (at < 0 || value === '')
    throw new UserError(`--find: must be key=value, got "${printable(text.trim())}"`, EXAMPLE);
  if (!KEYS.some((known) => known === key))
    throw new UserError(`--find: unknown key "${printable(key)}"`, suggest(key, KEYS));
  return [key, value];
}

function positionIn(known: readonly string[], key: string, value: string | undefined): number | null {
  if (value === undefined) return null;
  const name = SAID[asName(value)] ?? asName(value);
  const at = known.indexOf(name);
  if (at >= 0) return at;
  throw new UserError(
    `--find: unknown ${key} "${printable(value)}"`,
    suggest(name, known) ?? `known: ${known.join(', ')}`,
  );
}

/** As a scenario would select them, with its messages. */
function placesOf(place: Readonly<Record<string, string>>, world: World): Places {
  if (Object.keys(place).length === 0) return 'all';
  const spot = { file: '--find', line: 0, column: 0 };
  const { tree, problems } = resolvePlaces(treeOf({ places: place }, spot), world);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem) throw new UserError(`--find: ${problem.message}`, problem.hint);
  return (plain(tree) as { places: Places }).places;
}
