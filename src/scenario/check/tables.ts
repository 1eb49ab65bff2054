/**
 * Tables that parameters name: every cell is checked as if it stood in the scenario. A shipped table stays in the
 * scenario by its name; a user's own, which lies beside the file that names it, is laid into it as values, so that the
 * scenario needs no other file and its hash is that of what it says.
 */
import { error, formatPath, suggest, type Problem, type Spot, type TextFile } from '../../base/problem.ts';
import { codesOf } from '../../world/codes.ts';
import { readPlaceTable, type PlaceTable, type TableRow } from '../../world/place-table.ts';
import type { World } from '../../world/world.ts';
import { keysAt, parametersIn, valueAt } from '../read/lookup.ts';
import { ownEvidence } from '../read/parameter-tree.ts';
import { rowsAsValues, withMapAt, withRows } from '../read/rows.ts';
import { at, treeOf, withEntries, type MapTree, type Path, type SourceFile, type Tree } from '../read/tree.ts';
import { isNamed, KIND_OF_NAME, NAMED } from '../values/definitions.ts';
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

/** Checks every table that a parameter of a complete tree names. */
export function layTables(tree: Tree, world: World, read: ReadTable): Laid {
  const tables = new Tables(world, read);
  tables.know(tree);
  return tables.lay(tree);
}

/** What a table says of one parameter, if that is right. */
type Checked = { readonly table: Pick<PlaceTable, 'column' | 'rows'>; readonly isOwn: boolean } | undefined;

/** The tables of a scenario and its parents: each is checked once for every parameter that names it. */
export class Tables {
  private readonly world: World;
  private readonly read: ReadTable;
  private problems: Problem[] = [];
  private files = new Map<string, SourceFile>();
  private damaged = new Map<string, TextFile>();
  private names = new Map<string, Set<string>>();
  private checked = new Map<string, Checked>();
  private values = 0;

  constructor(world: World, read: ReadTable) {
    this.world = world;
    this.read = read;
  }

  /** The same tables, for a scenario that goes on from here by itself. */
  copy(): Tables {
    const copy = new Tables(this.world, this.read);
    copy.problems = [...this.problems];
    copy.files = new Map(this.files);
    copy.damaged = new Map(this.damaged);
    copy.names = new Map(this.names);
    copy.checked = new Map(this.checked);
    copy.values = this.values;
    return copy;
  }

  /** Cells may name the programmes, policies and cost books that this tree defines. */
  know(tree: Tree): void {
    for (const map of Object.keys(KIND_OF_NAME))
      this.names.set(map, new Set([...(this.names.get(map) ?? []), ...keysAt(tree, map)]));
  }

  /** The rows of a parameter's table as dated values; undefined if something is wrong with it. */
  rows(parameter: MapTree, path: Path): readonly Tree[] | undefined {
    const checked = this.check(parameter, path);
    if (!checked) return undefined;
    const { spot } = at(parameter, 'table') as Tree;
    if (checked.isOwn) return rowsAsValues(checked.table, spot);
    // Rows of a table that follows from others stand in no file.
    const rows = rowsAsValues(checked.table, { file: 'scenarios/data', line: 1, column: 1 });
    return withTable(rows, parameter);
  }

  /** The tree with the user's own tables laid into it, and what is wrong with any. */
  lay(tree: Tree): Laid {
    const unread = new Set<string>();
    let laid = tree;
    for (const { path, parameter } of parametersIn(tree)) {
      if (!parameter.entries.has('table')) continue;
      const checked = this.check(parameter, path);
      if (!checked) unread.add(formatPath(path));
      else if (checked.isOwn) laid = withMapAt(laid, path, withRows(parameter, this.rows(parameter, path) ?? []));
    }
    return {
      tree: laid,
      problems: this.problems,
      files: [...this.files.values()],
      damaged: [...this.damaged.values()],
      unread: (path) => unread.has(path),
    };
  }

  private check(parameter: MapTree, path: Path): Checked {
    const table = at(parameter, 'table');
    // What is no text is told by the schema.
    if (table?.kind !== 'scalar' || typeof table.value !== 'string') return undefined;
    const key = JSON.stringify([path, table.value, table.spot.file]);
    if (!this.checked.has(key)) this.checked.set(key, this.judge(table.value, path, parameter));
    return this.checked.get(key);
  }

