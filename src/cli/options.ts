/**
 * The options of the commands: how yargs is told about them, and how their texts become checked values. All values are
 * read as texts, so that a message can quote what the user wrote.
 */
import { availableParallelism } from 'node:os';
import type { Options } from 'yargs';
import type { FlipGrouping, Grouping, Sample } from '../experiment/order.ts';
import { usualRuns } from '../experiment/usual-runs.ts';
import { printable } from '../base/printable.ts';
import { nearest } from '../base/problem.ts';
import { UserError } from '../base/user-error.ts';
import { type ChartFormat, USUAL_FORMATS } from '../report/charts/drawing/formats.ts';
import type { Held } from './files/held.ts';
import type { Shard } from './files/part-text.ts';
import type { Parts } from './files/merged.ts';
import { readFormats, readPlaceFormats } from './formats.ts';
import { mustNotSingleOut, QUICK, readSample } from './sample.ts';

// Stated here again, so that the help need not load the simulation.
const GROUPINGS: readonly Grouping[] = ['state', 'office', 'jurisdiction', 'kind', 'class', 'fiscal-year'];
const FLIP_GROUPINGS: readonly FlipGrouping[] = ['class', 'state', 'jurisdiction'];

const inHelp = (groupings: readonly Grouping[]): string =>
  groupings.join(', ').replace('jurisdiction', 'jurisdiction (or county)');

const VIEWS = ['truth', 'records'] as const;
export type View = (typeof VIEWS)[number];

export type OptionTable = Readonly<Record<string, Options>>;

const text = (describe: string, more: Options = {}): Options => ({ requiresArg: true, describe, ...more });
const flag = (describe: string): Options => ({ type: 'boolean', describe });

/** The heading of options that the first screen of a help does not need: they stand below the others. */
export const LATER = 'More options';
const later = (option: Options): Options => ({ ...option, group: LATER });

/** Options of every command. */
export const commonOptions: OptionTable = {
  color: flag('Colours; --no-color or NO_COLOR=1 turns them off'),
};

export const jsonOption: OptionTable = { json: flag('Print one JSON document, nothing else') };
const quietOption: OptionTable = { quiet: later(flag('No progress and no warnings on stderr')) };
export const outOption = (what: string): OptionTable => ({ out: text(what) });

const setOption: OptionTable = {
  set: text('Change a value: [ARM:]path[@YYYY-MM-DD]=value, in every arm or one; repeatable'),
};

const labelOption: OptionTable = { label: text('ARM=TEXT: what texts and charts call a scenario; repeatable') };
const fullOption: OptionTable = { full: flag('Print all measures instead of the first screen') };

/** Options of the commands that load scenarios without simulating them. */
export const scenarioOptions: OptionTable = { ...setOption, ...jsonOption, ...quietOption };

/** Options of the command that tells a difference in words. */
export const diffOptions: OptionTable = {
  ...scenarioOptions,
  paths: flag('Name the parameters, too, as --set and scenarios write them'),
};

/** What is written of the results besides JSON and CSV. */
const writingOptions: OptionTable = {
  format: later(
    text('Of charts: svg, png, pdf, vl.json, csv, with commas', { defaultDescription: 'svg,png,vl.json,csv' }),
  ),
  parquet: later(flag('Write every table as Parquet, too')),
};

const shardOption: OptionTable = {
  shard: later(text('Only part I of N of the runs, I/N: another machine takes the others, "merge" puts them together')),
};

const addressOption: OptionTable = {
  redis: later(
    text('Address of the Redis between them, redis://host:6379', {
      defaultDescription: 'HANDOFF_REDIS of the environment',
    }),
  ),
};

const queueOption: OptionTable = {
  engine: later(
    text('Who simulates: threads of this machine, or bullmq: every "handoff worker"', {
      defaultDescription: 'threads',
    }),
  ),
  ...addressOption,
};

const keepOption: OptionTable = {
  'keep-runs': later(
    flag('Keep in the results what was counted in each run, so that draws can be added: "run --extend"'),
  ),
};

