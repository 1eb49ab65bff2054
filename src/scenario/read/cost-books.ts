/**
 * Cost books made whole: one that `extends` another gets its lines, by id, and a line that is `priced_as` another gets its
 * price. Nothing later knows that a book was written shorter.
 */
import { BASES, type Basis } from '../../base/vocabulary.ts';
import { remembered } from '../../base/remembered.ts';
import { error, suggest, type Problem } from '../../base/problem.ts';
import { itemsAt, valueAt } from './lookup.ts';
import { EVIDENCE } from './parameter-tree.ts';
import { at, locate, shownPath, treeOf, withEntries, type Entry, type MapTree, type Path, type Tree } from './tree.ts';

/** How a line may be priced: a line that states one way drops what it had of the others. */
export const PRICES: Readonly<Record<string, readonly string[]>> = {
  usd: ['by_year', 'priced_as'],
  by_year: ['usd', 'price_year', 'priced_as'],
  priced_as: ['usd', 'price_year', 'by_year'],
};

/** Lines by id, in the order of the book. */
type Lines = ReadonlyMap<string, MapTree>;
type Tell = (path: Path, message: string, hint?: string) => void;

export type Books = {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
  /** Other problems, but for what follows from these, and for what is wrong with a line of a parent a second time. */
  readonly besides: (others: readonly Problem[]) => Problem[];
};

/** The scenario with whole cost books, without `extends`, `priced_as` and `remove`; and what hinders that. */
export function completeBooks(tree: Tree): Books {
  const entry = tree.kind === 'map' ? tree.entries.get('cost_books') : undefined;
  if (tree.kind !== 'map' || entry?.tree.kind !== 'map')
    return { tree, problems: [], besides: (others) => [...others] };
  const whole = wholeBooks(entry, { ...tree, entries: new Map([['cost_books', entry]]) });
  return { ...whole, tree: withEntries(tree, { cost_books: whole.entry }) };
}