  private judge(name: string, path: Path, parameter: MapTree): Checked {
    if (isOwn(name)) return this.own(name, path, parameter);
    if (this.world.tables.has(name)) return this.shipped(name, path, parameter);
    return this.tell(parameter, path, `unknown table "${name}"`, this.unknownHint(name, parameter));
  }

  /** A table of scenarios/data, or one that follows from it. */
  private shipped(name: string, path: Path, parameter: MapTree): Checked {
    const source = this.world.sources?.get(name);
    const rows = source?.rows ?? this.world.tables.get(name) ?? [];
    const problems = [...(source?.problems ?? []), ...this.wrongCells({ ...source, rows }, path)];
    const [first] = problems;
    if (first === undefined) return { table: { column: columnOf(rows, this.world), rows }, isOwn: false };
    if (source === undefined)
      return this.tell(
        parameter,
        path,
        `table "${name}": ${first.message}`,
        first.hint ?? 'name another table, or state values',
      );
    this.damaged.set(name, source.file);
    this.problems.push(...problems);
    return undefined;
  }

  /** A table beside the file that names it. */
  private own(name: string, path: Path, parameter: MapTree): Checked {
    const { spot } = at(parameter, 'table') as Tree;
    const file = this.read(name, spot.file);
    if ('message' in file) {
      if (!file.spot) return this.tell(parameter, path, file.message, file.hint);
      this.problems.push(error(file.spot, '', file.message, file.hint));
      return undefined;
    }
    this.files.set(file.path, file);
    const table = readPlaceTable(file, codesOf(this.world));
    const problems = [...table.problems, ...this.wrongCells(table, path)];
    if (problems.length > 0) {
      this.problems.push(...problems);
      return undefined;
    }
    this.values += table.rows.length + 4 * rowsAsValues(table, spot).length;
    if (this.values > MOST_VALUES)
      return this.tell(
        parameter,
        path,
        `"${name}" is too large: own tables may make ${MOST_VALUES} values of a scenario, these make ${this.values}`,
        'leave out rows that repeat what their place already has',
      );
    return { table, isOwn: true };
  }

  private wrongCells(table: Pick<PlaceTable, 'rows'> & Partial<PlaceTable>, path: Path): Problem[] {
    const name = formatPath(path);
    const map = isNamed(name) ? NAMED[name] : undefined;
    const names = map && { what: KIND_OF_NAME[map], known: [...(this.names.get(map) ?? [])], where: map };
    return cellProblems(table, path, names);
  }

  private unknownHint(name: string, parameter: MapTree): string {
    const beside = this.read(`${name}.csv`, (at(parameter, 'table') as Tree).spot.file);
    if (!('message' in beside)) return `a table of your own is named by its file: ./${name}.csv`;
    return (
      suggest(name, this.world.tables.keys()) ?? 'tables are the CSV files of scenarios/data, or your own: ./mine.csv'
    );
  }

  private tell(parameter: MapTree, path: Path, message: string, hint?: string): undefined {
    const { spot } = at(parameter, 'table') as Tree;
    this.problems.push(error(spot, formatPath([...path, 'table']), message, hint));
    return undefined;
  }
}

/** Rows that say which shipped table they are from, beside what their parameter rests on. */
function withTable(rows: readonly MapTree[], parameter: MapTree): readonly Tree[] {
  const name = String(valueAt(parameter, 'table'));
  const { source, assumed } = ownEvidence(parameter);
  const [key, stated] = source ? ['source', source] : ['assumed', assumed];
  if (stated?.tree.kind !== 'scalar') return rows;
  const text = `${String(stated.tree.value)}; table ${name} of scenarios/data`;
  const evidence = { source, assumed, [key]: { key: stated.key, tree: treeOf(text, stated.tree.spot) } };
  return rows.map((row) => withEntries(row, evidence));
}

/** What the places of a table are. */
const columnOf = (rows: readonly TableRow[], { offices }: World): PlaceTable['column'] =>
  offices.some(({ code }) => code === rows[0]?.place) ? 'office' : 'jurisdiction';