/** Options of the commands that simulate, those of the first screen first. */
export const runOptions: OptionTable = {
  ...setOption,
  ...labelOption,
  places: text('Only these places, in every arm: state=MD, county="Harris, TX", office=BAL, kind=county; repeatable'),
  from: text('First month reported, YYYY-MM', { defaultDescription: "a variant's own, or when the arms part" }),
  to: text('Last month reported, YYYY-MM', { defaultDescription: "the scenario's" }),
  by: text(`Also report by ${inHelp(GROUPINGS)}; repeatable`),
  draws: text('Joint draws of the uncertain parameters; 0: none, chance only', { defaultDescription: '20' }),
  ...fullOption,
  'cost-book': text('Cost book for every arm, or "all" of them', { defaultDescription: "the scenario's" }),
  'dry-run': flag('Say what it would do, how long and how large, and do nothing'),
  ...outOption('Folder for the results'),
  ...jsonOption,
  replications: later(
    text('Runs of each draw; alone, parameters stand at their medians: chance only', { defaultDescription: '1' }),
  ),
  seed: later(text('Phrase from which all chance is drawn', { defaultDescription: 'handoff' })),
  view: later(text('Printed: truth, or records as published', { defaultDescription: 'truth' })),
  workers: later(text('Threads', { defaultDescription: 'one for each core' })),
  ...shardOption,
  ...queueOption,
  ...writingOptions,
  ...quietOption,
};

/** Options of `records`: one scenario, by month and fiscal year in any case. */
export const recordsOptions: OptionTable = Object.fromEntries(
  [
    'replications',
    'seed',
    'set',
    'places',
    'from',
    'to',
    'workers',
    'draws',
    'dry-run',
    'out',
    'format',
    'parquet',
    'json',
    'quiet',
  ].map((name) => [name, runOptions[name]] as const),
);

/** Options of the commands that may follow a part of the people. */
const sampleOptions: OptionTable = {
  sample: text('Follow only this part of the people, such as 0.05', { defaultDescription: '1' }),
  quick: flag(`A first look: --sample ${1 / QUICK.oneIn} and ${QUICK.draws} draws`),
};

/** Options of `run` itself. */
export const onlyRunOptions: OptionTable = {
  ...runOptions,
  ...sampleOptions,
  ...keepOption,
  extend: later(text('Add draws (--draws +80) to the results in a folder, made by run or compare with --keep-runs')),
};

/** Options of `compare`. */
export const compareOptions: OptionTable = {
  ...runOptions,
  ...sampleOptions,
  ...keepOption,
  map: text('Draw the difference of a metric on a map of counties; repeatable'),
  'flips-by': later(text(`Tell flips also by ${inHelp(FLIP_GROUPINGS)}; repeatable`)),
  flow: later(flag('Draw which outcomes became which')),
};

/** Options of `explain`. */
export const explainOptions: OptionTable = {
  metric: text('Metrics to split, with commas; repeatable', { defaultDescription: 'the main ones' }),
  group: text('name=path,path: parameters switched together; repeatable'),
  person: text('Show the life of one person under both, by id: 06085-2014-03-17'),
  find: text('Show somebody who flips: "transferred->declined; class=violent; county=Harris, TX"; keys: class, charge, county, state, office'), // prettier-ignore
  ...Object.fromEntries(Object.entries(runOptions).filter(([name]) => name !== 'by' && name !== 'full')),
  ...sampleOptions,
  replication: later(text('The replication in which the person lives', { defaultDescription: '1' })),
  draw: later(text('The joint draw in which the person lives', { defaultDescription: '1' })),
};

/** Options of `place`: the places are its own. */
export const placeOptions: OptionTable = {
  with: text('A scenario of your own to show there, as if named behind the place; repeatable'),
  format: text('Of the page: html, md, with commas', { defaultDescription: 'html' }),
  ...Object.fromEntries(
    [
      'label',
      'from',
      'to',
      'draws',
      'dry-run',
      'out',
      'json',
      'replications',
      'seed',
      'workers',
      'parquet',
      'quiet',
    ].map((name) => [name, runOptions[name]] as const),
  ),
};

