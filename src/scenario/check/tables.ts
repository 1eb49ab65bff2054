/**
 * Tables that parameters name: every cell is checked as if it stood in the scenario. A shipped table stays in the
 * scenario by its name; a user's own, which lies beside the file that names it, is laid into it as values, so that the
 * scenario needs no other file and its hash is that of what it says.
 */
import { parseDay } from '../../base/calendar.ts';
import { error, formatPath, suggest, type Problem, type Spot, type TextFile } from '../../base/problem.ts';
import { codesOf } from '../../world/codes.ts';
import { readPlaceTable, type PlaceTable } from '../../world/place-table.ts';
import type { World } from '../../world/world.ts';
import { keysAt, parametersIn, valueAt } from '../read/lookup.ts';
import { rowsAsValues, withMapAt, withRows } from '../read/rows.ts';
import { at, type MapTree, type Path, type SourceFile, type Tree } from '../read/tree.ts';
import { isNamed, KIND_OF_NAME, NAMED } from '../values/definitions.ts';
import { day } from '../schema/dates.ts';
import { cellProblems } from './cells.ts';

/** Finds a user's own table by the path that a file states; or says why it cannot be had, and where in it if it is there. */
export type ReadTable = (
  path: string,
  from: string,
) => SourceFile | { readonly message: string; readonly hint?: string | undefined; readonly spot?: Spot };

/** More values than this would make a scenario too large to be read again. */
const MOST_VALUES = 30_000;

/** True of a table named by its file, such as `./willing.csv`; others are those of scenarios/data. */
const isOwn = (table: string): boolean => /\.csv$/i.test(table) || /[/\\]/.test(table);

/** A tree with the user's own tables laid into it where they are right, and what is wrong with any table. */
export type Laid = {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
  /** The user's own tables. */
  readonly files: readonly SourceFile[];
  /** The shipped tables in which something is wrong. */
  readonly damaged: readonly TextFile[];
  /** True of a parameter, by its path, whose table could not be read: what it lacks is not its own fault. */
  readonly unread: (path: string) => boolean;
};

/** Checks every table that a parameter of the tree names. */
export function layTables(tree: Tree, world: World, read: ReadTable): Laid {
  const layer = new Layer(tree, world, read);
  for (const { path, parameter } of parametersIn(tree)) layer.take(path, parameter);
  return layer.laid();
}

/** Checks one table after another. */
class Layer {
  private tree: Tree;
  private readonly whole: Tree;
  private readonly world: World;
  private readonly read: ReadTable;
  private readonly problems: Problem[] = [];
  private readonly files = new Map<string, SourceFile>();
  private readonly damaged = new Map<string, TextFile>();
  private readonly unread = new Set<string>();
  private values = 0;

  constructor(tree: Tree, world: World, read: ReadTable) {
    this.tree = this.whole = tree;
    this.world = world;
    this.read = read;
  }

  laid(): Laid {
    const { tree, problems, files, damaged, unread } = this;
    return {
      tree,
      problems,
      files: [...files.values()],
      damaged: [...damaged.values()],
      unread: (path) => unread.has(path),
    };
  }

  take(path: Path, parameter: MapTree): void {
    const name = valueAt(parameter, 'table');
    if (typeof name !== 'string') return;
    const found = this.problems.length;
    if (isOwn(name)) this.own(name, path, parameter);
    else if (this.world.tables.has(name)) this.shipped(name, path, parameter);
    else this.tell(parameter, path, `unknown table "${name}"`, this.unknownHint(name, parameter));
    if (this.problems.length > found) this.unread.add(formatPath(path));
  }

  /** A table of scenarios/data, or one that follows from it. */
  private shipped(name: string, path: Path, parameter: MapTree): void {
    const source = this.world.sources?.get(name);
    const rows = source?.rows ?? this.world.tables.get(name) ?? [];
    const problems = [...(source?.problems ?? []), ...this.wrongCells({ ...source, rows }, path)];
    const [first] = problems;
    if (first !== undefined && source === undefined)
      this.tell(
        parameter,
        path,
        `table "${name}": ${first.message}`,
        first.hint ?? 'name another table, or state values',
      );
    else if (first !== undefined) {
      this.damaged.set(name, (source as PlaceTable).file);
      this.problems.push(...problems);
    }
  }

  /** A table beside the file that names it. */
  private own(name: string, path: Path, parameter: MapTree): void {
    const spot = (at(parameter, 'table') as Tree).spot;
    const file = this.read(name, spot.file);
    if ('message' in file) {
      if (!file.spot) return this.tell(parameter, path, file.message, file.hint);
      this.problems.push(error(file.spot, '', file.message, file.hint));
      return;
    }
    this.files.set(file.path, file);
    const table = readPlaceTable(file, codesOf(this.world));
    const problems = [...table.problems, ...this.wrongCells(table, path)];
    if (problems.length > 0) {
      this.problems.push(...problems);
      return;
    }
    const until = valueAt(parameter, 'table_until');
    const ends = typeof until === 'string' && day.safeParse(until).success ? parseDay(until) : Number.POSITIVE_INFINITY;
    const values = rowsAsValues({ ...table, rows: table.rows.filter(({ from }) => parseDay(from) < ends) }, spot);
    this.values += table.rows.length + 4 * values.length;
    if (this.values > MOST_VALUES)
      return this.tell(
        parameter,
        path,
        `"${name}" is too large: own tables may make ${MOST_VALUES} values of a scenario, these make ${this.values}`,
        'leave out rows that repeat what their place already has',
      );
    this.tree = withMapAt(this.tree, path, withRows(parameter, values));
  }

  private wrongCells(table: Pick<PlaceTable, 'rows'> & Partial<PlaceTable>, path: Path): Problem[] {
    const name = formatPath(path);
    const map = isNamed(name) ? NAMED[name] : undefined;
    const names = map && { what: KIND_OF_NAME[map], known: keysAt(this.whole, map), where: map };
    return cellProblems(table, path, names);
  }

  private unknownHint(name: string, parameter: MapTree): string {
    const beside = this.read(`${name}.csv`, (at(parameter, 'table') as Tree).spot.file);
    if (!('message' in beside)) return `a table of your own is named by its file: ./${name}.csv`;
    return (
      suggest(name, this.world.tables.keys()) ?? 'tables are the CSV files of scenarios/data, or your own: ./mine.csv'
    );
  }

  private tell(parameter: MapTree, path: Path, message: string, hint?: string): void {
    const { spot } = at(parameter, 'table') as Tree;
    this.problems.push(error(spot, formatPath([...path, 'table']), message, hint));
  }
}
