/**
 * The form of a bank on disk. Two lines of head say what its runs are of and what stands in a row; then a line a run, with
 * its number. Each line ends in a check over itself and all lines before it: a digit that was changed, a line that is
 * missing, stands twice, elsewhere or comes from another bank is noticed there, and told with its line.
 */
import { createHash } from 'node:crypto';
import { UserError } from '../../base/user-error.ts';

/** The figures of one run; null where it gives none, as a share of nobody. */
export type BankRow = readonly (number | null)[];

/** What a bank holds. */
export type BankForm = {
  /** What the figures of a row are. */
  readonly columns: readonly string[];
  /** So many of the first have a figure in every run; none if left out. */
  readonly always?: number;
  /** How many runs the whole study has. */
  readonly runs: number;
  /** What they are called where some are no runs of the simulation, such as calls of a twin; runs if left out. */
  readonly called?: string;
  /** Hashes of everything that the runs depend on, by what it is in words. */
  readonly made: Readonly<Record<string, string>>;
};

const FORM = 1;
export const CHECK = 8;

/** Digits of a check: one damage in four milliards would pass. The digest is not against malice. */
const checkOf = (before: string, body: string): string =>
  createHash('sha256').update(`${before}\n${body}`).digest('hex').slice(0, CHECK);

const quoted = (name: string): string => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/** A line with its check, and the check, from which the next line's is made. */
export function sealed(before: string, body: string): { readonly line: string; readonly check: string } {
  const check = checkOf(before, body);
  return { line: `${body},${check}\n`, check };
}

/** The head of a bank: its first two lines. */
export function bankHead({ columns, made }: BankForm): { readonly text: string; readonly check: string } {
  const first = sealed('', JSON.stringify({ bank: FORM, made }));
  const second = sealed(first.check, ['run', ...columns.map((name) => quoted(name.replaceAll('\n', ' ')))].join(','));
  return { text: first.line + second.line, check: second.check };
}

/** The line of a run. Numbers are written in full: what is read back is what was simulated. */
export const bankLine = (before: string, run: number, row: BankRow): ReturnType<typeof sealed> =>
  sealed(before, [run, ...row.map((figure) => figure ?? '')].join(','));

/**
 * The runs of a bank. A last line without a line break was cut off by a kill and is left out; nothing else is.
 * @returns the runs, the check of the last line, and the bytes up to its end
 * @throws UserError where the bank is another study's or was changed, with the file and the line
 */
export function readBank(
  bytes: Buffer,
  form: BankForm,
  path: string,
): { readonly rows: BankRow[]; readonly check: string; readonly size: number } {
  const size = bytes.lastIndexOf('\n') + 1;
  const text = bytes.toString('utf8', 0, size);
  const head = bankHead(form);
  if (!text.startsWith(head.text)) throw ofAnother(text, form, path);
  const rows: BankRow[] = [];
  let { check } = head;
  for (const line of text.slice(head.text.length).split('\n').slice(0, -1)) {
    const wrong = whatIsWrong(line, rows.length + 1, check, form);
    if (wrong !== undefined) throw damaged(wrong, rows.length, path);
    rows.push(figuresIn(line));
    check = line.slice(-CHECK);
  }
  return { rows, check, size };
}

/** The figures in the line of a run. */
export function figuresIn(line: string): BankRow {
  const [, ...cells] = line.split(',').slice(0, -1);
  return cells.map((cell) => (cell === '' ? null : Number(cell)));
}

/** What a line is held against. */
type LineForm = Pick<BankForm, 'always' | 'runs' | 'called'> & { readonly columns: ArrayLike<string> };

/** What is wrong with the line of a run; undefined: nothing. @param before the check of the line before */
export function whatIsWrong(
  line: string,
  run: number,
  before: string,
  { columns, always = 0, runs, called = 'runs' }: LineForm,
): string | undefined {
  const cells = line.split(',');
  const [number, ...figures] = cells.slice(0, -1);
  if (cells.length !== columns.length + 2)
    return `has ${cells.length} cell${cells.length === 1 ? '' : 's'} where a run has ${columns.length + 2}`;
  if (run > runs) return `is a line too many: the study has ${runs} ${called}`;
  if (number !== String(run))
    return /^[1-9]\d*$/.test(number) && Number(number) < run
      ? `run ${number} stands here again`
      : `must be run ${run}, got ${JSON.stringify(number)}`;
  const bad = figures.findIndex((cell, i) => !(cell === '' ? i >= always : isFigure(cell)));
  if (bad >= 0) return `${columns[bad] ?? `figure ${bad + 1}`}: must be a number, got ${JSON.stringify(figures[bad])}`;
  if (cells[cells.length - 1] !== checkOf(before, line.slice(0, line.lastIndexOf(','))))
    return 'was changed after it was written: its check at the end does not fit';
  return undefined;
}

/** True of a finite number as it is written. */
const isFigure = (cell: string): boolean => Number.isFinite(Number(cell)) && String(Number(cell)) === cell;

/** @param kept runs before the line that is wrong */
function damaged(wrong: string, kept: number, path: string): UserError {
  const line = kept + 3;
  const rest =
    kept === 0
      ? ''
      : `, or cut the file off after line ${line - 1} to go on from the run${kept === 1 ? '' : 's'} before`;
  return new UserError(
    `${path}:${line}: ${wrong}`,
    `something else than Handoff has changed the file: put it back as it was${rest}, or remove it to start afresh`,
  );
}

function ofAnother(text: string, { made }: BankForm, path: string): UserError {
  const hint = 'remove that folder to start afresh, or choose another with --out';
  const first = text.slice(0, text.indexOf('\n') + 1);
  const found = madeIn(first);
  if (found === undefined)
    return new UserError(
      `${path}:1: holds the runs of another study or version: its head is not one that this version writes`,
      hint,
    );
  const changed = [...new Set([...Object.keys(made), ...Object.keys(found)])].filter(
    (part) => made[part] !== found[part],
  );
  if (changed.length > 0)
    return new UserError(`${path}:1: holds the runs of another study: it differs in ${changed.join(', ')}`, hint);
  return new UserError(`${path}:2: names other columns than this study has, or was changed`, hint);
}

/** What a whole first line says its runs were made of. */
function madeIn(line: string): Record<string, unknown> | undefined {
  const body = line.slice(0, line.lastIndexOf(','));
  if (sealed('', body).line !== line) return undefined;
  try {
    const { bank, made } = JSON.parse(body) as { readonly bank: unknown; readonly made: Record<string, unknown> };
    return bank === FORM ? made : undefined;
  } catch {
    return undefined;
  }
}