/** Options of the commands that run a study: it says the rest. */
export const studyOptions: OptionTable = Object.fromEntries(
  ['set', 'places', 'workers', 'shard', 'engine', 'redis', 'dry-run', 'out', 'format', 'parquet', 'json', 'quiet'].map(
    (name) => [name, runOptions[name]] as const,
  ),
);

/** Options of `sweep`. */
export const sweepOptions: OptionTable = { ...studyOptions, sample: sampleOptions['sample'] };

/** Options of `validate`: every figure is of fixed months and places, so what is reported cannot be chosen. */
export const validateOptions: OptionTable = {
  all: flag('A line for every figure, field offices too'),
  strict: flag('Exit code 1 when a figure recorded as met is missed'),
  ...Object.fromEntries(
    ['replications', 'seed', 'set', 'workers', 'dry-run', 'out', 'format', 'parquet', 'json', 'quiet'].map(
      (name) => [name, runOptions[name]] as const,
    ),
  ),
  // One run a draw: the spread of the draws is then that of parameters and chance together, which is what a figure is held against.
  replications: text('Runs in each draw, 1 to 10000', { defaultDescription: '1' }),
  draws: text('Joint draws of the uncertain parameters', { defaultDescription: '40' }),
};

/** Options of `forecast`: one run a draw, since one further draw is what a figure is held against. */
export const forecastOptions: OptionTable = {
  ...Object.fromEntries(
    ['places', 'dry-run', 'out', 'json', 'seed', 'workers', 'parquet', 'quiet'].map(
      (name) => [name, runOptions[name]] as const,
    ),
  ),
  draws: text('Joint draws of the uncertain parameters, 19 or more; best 19, 39, 59, ...', {
    defaultDescription: '199',
  }),
  counties: text('So many counties, those with most requests on record', { defaultDescription: '50' }),
  without: text('The scenario without limits of states, or none', { defaultDescription: 'no-trust-act' }),
};

/** Options of `verify`. */
export const verifyOptions: OptionTable = {
  all: flag('Of a study, simulate every run again, not five of its points'),
  workers: runOptions['workers'],
  ...jsonOption,
  ...quietOption,
};

/** Options of `merge`: the parts say the rest. */
export const mergeOptions: OptionTable = {
  ...outOption('Folder for the results'),
  ...jsonOption,
  ...quietOption,
};

/** Options of `worker`. */
export const workerOptions: OptionTable = {
  ...addressOption,
  workers: text('Runs at once', { defaultDescription: 'one for each core' }),
  quiet: flag('No line for each piece of work'),
};

/** What the user asked for, checked as far as that can be done without the scenarios. */
export type RunRequest = {
  readonly replications: number;
  readonly draws: number | undefined;
  readonly seed: string;
  /** How much of the country is simulated. */
  readonly sample: Sample;
  readonly sets: readonly string[];
  /** `ARM=TEXT`: what an arm is called. */
  readonly labels: readonly string[];
  /** All measures are printed instead of the first screen. */
  readonly full: boolean;
  /** Restrictions to places, `state=MD`, for every arm. */
  readonly places: readonly string[];
  /** A cost book that every arm is priced with, or `all`. */
  readonly costBook: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly by: readonly Grouping[];
  readonly flipsBy: readonly FlipGrouping[];
  /** Metrics whose difference is drawn on a map. */
  readonly maps: readonly string[];
  /** Draw the flow of outcomes. */
  readonly flow: boolean;
  readonly workers: number;
  readonly out: string | undefined;
  /** Say what would be done, and do nothing. */
  readonly dryRun: boolean;
  /** Of the charts. */
  readonly formats: readonly ChartFormat[];
  /** Every table as Parquet, too. */
  readonly parquet: boolean;
  /** Which of the two the printed summary shows. */
  readonly view: View;
  readonly json: boolean;
  readonly quiet: boolean;
  /** What a bundle holds, where the command is run again from it in place of files. */
  readonly held: Held | undefined;
  /** Only this part of the runs is simulated, and kept for `merge`. */
  readonly shard: Shard | undefined;
  /** Where the work is queued for workers elsewhere; undefined: threads of this machine simulate. */
  readonly queue: string | undefined;
  /** What was counted in each run stands in the results. */
  readonly keepRuns: boolean;
  /** Runs that need not be simulated, where `merge` does the command again. */
  readonly parts: Parts | undefined;
};

