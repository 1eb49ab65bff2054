/**
 * The runs of a study on disk, in a folder beside its results: a line is added as each run ends and nothing is written
 * twice, so that a study that was stopped, however it was, goes on from where it was. One process at a time has it.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { number, type Table } from '../../report/files/tables.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { UserError } from '../../base/user-error.ts';
import { reasonOf } from '../../base/refusals.ts';
import { leaveWhenInterrupted, note } from '../streams.ts';
import { type BankForm, bankHead, bankLine, type BankRow, readBank } from './bank-text.ts';
import { prepareFolder } from './bundles.ts';
import { type Lock, takeLock } from './lock.ts';
import type { Parts } from './merged.ts';
import { besides } from './paths.ts';

const BANK = 'bank.csv';
const LOCK = 'lock.json';
/** What a process that was killed may leave besides: a head before it has its name, a lock on its way out. */
const LEFT_BEHIND = /^(bank\.csv\.new|lock\.json\.\d+)$/;

/** A line outlives a kill at once; a machine that loses its power may lose this much. In milliseconds. */
const BETWEEN_SYNCS = 1000;

export class Bank {
  readonly rows: BankRow[];
  private readonly form: BankForm;
  private readonly results: string;
  private readonly folder: string;
  private readonly file: number;
  private readonly lock: Lock;
  private readonly tell: (text: string) => void;
  private check: string;
  private synced = 0;

  private constructor(results: string, folder: string, form: BankForm, lock: Lock, tell: (text: string) => void) {
    this.form = form;
    this.results = results;
    this.folder = folder;
    this.lock = lock;
    this.tell = tell;
    const path = join(folder, BANK);
    if (!existsSync(path)) begin(path, form);
    const bytes = readFileSync(path);
    const { rows, check, size } = readBank(bytes, form, path);
    [this.rows, this.check] = [rows, check];
    this.file = openSync(path, 'a');
    // A last line that was cut off by a kill goes, and nothing else.
    if (size < bytes.length) ftruncateSync(this.file, size);
  }

  /**
   * Opens the bank of the results to come in a folder, or starts one beside it.
   * @param form what the bank holds, for this study
   * @param about says nothing of what was found where it is quiet; whose files the results depend on, where they are known;
   * parts whose runs go into the bank, as far as it lacks them
   * @throws UserError where the folder cannot take results, where another process has the bank in hand, where it is that of
   * another study or was changed; a system error where it cannot be written. Nothing is then removed
   */
  static async open(
    results: string,
    form: BankForm,
    {
      quiet,
      parts,
      ...about
    }: { readonly quiet: boolean; readonly arms?: readonly ResolvedScenario[]; readonly parts?: Parts | undefined },
  ): Promise<Bank> {
    prepareFolder(results, about);
    const folder = unfinished(results);
    const tell = (text: string): void => (quiet ? undefined : note(`${folder}: ${text}`));
    const lock = await takeLock(join(folder, LOCK), folder, (from) => {
      const whose = from ? `process ${from.pid}, which` : 'a process that';
      tell(`taken over from ${whose} ended before it was done`);
    });
    try {
      const bank = new Bank(results, folder, form, lock, tell);
      const { length } = bank.rows;
      if (length > 0) tell(`goes on after ${length} of ${form.runs} ${form.called ?? 'runs'}`);
      for (const row of parts?.rows({ ...form, cells: form.columns.length }, length) ?? []) bank.add(row);
      leaveWhenInterrupted(`${folder} keeps what was simulated; the same command goes on from there`);
      return bank;
    } catch (cause) {
      lock.release();
      removeIfEmpty(folder);
      throw cause;
    }
  }

  /**
   * The runs that are kept for results in a folder; nothing is opened or changed.
   * @throws UserError where they are of another study, or were changed
   */
  static kept(results: string, form: BankForm): BankRow[] {
    const path = join(unfinished(results), BANK);
    return existsSync(path) ? readBank(readFileSync(path), form, path).rows : [];
  }

  /**
   * Adds a run.
   * @throws UserError where the machine refuses to write, or another process has taken the bank; what it held stays
   */
  add(row: BankRow): void {
    // Zero has no sign in the file either.
    const figures = row.map((figure) => (figure === null ? null : figure + 0));
    const { line, check } = bankLine(this.check, this.rows.length + 1, figures);
    this.write(line);
    this.rows.push(figures);
    this.check = check;
  }

  private write(line: string): void {
    try {
      writeFileSync(this.file, line);
      if (Date.now() - this.synced < BETWEEN_SYNCS) return;
      fsyncSync(this.file);
      this.synced = Date.now();
    } catch (cause) {
      throw this.refused(cause as NodeJS.ErrnoException);
    }
    if (this.lock.isHeld) return;
    throw new UserError(
      `${join(this.folder, LOCK)}: was removed, or another process has taken the study over`,
      'the same command goes on from the runs that are kept',
    );
  }

  private refused(cause: NodeJS.ErrnoException): UserError {
    return new UserError(
      `${join(this.folder, BANK)}: cannot be written: ${reasonOf(cause) ?? cause.message}`,
      `it keeps ${this.rows.length} of ${this.form.runs} ${this.form.called ?? 'runs'}: mend that, and the same command goes on from there`,
    );
  }

  /**
   * The runs as a table for people and programs, numbered as here; neither the head of the bank nor its checks are in it.
   * @param name of the table
   * @param describe what a column holds
   */
  table(name: string, describe: (column: string) => string): Table {
    const columns = this.form.columns.map((column) => number(column, describe(column)));
    const description = `Each of the ${this.rows.length} runs of the study, in their order`;
    const rows = this.rows.map((row, i) => [i + 1, ...row]);
    return { name, description, columns: [number('run', 'number of the run'), ...columns], rows };
  }

  /**
   * Waits until the results are written, then removes the bank.
   * @throws UserError where the machine refuses to write them: the runs stay
   */
  async whenSaved<T>(saving: Promise<T>): Promise<T> {
    try {
      const saved = await saving;
      this.remove();
      return saved;
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      throw new UserError(
        cause.message,
        `mend that, and the same command writes the results: ${this.folder} keeps the runs`,
      );
    }
  }

  /** Removes our own files, and the folder if nothing else is in it. */
  private remove(): void {
    closeSync(this.file);
    const ours = readdirSync(this.folder).filter((name) => name === BANK || LEFT_BEHIND.test(name));
    for (const name of ours) rmSync(join(this.folder, name), { force: true });
    this.lock.release();
    if (!removeIfEmpty(this.folder)) this.tell('kept, it holds files that are not ours');
    leaveWhenInterrupted(`the results stand in ${this.results}`);
  }
}

const unfinished = (results: string): string => besides(results, '.unfinished');

/** Writes the head under another name first: under its own a bank is whole at every moment. */
function begin(path: string, form: BankForm): void {
  const fresh = `${path}.new`;
  try {
    writeFileSync(fresh, bankHead(form).text, { flush: true });
    renameSync(fresh, path);
  } catch (cause) {
    rmSync(fresh, { force: true });
    throw Object.assign(cause as NodeJS.ErrnoException, { path });
  }
}

/** @returns false where other files keep the folder */
function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
