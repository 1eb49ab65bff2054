/**
 * Stamps: what the figures of a command depend on. They are stale when its scenarios, the tables that they read or the
 * model have changed. The model is known by what it says of a small world: whole documents, so that a change of any
 * counter, formula, cost, interval or month reported is seen, whether or not a figure of ours shows it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../src/report/files/hash.ts';
import { loadArms } from '../../src/cli/files/scenarios.ts';
import { loadStudy } from '../../src/cli/files/studies.ts';
import { sensitivityStudy } from '../../src/scenario/studies/study.ts';
import { sweepStudy } from '../../src/scenario/studies/sweep-study.ts';
import { dataFolder, loadWorld } from '../../src/world/files.ts';
import { SCORE } from '../tables.ts';
import type { Command } from './command.ts';
import { LIFE } from './commands.ts';
import { ran, wordsOf } from './ran.ts';

export type Stamp = {
  readonly scenarios: Readonly<Record<string, string>>;
  readonly data: string;
  readonly model: string;
  /** Of a command with pictures: the code that draws them. */
  readonly charts?: string;
  /** Of a command whose lines are shown, which say how far to trust them: the record of the score. */
  readonly record?: string;
};

/** Results are the same for any number of workers; for so little one is quickest. */
const QUICK = '--workers 1 --format csv --json';

const small = (name: string): string => `scripts/figures/small/${name}.yaml`;

/** A field office with county jails and prisons under three rules, with all that a comparison can tell. */
const OFFICE =
  `compare ${small('office')} ${small('law')} ${small('adaptive')} --draws 5 --replications 2 ${QUICK}` +
  ' --by state --by office --by kind --by class --flips-by class --cost-book all';
const OTHERS = [
  // What is done where no option says otherwise.
  `compare ${small('county')} ${small('county')} --set county-2:local.hold_willing=0 ${QUICK}`,
  `validate ${small('office')} --draws 5 ${QUICK}`,
  `${LIFE} ${QUICK}`,
];

/** No part of the model: the version of the program, and what the record of the score says of a place. */
const BESIDES = new Set(['handoff', 'trust']);
const modelled = (json: string): string =>
  JSON.stringify(JSON.parse(json), (key, value: unknown) => (BESIDES.has(key) ? undefined : value));

let simulated: Promise<string[]> | undefined;

/** The documents of the small world, simulated once. */
export const smallWorld = (): Promise<string[]> =>
  (simulated ??= Promise.all([OFFICE, ...OTHERS].map((line) => ran(line, modelled))));

/** The code that draws: a picture is stale where it has changed, whether or not that shows in it. */
function drawingStamp(): string {
  const folder = fileURLToPath(new URL('../../src/report/charts', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return sha256(
    files
      .toSorted()
      .map((name) => `${name} ${readFileSync(join(folder, name), 'utf8')}`)
      .join('\n'),
  );
}

/** Tables that no run reads, and those that only scoreboards do. */
const NOT_READ = /^(requests_offices|reasons)\.csv$/;
const SCORED = /^(patterns|reason_|record_)/;

function dataStamp(scored: boolean): string {
  const names = readdirSync(dataFolder()).filter(
    (name) => name.endsWith('.csv') && !NOT_READ.test(name) && (scored || !SCORED.test(name)),
  );
  return sha256(
    names
      .toSorted()
      .map((name) => `${name} ${sha256(readFileSync(join(dataFolder(), name), 'utf8'))}`)
      .join('\n'),
  );
}

/** The stamp of a command as things are now. */
export async function stampOf({ line, lines, pictures }: Command): Promise<Stamp> {
  return {
    scenarios: hashes(line),
    data: dataStamp(line.startsWith('validate ')),
    model: sha256((await smallWorld()).join('\n')),
    ...(pictures && { charts: drawingStamp() }),
    ...(lines && { record: sha256(readFileSync(join(SCORE, 'figures.csv'), 'utf8')) }),
  };
}

/** The scenarios of a line by name, and the file of a study that names them. */
function hashes(line: string): Stamp['scenarios'] {
  const [command, ...words] = wordsOf(line);
  const sets = words.filter((_, i) => words[i - 1] === '--set');
  const options = words.findIndex((word) => word.startsWith('--'));
  const names = words.slice(0, options < 0 ? undefined : options);
  const study = STUDIES[command]?.(names[0]);
  const loaded = loadArms(study?.scenarios ?? names, loadWorld(), { sets });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  const arms = loaded.arms.map(({ name, hash }) => [name, hash]);
  return Object.fromEntries([...arms, ...(study ? [[names[0], sha256(study.text)]] : [])]);
}

/** What a study says, and which scenarios it simulates, by the command that runs it. */
const STUDIES: Readonly<Record<string, (name: string) => { text: string; scenarios: string[] }>> = {
  sweep(name) {
    const { study, source } = loadStudy(sweepStudy, name);
    return { text: source.text, scenarios: [...new Set([study.baseline, ...study.scenarios])] };
  },
  sensitivity(name) {
    const { study, source } = loadStudy(sensitivityStudy, name);
    return { text: source.text, scenarios: [study.scenario] };
  },
};
