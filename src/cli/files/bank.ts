/**
 * The runs of a study on disk: one line a run, written as runs end, so that a study that was killed goes on from where
 * it was. The head says for what they were made; runs of another study are refused, not overwritten.
 */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../report/files/whole-folder.ts';
import { prepareFolder } from './bundles.ts';
import { leaveWhenInterrupted } from '../streams.ts';
import { UserError } from '../../base/user-error.ts';

/** The figures of one run; null where it gives none, as a share of nobody. */
export type BankRow = readonly (number | null)[];

export class Bank {
  readonly rows: BankRow[];
  private readonly folder: string;
  private readonly path: string;

  /**
   * Opens the bank of the results to come in a folder, or starts one beside it.
   * @param columns what the figures of a row are
   * @param made hash of everything that the runs depend on
   * @throws UserError where the folder cannot take results, or the bank is that of another study
   */
  constructor(results: string, columns: readonly string[], made: string) {
    prepareFolder(results);
    this.folder = `${results}.unfinished`;
    this.path = join(this.folder, 'bank.csv');
    const head = `# ${made}\n${columns.map(quoted).join(',')}\n`;
    makeFolder(this.folder);
    if (!existsSync(this.path)) writeFileSync(this.path, head);
    const text = this.text();
    if (!text.startsWith(head))
      throw new UserError(
        `${this.path}: holds the runs of another study: its file, a scenario or the tables have changed`,
        'remove that folder to start afresh, or choose another with --out',
      );
    // A last line that was cut off by a kill is dropped.
    const whole = text.slice(head.length, text.lastIndexOf('\n') + 1);
    this.rows = whole.split('\n').flatMap((line) => (line === '' ? [] : [readRow(line)]));
    writeFileSync(this.path, head + whole);
    leaveWhenInterrupted(`${this.folder} keeps what was simulated; the same command goes on from there`);
  }

  /** Adds a run. Numbers are written in full: what is read back is what was simulated. */
  add(row: BankRow): void {
    this.rows.push(row);
    appendFileSync(this.path, `${row.map((figure) => figure ?? '').join(',')}\n`);
  }

  /** The whole file. */
  text(): string {
    return readFileSync(this.path, 'utf8');
  }

  /** Removes the bank once the results stand in their folder. */
  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const quoted = (name: string): string => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
const readRow = (line: string): BankRow => line.split(',').map((cell) => (cell === '' ? null : Number(cell)));