type Values = Readonly<Record<string, unknown>>;

/** Reads the options of a simulating command. @throws UserError at the first that is wrong */
export function readRunOptions(values: Values): RunRequest {
  const draws = wholeNumber(values, 'draws', 0, 10_000);
  const replications = wholeNumber(values, 'replications', 1, 10_000);
  const sample = readSample(single(values, 'sample'), values['quick'] === true);
  const few = sample.firstLook && replications === undefined ? QUICK.draws : undefined;
  const by = groupings('by', values, GROUPINGS);
  const flipsBy = groupings('flips-by', values, FLIP_GROUPINGS);
  mustNotSingleOut(sample, {
    'by jurisdiction': by.includes('jurisdiction'),
    'flips-by jurisdiction': flipsBy.includes('jurisdiction'),
    map: values['map'] !== undefined,
    person: values['person'] !== undefined,
    find: values['find'] !== undefined,
  });
  return {
    ...usualRuns({ draws: draws ?? few, replications }),
    sample,
    seed: seed(values),
    ...readScenarioOptions(values),
    costBook: single(values, 'cost-book'),
    labels: many(values, 'label'),
    full: values['full'] === true,
    places: many(values, 'places'),
    from: month(values, 'from'),
    to: month(values, 'to'),
    by,
    flipsBy,
    flow: values['flow'] === true,
    maps: many(values, 'map').flatMap(listed).filter(unlike),
    workers: threads(values),
    out: single(values, 'out'),
    dryRun: values['dry-run'] === true,
    formats: readFormats(single(values, 'format') ?? USUAL_FORMATS.join(',')),
    parquet: values['parquet'] === true,
    view: view(values),
    // No option: `verify` alone hands it on, and who writes it on a command line is refused.
    held: values['held'] as Held | undefined,
    shard: shard(values),
    queue: queue(values),
    keepRuns: values['keep-runs'] === true,
    // Likewise `merge`.
    parts: values['parts'] as Parts | undefined,
  };
}

/**
 * Reads what `run --extend` takes; undefined where it is not asked for.
 * @throws UserError where what the bundle says is said anew
 */
export function readExtendOptions(values: Values) {
  const bundle = single(values, 'extend');
  if (bundle === undefined) return undefined;
  const said = Object.keys(onlyRunOptions).find((name) => values[name] !== undefined && !OF_EXTENDING.has(name));
  if (said !== undefined || many(values, 'scenario').length > 0)
    throw new UserError(
      `${said === undefined ? 'a scenario' : `--${said}`}: is what the results say that are extended`,
      `leave it out: beside --extend stand ${[...OF_EXTENDING].map((name) => `--${name}`).join(', ')}`,
    );
  const more = Number(/^\+(\d{1,5})$/.exec(single(values, 'draws') ?? '')?.[1]);
  if (!(more >= 1)) throw new UserError('--extend: needs how many draws to add', 'such as --draws +80');
  const [json, quiet] = [values['json'] === true, values['quiet'] === true];
  const given = (name: string): string | undefined => single(values, name);
  return { bundle, more, out: given('out'), workers: given('workers'), engine: given('engine'), redis: given('redis'), json, quiet }; // prettier-ignore
}

/** Options that may stand beside --extend. */
const OF_EXTENDING = new Set(['extend', 'draws', 'out', 'workers', 'engine', 'redis', 'json', 'quiet']);

