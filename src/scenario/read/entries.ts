/** The entries of one layer: rows and dated values of a parameter, each with the day from which and the places where it holds. */
import { isDay, parseDay } from '../../base/calendar.ts';
import { defaultName } from '../values/uncertainty.ts';
import type { Places } from '../schema.ts';
import type { Entry, Extent } from './entry.ts';
import type { Ground } from './ground.ts';
import { formatPath } from '../../base/problem.ts';
import { at, treeOf, withEntries, type Entry as Key, type MapTree, type Path, type Tree } from './tree.ts';

/** Before every day: when an undated value begins. */
export const ALWAYS = Number.NEGATIVE_INFINITY;

const NOWHERE: Extent = new Set();

/**
 * The entries of a parameter, rows before values. A malformed one covers nothing: it is told elsewhere.
 * @returns undefined where the parameter's table cannot be read
 */
export function entriesOf(parameter: MapTree, path: Path, ground: Ground): Entry[] | undefined {
  const rows = parameter.entries.has('table') ? ground.rows(parameter, path) : [];
  if (!rows) return undefined;
  return [...rows, ...valuesOf(parameter)].map((item, line): Entry => {
    const from = at(item, 'from');
    const selector = ground.selector(at(item, 'places'));
    const day = dayOf(from);
    return {
      item,
      day: day ?? ALWAYS,
      covers: day === undefined || selector === undefined || item.kind !== 'map' ? NOWHERE : ground.extent(selector),
      line,
      codes: codesOf(selector),
      isRow: line < rows.length,
      name: defaultName(formatPath(path), plainOf(from), selector),
      fadeName: (begins) => defaultName(formatPath([...path, 'fade']), plainOf(begins), selector),
    };
  });
}

/** Dated values that remember their position in the list of their own file; a single value, with its fade, is the first. */
function valuesOf(parameter: MapTree): readonly Tree[] {
  const [value, fade] = [parameter.entries.get('value'), parameter.entries.get('fade')];
  if (value) {
    const entries = new Map([['value', value], ...(fade ? [['fade', fade] as const] : [])]);
    return [{ kind: 'map', spot: value.key, position: 'alone', entries }];
  }
  const values = at(parameter, 'values');
  if (values?.kind !== 'list') return [];
  return values.items.map((item, index) => ({ ...item, position: item.position ?? index }));
}

const plainOf = (tree: Tree | undefined): unknown => (tree?.kind === 'scalar' ? tree.value : undefined);

/** The day of a `from`; undefined where it is none. */
function dayOf(from: Tree | undefined): number | undefined {
  if (from === undefined) return ALWAYS;
  const text = from.kind === 'scalar' ? String(from.value) : '';
  return isDay(text) ? parseDay(text) : undefined;
}

function codesOf(selector: Places | undefined): readonly string[] | undefined {
  if (typeof selector !== 'object' || Array.isArray(selector)) return undefined;
  const criteria = Object.keys(selector).filter((name) => selector[name as keyof typeof selector] !== undefined);
  return criteria.join() === 'jurisdiction' ? [selector.jurisdiction ?? []].flat() : undefined;
}

/** What may be changed of an entry without changing what it says. */
type Changes = {
  /** Of the places that it lists, those that remain. */
  readonly codes?: ReadonlySet<string> | undefined;
  /** The day from which it holds again; null: always. */
  readonly from?: Key | null;
};

/** An entry's item for other days or fewer places. Its value, if uncertain, keeps the name under which it is drawn. */
export function changed({ item, codes, name, fadeName }: Entry, changes: Changes): Tree {
  if (item.kind !== 'map') return item;
  const left = codes?.filter((code) => changes.codes?.has(code) ?? true) ?? [];
  const isNarrower = codes !== undefined && left.length < codes.length;
  if (!isNarrower && changes.from === undefined) return item;
  const places = item.entries.get('places');
  const narrowed = places && treeOf({ jurisdiction: left.length === 1 ? left[0] : left }, places.tree.spot);
  const [value, fade] = [item.entries.get('value'), item.entries.get('fade')];
  const ordered: Record<string, Key | undefined> = {
    // A day taken from another value, or none, is known.
    ...(changes.from === undefined ? {} : { from: changes.from ?? undefined, known_to: undefined }),
    ...(isNarrower && places && narrowed ? { places: { key: places.key, tree: narrowed } } : {}),
    ...(value ? { value: { key: value.key, tree: named(value.tree, name) } } : {}),
    ...(fade ? { fade: { key: fade.key, tree: fadeNamed(fade.tree, fadeName) } } : {}),
  };
  return withEntries(item, ordered);
}

/** A distribution that states its name; any other value as it is. */
function named(value: Tree, name: string): Tree {
  if (value.kind !== 'map' || !value.entries.has('distribution') || value.entries.has('name')) return value;
  return withEntries(value, { name: { key: value.spot, tree: treeOf(name, value.spot) } });
}

/** A fade, or each of several, whose distribution states its name. */
function fadeNamed(fade: Tree, nameOf: Entry['fadeName']): Tree {
  if (fade.kind === 'list') return { ...fade, items: fade.items.map((one) => fadeNamed(one, nameOf)) };
  const rate = fade.kind === 'map' ? fade.entries.get('per_month') : undefined;
  if (fade.kind !== 'map' || !rate) return fade;
  return withEntries(fade, { per_month: { key: rate.key, tree: named(rate.tree, nameOf(at(fade, 'from'))) } });
}