/** @param tree with nothing but the cost books */
const wholeBooks = remembered((entry: Entry, tree: MapTree) => {
  const books = entry.tree as MapTree;
  const told: { name: string; problem: Problem }[] = [];
  const whole = [...books.entries].map(([name, entry]): [string, Entry] => {
    const tell: Tell = (path, message, hint) =>
      void told.push({ name, problem: error(locate(tree, path), shownPath(tree, path), message, hint) });
    return [name, { ...entry, tree: wholeBook(tree, name, tell) }];
  });
  return {
    entry: { ...entry, tree: withEntries(books, Object.fromEntries(whole)) },
    problems: told.map(({ problem }) => problem),
    besides: (others: readonly Problem[]) => {
      const unread = new Set(told.map(({ name }) => name));
      const lines = new Set<string>();
      return others.filter(({ path, file, line, column, message }) => {
        const [section, name] = path.split(/[.[]/);
        const where = `${file}:${line}:${column}: ${message}`;
        return section !== 'cost_books' || (!unread.has(name) && !lines.has(where) && lines.add(where));
      });
    },
  };
});

function wholeBook(tree: Tree, name: string, tell: Tell): Tree {
  const book = at(tree, 'cost_books', name)!;
  const lines = linesOf(tree, name, tell);
  if (book.kind !== 'map' || lines === undefined) return book;
  const items = [...lines.values()].map((line) => withPrice(line, lines, ['cost_books', name, 'lines'], tell));
  const { key, tree: own } = book.entries.get('lines') ?? { key: book.spot, tree: book };
  return withEntries(book, { extends: undefined, lines: { key, tree: { kind: 'list', spot: own.spot, items } } });
}

/**
 * The lines of a book, those of the books that it extends among them, as they are written. Undefined where the schema has
 * something to say: no lines, or lines without an id.
 */
export function linesOf(tree: Tree, name: string, tell: Tell, children: readonly string[] = []): Lines | undefined {
  const path = ['cost_books', name];
  const own = itemsAt(tree, ...path, 'lines');
  if (own.some((line) => typeof valueAt(line, 'id') !== 'string')) return undefined;
  const named = at(tree, ...path, 'extends');
  if (named === undefined) return own.length === 0 ? undefined : layLines(new Map(), own, [...path, 'lines'], tell);
  const parent = valueAt(named);
  const known = [...(at(tree, 'cost_books') as MapTree).entries.keys()];
  const fail = (message: string, hint?: string): undefined => {
    tell([...path, 'extends'], message, hint);
    return undefined;
  };
  if (typeof parent !== 'string') return fail('must be the name of one cost book');
  if (!known.includes(parent)) return fail(`unknown cost book "${parent}"`, suggest(parent, known));
  const chain = [...children, name];
  if (chain.includes(parent))
    return fail('leads back to a book that already extends it', [...chain, parent].join(' -> '));
  const below = linesOf(tree, parent, tell, chain);
  return below && layLines(below, own, [...path, 'lines'], tell);
}

/** Lines laid over those of a parent: of the same id key by key, with `remove: true` taken away, others added. */
function layLines(below: Lines, own: readonly Tree[], path: Path, tell: Tell): Lines {
  const lines = new Map(below);
  const seen = new Set<string>();
  own.forEach((tree, index) => {
    const line = tree as MapTree;
    const id = valueAt(line, 'id') as string;
    if (seen.has(id))
      tell([...path, index, 'id'], `names "${id}" a second time`, 'give each line of a book its own id');
    seen.add(id);
    const parent = below.get(id);
    const what = line.entries.has('remove') ? 'removed' : 'changed';
    // What says which steps it pays for is a line of the book's own.
    if (!parent && (what === 'removed' || (below.size > 0 && !line.entries.has('covers'))))
      tell([...path, index, 'id'], `no line "${id}" is there to be ${what}`, suggest(id, below.keys()));
    else if (what === 'changed') lines.set(id, { ...(parent ? layLine(parent, line) : line), position: index });
    else if (line.entries.size > 2 || valueAt(line, 'remove') !== true)
      tell([...path, index, 'remove'], 'must be true, and stand alone with the id');
    else lines.delete(id);
  });
  return lines;
}

/** A child's line over its parent's, key by key. Evidence of the parent's does not speak for what the child states. */
function layLine(parent: MapTree, child: MapTree): MapTree {
  const dropped = Object.keys(PRICES).flatMap((way) => (child.entries.has(way) ? PRICES[way] : []));
  const words = [...child.entries.keys()].every((key) => key === 'id' || key === 'note');
  const kept = withEntries(
    parent,
    Object.fromEntries([...dropped, ...(words ? [] : EVIDENCE)].map((key) => [key, undefined])),
  );
  return { ...child, entries: new Map([...kept.entries, ...child.entries]) };
}

/** Minutes of a price that is by the hour or the day. */
const minutesOf = (per: unknown): number | undefined =>
  typeof per === 'string' && /_(hour|day)$/.test(per) ? BASES[per as Basis]?.divisor : undefined;

/** A line with the price of the one that it is priced as: an hour costs a twenty-fourth of a day. */
function withPrice(line: MapTree, lines: Lines, path: Path, tell: Tell): MapTree {
  const other = valueAt(line, 'priced_as');
  if (other === undefined) return line;
  const id = valueAt(line, 'id') as string;
  const fail = (message: string, hint?: string): MapTree => {
    tell(path, `line "${id}", priced_as: ${message}`, hint);
    return line;
  };
  const like = typeof other === 'string' ? lines.get(other) : undefined;
  if (!like) return fail(`no line of the book is named "${String(other)}"`, suggest(String(other), lines.keys()));
  if (like.entries.has('priced_as'))
    return fail(`"${String(other)}" is itself priced as another`, 'name the line that states the price');
  const [mine, its] = [line, like].map((of) => minutesOf(valueAt(of, 'per')));
  if (!mine || !its) return fail('only hours and days can be priced as each other', 'state "usd" and "price_year"');
  return withEntries(line, { priced_as: undefined, ...priceOf(like, its / mine) });
}

/** The price of a line for a unit of which so many make one of its own. */
function priceOf(line: MapTree, parts: number): Record<string, Entry | undefined> {
  const { usd, price_year, by_year } = Object.fromEntries(line.entries);
  const price = valueAt(line, 'usd');
  const years = itemsAt(line, 'by_year').map((year) => {
    const by = valueAt(year, 'divided_by');
    return typeof by === 'number' ? scaled(year as MapTree, 'divided_by', by * parts) : year;
  });
  return {
    ...(usd && { usd: typeof price === 'number' ? { ...usd, tree: treeOf(price / parts, usd.tree.spot) } : usd }),
    ...(price_year && { price_year }),
    ...(by_year && { by_year: { ...by_year, tree: { kind: 'list', spot: by_year.tree.spot, items: years } } }),
  };
}

const scaled = (map: MapTree, key: string, value: number): MapTree => {
  const entry = map.entries.get(key)!;
  return withEntries(map, { [key]: { ...entry, tree: treeOf(value, entry.tree.spot) } });
};
