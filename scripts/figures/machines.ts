/**
 * What many cores do to large questions, for docs/machines.md: pieces of work counted here, times measured once by
 * scripts/record-machines.ts and kept in docs/machines.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '../../src/cli/files/studies.ts';
import { chosenParameters } from '../../src/cli/work/chosen.ts';
import { calibrationStudy } from '../../src/scenario/studies/study.ts';
import { loadWorld } from '../../src/world/files.ts';
import { resolvedNamed } from '../shipped.ts';
import { DOCS } from '../tables.ts';
import type { Kind } from './command.ts';
import { FIT_STUDY, readFit } from './fit.ts';
import type { Table } from './text.ts';

export const MACHINES_FILE = join(DOCS, 'machines.json');

/** Seconds of processor time on the machine that measured. */
export type Measured = {
  /** Of one national run of `historical`. */
  readonly run: number;
  /** Of a command before its first run: loading, and compiling the rules. */
  readonly start: number;
  /** Of one call of the twin. */
  readonly call: number;
  /** Of `merge`, for each run that the parts hold, and besides. */
  readonly merged: number;
  readonly merge: number;
  /** A run by a worker behind a queue, in parts of a run by a thread; both without what they need to start. */
  readonly queued: number;
};

/** US dollars for an hour of one core: assumed, of the size that clouds ask for one that others may take away. */
const PRICE = 0.03;
const POINTS = 512;
const CORES = [2, 64, 1000] as const;

type Question = { readonly title: string; readonly runs: number; readonly calls?: number };

/** What each asks for, in runs of the nation and calls of the twin. */
function questions(): Question[] {
  const world = loadWorld();
  const inputs = chosenParameters('all', [resolvedNamed('historical', world)], world).length;
  const { study } = loadStudy(calibrationStudy, FIT_STUDY);
  const fitted = study.start + study.waves * study.per_wave;
  // Of each point itself, another, and one for each input and for chance.
  const sobol = POINTS * (inputs + 3);
  return [
    { title: `Sobol indices over all ${inputs} uncertain inputs, ${POINTS} points`, runs: sobol },
    { title: 'a posterior of 10,000 rows, a run each', runs: 10_000 },
    { title: '200 made-up worlds, each fitted anew', runs: 200 * fitted, calls: 200 * readFit().figures['fit.calls'] },
  ];
}

const twoDigits = (number: number): string =>
  number >= 10 ? Math.round(number).toLocaleString('en-US') : number.toPrecision(2);

/** Hours on so many cores: whole pieces of work are dealt out, each core starts once, and one core merges. */
function hoursOn(cores: number, { runs, calls = 0 }: Question, measured: Measured): number {
  const own = Math.ceil(runs / cores) * measured.run + Math.ceil(calls / cores) * measured.call + measured.start;
  return (own + measured.merge + runs * measured.merged) / 3600;
}

/** The table, as of what was measured. */
export function machinesTable(measured: Measured): Table {
  return {
    head: [
      'question',
      'runs',
      'core-hours',
      ...CORES.map((cores) => `hours on ${cores.toLocaleString('en-US')}`),
      'US$',
    ],
    rows: questions().map((question) => {
      const { title, runs, calls = 0 } = question;
      const work = (runs * measured.run + calls * measured.call) / 3600;
      const hours = CORES.map((cores) => twoDigits(hoursOn(cores, question, measured)));
      return [title, runs.toLocaleString('en-US'), twoDigits(work), ...hours, twoDigits(work * PRICE)];
    }),
  };
}

/** Undefined before anything was measured. */
export const MEASURED = existsSync(MACHINES_FILE)
  ? (JSON.parse(readFileSync(MACHINES_FILE, 'utf8')) as Measured)
  : undefined;

/** By id: the number, and how it is written. */
export const machinesFacts = (): Record<string, readonly [value: number, kind: Kind]> =>
  MEASURED ? { 'machines.queued': [MEASURED.queued, 'share'] } : {};