/** Reads the options of `explain`. @throws UserError at the first that is wrong */
export function readExplainOptions(values: Values) {
  return {
    ...readRunOptions(values),
    metrics: many(values, 'metric').flatMap(listed).filter(unlike),
    groups: many(values, 'group').map(handGroup),
  };
}

/** Reads the options of `place`. @throws UserError at the first that is wrong */
export function readPlaceOptions(values: Values) {
  return {
    // What it draws stands in its page: pictures for other uses are for `chart`.
    ...readRunOptions({ ...values, format: 'svg' }),
    pages: readPlaceFormats(single(values, 'format') ?? 'html'),
    variants: [...many(values, 'scenario'), ...many(values, 'with')],
  };
}

/** Reads the options of `forecast`. @throws UserError at the first that is wrong */
export function readForecastOptions(values: Values) {
  const without = single(values, 'without') ?? 'no-trust-act';
  return {
    ...readRunOptions({ draws: '199', ...values, replications: '1' }),
    without: without === 'none' ? undefined : without,
    counties: wholeNumber(values, 'counties', 0, 10_000) ?? 50,
  };
}

/** Reads what `explain --person` and `--find` take. @throws UserError at the first that is wrong */
export function readTraceOptions(values: Values) {
  const [person, find] = [single(values, 'person'), single(values, 'find')];
  if (person !== undefined && find !== undefined)
    throw new UserError('--person and --find were both given', 'leave one out: --find picks a person itself');
  for (const name of ['metric', 'group', 'parquet', 'shard', 'engine', 'redis', 'dry-run', 'cost-book']) {
    if (values[name] !== undefined && (name !== 'cost-book' || values[name] === 'all'))
      throw new UserError(`--${name}${name === 'cost-book' ? ' all' : ''}: says nothing about one person`, 'leave it out, or leave out --person and --find'); // prettier-ignore
  }
  const request = readRunOptions(values);
  return {
    ...request,
    person,
    find,
    replication: wholeNumber(values, 'replication', 1, 10_000) ?? 1,
    // As in the run that this person is of: parameters are drawn unless they were held there.
    draw: wholeNumber(values, 'draw', 1, 10_000) ?? (request.draws === undefined ? undefined : 1),
    searched: find === undefined ? undefined : wholeNumber(values, 'replications', 1, 10_000),
  };
}

const listed = (given: string): string[] => given.split(',').map((word) => word.trim());

/** `name=path,path` taken apart. */
function handGroup(given: string): { name: string; paths: string[] } {
  const groups = /^(?<name>[a-z][a-z0-9_-]*)=(?<paths>[^=\s]+)$/.exec(given.trim())?.groups;
  if (groups) return { name: groups['name'], paths: listed(groups['paths']) };
  throw new UserError(
    `--group: must be of the form name=path,path with a name in small letters, got "${printable(given)}"`,
    'such as --group form=federal.programme,local.hold_willing',
  );
}

const MOST_SETS = 200;

/** Reads the options of a command that does not simulate. @throws UserError where there are too many */
export function readScenarioOptions(values: Values): Pick<RunRequest, 'sets' | 'json' | 'quiet'> {
  const sets = many(values, 'set');
  if (sets.length > MOST_SETS)
    throw new UserError(`--set: was given ${sets.length} times, at most ${MOST_SETS} are read`, 'state them in a file');
  return { sets, json: values['json'] === true, quiet: values['quiet'] === true };
}

/** An option that may be given once. Empty texts are refused: they come from unset shell variables. */
export function single(values: Values, name: string): string | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw new UserError(`--${name}: was given ${value.length} times, but takes one value`);
  if (typeof value !== 'string' || value.trim() === '')
    throw new UserError(`--${name}: has no value`, 'give one, or leave the option out');
  if (printable(value) !== value)
    throw new UserError(`--${name}: holds a line break or another control character`, 'take it out');
  return value;
}

