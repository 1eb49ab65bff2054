/**
 * What a bundle holds of the question it answers. A command that is run again from a bundle takes its scenarios and its
 * study from here, and looks for no file: these may have moved or changed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { scenarioFile } from '../../report/files/bundle.ts';
import type { Manifest } from '../../report/files/manifest.ts';
import type { SourceFile } from '../../scenario/load.ts';
import type { BankRow } from './bank-text.ts';
import { shownPath } from './paths.ts';

/** A complete scenario: settings, places and the rows of tables of one's own are in it. */
export type HeldArm = {
  readonly name: string;
  readonly source: SourceFile;
  /** True if months reported are stated for it and not for the first arm. */
  readonly statesMonths: boolean;
};

export type Held = {
  /** When the bundle was made. */
  readonly created: Date;
  readonly arms: readonly HeldArm[];
  readonly study?: SourceFile | undefined;
  /** The runs of a study, of which only some points are simulated again; without, all are. */
  readonly runs?: HeldRuns | undefined;
};

export type HeldRuns = {
  readonly columns: readonly string[];
  readonly rows: readonly BankRow[];
  /** By which points are drawn. */
  readonly key: string;
  /** Told which points are simulated again, by number from 1, of how many. */
  readonly tell: (points: readonly number[], of: number) => void;
};

const STUDY = 'study.yaml';
/** The tables of a study's runs: of sweeps and sensitivity, and of fits. */
const RUNS = ['runs.csv', 'bank.csv'];

/**
 * What a bundle holds, as its manifest lists it.
 * @param studyName what the study was called
 */
export function heldIn(folder: string, { arms, outputs, created }: Manifest, studyName: string): Held {
  const sourceOf = (name: string, file: string): SourceFile => {
    const path = join(folder, file);
    return { name, path: shownPath(path), text: readFileSync(path, 'utf8') };
  };
  return {
    created: new Date(created),
    arms: arms.map(({ name, states_months: statesMonths }) => ({
      name,
      statesMonths,
      source: sourceOf(name, scenarioFile(name)),
    })),
    ...(STUDY in outputs && { study: sourceOf(studyName, STUDY) }),
  };
}

/** The runs of a study's bundle; undefined where it is of none. */
export function runsIn(folder: string, { outputs }: Manifest): Pick<HeldRuns, 'columns' | 'rows'> | undefined {
  const file = STUDY in outputs ? RUNS.find((name) => name in outputs) : undefined;
  if (file === undefined) return undefined;
  const [[, ...columns], ...lines] = parse(readFileSync(join(folder, file), 'utf8'));
  return { columns, rows: lines.map(([, ...cells]) => cells.map((cell) => (cell === '' ? null : Number(cell)))) };
}
