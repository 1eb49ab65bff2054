/** The place that somebody means: a county, a state or a field office, by name or code as `list` has them. */
import { printable } from '../../base/printable.ts';
import { nearest } from '../../base/problem.ts';
import { STATE_NAMES } from '../../base/state-names.ts';
import { UserError } from '../../base/user-error.ts';
import type { World } from '../../world/world.ts';
import { search } from '../lists/item.ts';

export type NamedPlace = {
  readonly kind: 'county' | 'state' | 'office';
  readonly code: string;
  /** "Harris, TX", "Maryland", "Baltimore". */
  readonly name: string;
  /** As `--places` takes it: "state=MD". */
  readonly asked: string;
};

/** So many are named where a word means several. */
const MOST = 8;

/** Every place that has a page. */
function all({ counties, offices: served }: World): NamedPlace[] {
  const inUse = new Set(counties.map(({ state }) => state));
  return [
    ...[...inUse].toSorted().map((code): NamedPlace => {
      return { kind: 'state', code, name: STATE_NAMES[code] ?? code, asked: `state=${code}` };
    }),
    ...served.map(({ code, name }): NamedPlace => ({ kind: 'office', code, name, asked: `office=${code}` })),
    ...counties.map(({ code, name, state }): NamedPlace => {
      return { kind: 'county', code, name: `${name}, ${state}`, asked: `county=${name}, ${state}` };
    }),
  ];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A county is called by its name with its state, or without where that is clear. */
const isCalled = ({ kind, code, name }: NamedPlace, text: string): boolean =>
  same(code, text) || same(name, text) || (kind === 'county' && same(name.replace(/, ..$/, ''), text));

/**
 * The place of a name or code: one that is called just so, else the only one with all of these words, as `list` finds them.
 * "state=WA" says which where a state and an office have the same name.
 * @throws UserError where there is none, or several
 */
export function placeNamed(given: string, world: World): NamedPlace {
  const text = given.trim();
  const [, kind, name = text] = /^(county|state|office)\s*=\s*(.*)$/is.exec(text) ?? [];
  const known = all(world).filter((place) => kind === undefined || same(place.kind, kind));
  const exact = known.filter((place) => isCalled(place, name));
  const found = exact.length > 0 || name === '' ? exact : searched(name, known);
  if (found.length === 1) return found[0];
  throw found.length === 0 ? unknown(text, name, known) : several(text, found);
}

function searched(name: string, known: readonly NamedPlace[]): NamedPlace[] {
  const items = known.map((place) => ({ name: place.code, title: place.name, place }));
  return search(items, name.split(/\s+/)).map((item) => (item as (typeof items)[number]).place);
}

function several(text: string, found: readonly NamedPlace[]): UserError {
  const named = found.slice(0, MOST).map(({ asked }) => `"${asked}"`);
  const more = found.length - named.length;
  return new UserError(
    `${printable(text)}: may be ${found.length} places`,
    `say which: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  );
}

function unknown(text: string, name: string, known: readonly NamedPlace[]): UserError {
  const like = nearest(
    name,
    known.flatMap((place) => [place.code, place.name]),
  );
  return new UserError(
    `${printable(text)}: no county, state or field office of this name`,
    like === undefined ? '"handoff list places WORDS" finds them' : `did you mean "${like}"?`,
  );
}