export function many(values: Values, name: string): string[] {
  const value = values[name];
  return value === undefined ? [] : [value].flat().map(String);
}

function wholeNumber(values: Values, name: string, least: number, most: number): number | undefined {
  const given = single(values, name);
  if (given === undefined) return undefined;
  const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UserError(`--${name}: must be a whole number from ${least} to ${most}, got "${given}"`);
}

const MOST_SHARDS = 10_000;

function shard(values: Values): Shard | undefined {
  const given = single(values, 'shard');
  if (given === undefined) return undefined;
  const [, number, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(given) ?? []).map(Number);
  if (number >= 1 && number <= of && of <= MOST_SHARDS) return { number, of };
  throw new UserError(
    `--shard: must be I/N with I from 1 to N and N at most ${MOST_SHARDS}, got "${given}"`,
    'such as --shard 1/2 on one machine and --shard 2/2 on another',
  );
}

const ENGINES = ['threads', 'bullmq'] as const;

function queue(values: Values): string | undefined {
  const given = single(values, 'engine') ?? 'threads';
  if (!ENGINES.some((name) => name === given))
    throw new UserError(`--engine: must be ${ENGINES.join(' or ')}, got "${given}"`);
  if (given === 'bullmq') return address(values);
  if (values['redis'] === undefined) return undefined;
  throw new UserError('--redis: says nothing where threads of this machine simulate', 'add --engine bullmq');
}

/** The address of a Redis. It may hold a password, so no message repeats it. */
function address(values: Values): string {
  const given = single(values, 'redis') ?? process.env['HANDOFF_REDIS'];
  if (given === undefined)
    throw new UserError('--redis: the address is missing', 'such as --redis redis://localhost:6379');
  if (URL.canParse(given) && /^rediss?:\/\/./i.test(given)) return given;
  throw new UserError('--redis: is no address of a Redis', 'write redis://host:6379, or rediss://user:password@host:6379 for TLS'); // prettier-ignore
}

/** Reads the options of `worker`. @throws UserError at the first that is wrong */
export const readWorkerOptions = (values: Values) => ({
  url: address(values),
  workers: threads(values),
  quiet: values['quiet'] === true,
});

const threads = (values: Values): number => wholeNumber(values, 'workers', 1, 1024) ?? availableParallelism();

const LONGEST_SEED = 1000;

function seed(values: Values): string {
  const given = single(values, 'seed') ?? 'handoff';
  if (given.length <= LONGEST_SEED) return given;
  throw new UserError(`--seed: may have at most ${LONGEST_SEED} letters, has ${given.length}`, 'write a short phrase');
}

function month(values: Values, name: string): string | undefined {
  const given = single(values, name);
  if (given === undefined || /^20\d\d-(0[1-9]|1[0-2])$/.test(given)) return given;
  throw new UserError(`--${name}: must be a month such as 2015-07, got "${given}"`);
}

function view(values: Values): View {
  const given = single(values, 'view') ?? 'truth';
  const known = VIEWS.find((name) => name === given);
  if (known) return known;
  throw new UserError(`--view: must be ${VIEWS.join(' or ')}, got "${given}"`);
}

/** Groupings, each once. Most people say county where the tables say jurisdiction. */
const groupings = <T extends Grouping>(option: string, values: Values, known: readonly T[]): T[] =>
  many(values, option)
    .flatMap((given) => oneOf<T | 'county'>(option, given, [...known, 'county']))
    .map((word) => (word === 'county' ? ('jurisdiction' as T) : word))
    .filter(unlike);

/** Words with commas between them, each of a list. */
function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T[] {
  return listed(given).map((name) => {
    const found = known.find((word) => word === name);
    if (found) return found;
    const like = nearest(name, known);
    throw new UserError(
      `--${option}: must be one of ${known.join(', ')}, got "${name}"`,
      like === undefined ? undefined : `did you mean "${like}"?`,
    );
  });
}

const unlike = <T>(item: T, index: number, all: readonly T[]): boolean => all.indexOf(item) === index;
