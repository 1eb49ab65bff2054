/**
 * The bank of a calibration on disk: one line a run, written as runs end, so that a calibration that was killed goes on
 * from where it was. The head says for what the bank was made; a bank of another fit is refused, not overwritten.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Bank, Run } from '../analysis/calibration/bank.ts';
import { UserError } from './user-error.ts';

export type BankFile = {
  readonly path: string;
  readonly parameters: readonly string[];
  readonly patterns: readonly string[];
};

/** @param made hash of everything that the runs depend on */
function head({ parameters, patterns }: BankFile, made: string): string {
  const quoted = (name: string) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
  return `# ${made}\n${[...parameters, ...patterns].map(quoted).join(',')}\n`;
}

/**
 * Opens a bank, or starts one.
 * @returns the runs in it; a last line that was cut off by a kill is dropped
 * @throws UserError where the file is the bank of another fit
 */
export function openBank(file: BankFile, made: string): Bank {
  const start = head(file, made);
  if (!existsSync(file.path)) {
    writeFileSync(file.path, start);
    return [];
  }
  const text = readFileSync(file.path, 'utf8');
  if (!text.startsWith(start))
    throw new UserError(
      `${file.path}: holds the runs of another fit: the study, the scenario or the tables have changed`,
      'remove that folder to start afresh, or choose another with --out',
    );
  const whole = text.slice(start.length, text.lastIndexOf('\n') + 1);
  const runs = whole.split('\n').flatMap((line) => (line === '' ? [] : [readRun(line, file)]));
  writeFileSync(file.path, start + whole);
  return runs;
}

function readRun(line: string, { parameters }: BankFile): Run {
  const cells = line.split(',');
  return {
    u: cells.slice(0, parameters.length).map(Number),
    outputs: cells.slice(parameters.length).map((cell) => (cell === '' ? null : Number(cell))),
  };
}

/** Adds a run. Numbers are written in full: what is read back is what was simulated. */
export function appendRun({ path }: BankFile, { u, outputs }: Run): void {
  appendFileSync(path, `${[...u, ...outputs.map((output) => output ?? '')].join(',')}\n`);
}
