/**
 * Stamps: what the figures of a command depend on. They are stale when its scenarios, the tables that they read or the
 * model have changed. The model is known by what it says of a small world: whole documents, so that a change of any
 * counter, formula, cost, interval or month reported is seen, whether or not a figure of ours shows it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadArms, sha256 } from '../../src/cli/files/scenarios.ts';
import { dataFolder, loadWorld } from '../../src/world/files.ts';
import { type Command, LIFE } from './commands.ts';
import { ran, wordsOf } from './ran.ts';

export type Stamp = {
  readonly scenarios: Readonly<Record<string, string>>;
  readonly data: string;
  readonly model: string;
  /** Of a command with pictures: the same charts of the small world. */
  readonly charts?: string;
};

/** Results are the same for any number of workers; for so little one is quickest. */
const QUICK = '--workers 1 --format svg --json';

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

type SmallWorld = { readonly documents: readonly string[]; readonly charts: ReadonlyMap<string, string> };

/** A document without the version of the program, which changes no figure. */
const unversioned = (json: string): string =>
  JSON.stringify(JSON.parse(json), (key, value: unknown) => (key === 'handoff' ? undefined : value));

async function simulateSmallWorld(): Promise<SmallWorld> {
  const [office, others] = await Promise.all([
    ran(OFFICE, (printed, bundle) => ({ document: unversioned(printed), charts: chartsOf(join(bundle, 'charts')) })),
    Promise.all(OTHERS.map((line) => ran(line, unversioned))),
  ]);
  return { documents: [office.document, ...others], charts: office.charts };
}

const chartsOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

let simulated: Promise<SmallWorld> | undefined;

/** The documents and charts of the small world, simulated once. */
export const smallWorld = (): Promise<SmallWorld> => (simulated ??= simulateSmallWorld());

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
export async function stampOf({ line, pictures }: Command): Promise<Stamp> {
  const { documents, charts } = await smallWorld();
  const of = Object.values(pictures ?? {}).map((picture) => picture.replace(/\.\w+$/, ''));
  const drawn = [...charts].filter(([name]) => of.some((chart) => name.startsWith(`${chart}.`)));
  if (pictures && drawn.length === 0) throw new Error(`the small world has no chart ${of.join(', ')}`);
  return {
    scenarios: hashes(line),
    data: dataStamp(line.startsWith('validate ')),
    model: sha256(documents.join('\n')),
    ...(pictures && { charts: sha256(drawn.map(([, svg]) => svg).join('\n')) }),
  };
}

function hashes(line: string): Stamp['scenarios'] {
  const [, ...words] = wordsOf(line);
  const sets = words.filter((_, i) => words[i - 1] === '--set');
  const names = words.slice(
    0,
    words.findIndex((word) => word.startsWith('--')),
  );
  const loaded = loadArms(names, loadWorld(), { sets });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return Object.fromEntries(loaded.arms.map(({ name, hash }) => [name, hash]));
}
