/** The values of a table held against the parameter that names it. */
import { error, formatPath, suggest, type Problem } from '../../base/problem.ts';
import { numberHint } from '../../world/columns.ts';
import type { PlaceTable, TableRow } from '../../world/place-table.ts';
import type { Path } from '../read/tree.ts';
import { isNational, isOfOffice } from '../values/coverage.ts';
import { schemaMessage, schemaProblems } from './issues.ts';
import { valueSchema } from './value-schema.ts';

/** What the values of a parameter may be called, where they are names. */
export type Names = { readonly what: string; readonly known: readonly string[]; readonly where: string };

/**
 * What is wrong with a table for one parameter: places at which it is never asked for, and each value that the
 * parameter's own schema refuses, told where the cell stands.
 */
export function cellProblems(
  { rows, column, file }: Pick<PlaceTable, 'rows'> & Partial<PlaceTable>,
  path: Path,
  names: Names | undefined,
): Problem[] {
  const name = formatPath(path);
  const head = file && { file: file.path, line: 1, column: 1 };
  if (isNational(name))
    return [
      error(
        head ?? NOWHERE,
        name,
        'is one figure for the whole nation: a table by place cannot set it',
        'state values',
      ),
    ];
  if (head && column === 'jurisdiction' && isOfOffice(name))
    return [error(head, name, 'is asked for by field office: the table must begin with the column "office"')];
  const told = new Map<TableRow['value'], Fault | undefined>();
  return rows.flatMap((row) => {
    if (!told.has(row.value)) told.set(row.value, faultOf(row.value, path, names));
    const fault = told.get(row.value);
    return fault ? [error(row.spot ?? NOWHERE, name, fault.message, fault.hint)] : [];
  });
}

type Fault = { readonly message: string; readonly hint: string | undefined };

/** Of rows that follow from another table. */
const NOWHERE = { file: '', line: 0, column: 0 };

function faultOf(value: TableRow['value'], path: Path, names: Names | undefined): Fault | undefined {
  const result = valueSchema(path)?.safeParse(value, { error: schemaMessage, reportInput: true });
  if (result && !result.success) {
    const [first] = schemaProblems(result.error.issues, { kind: 'scalar', spot: NOWHERE, value });
    // A scenario may state a distribution, a map; a cell cannot.
    const message = first.message.replace(' or a map', '');
    return { message, hint: (typeof value === 'string' ? numberHint(value) : undefined) ?? first.hint };
  }
  if (!names || names.known.includes(String(value))) return undefined;
  return {
    message: `unknown ${names.what} "${String(value)}"`,
    hint: suggest(String(value), names.known) ?? `define it under "${names.where}"`,
  };
}
