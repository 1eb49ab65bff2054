/**
 * The options of the commands, as yargs is told about them. All are read as texts, so that a message can quote what the user
 * wrote (`given.ts`).
 */
import type { Options } from 'yargs';
import type { FlipGrouping, Grouping } from '../experiment/order.ts';
import { QUICK } from './sample.ts';

// Stated here again, so that the help need not load the simulation.
export const GROUPINGS: readonly Grouping[] = ['state', 'office', 'jurisdiction', 'kind', 'class', 'fiscal-year'];
export const FLIP_GROUPINGS: readonly FlipGrouping[] = ['class', 'state', 'jurisdiction'];

const inHelp = (groupings: readonly Grouping[]): string =>
  groupings.join(', ').replace('jurisdiction', 'jurisdiction (or county)');

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

/** Some of them, named with spaces between, in this order. */
const picked = (names: string): OptionTable =>
  Object.fromEntries(names.split(' ').map((name) => [name, runOptions[name]] as const));

/** Options of `records`: one scenario, by month and fiscal year in any case. */
export const recordsOptions: OptionTable = picked(
  'replications seed set places from to workers draws dry-run out format parquet json quiet',
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
  ...picked('label from to draws dry-run out json replications seed workers parquet quiet'),
};

/** Options of the commands that run a study: it says the rest. */
export const studyOptions: OptionTable = picked(
  'set places workers shard engine redis dry-run out format parquet json quiet',
);

/** Options of those that may follow a part of the people. */
export const sampledStudyOptions: OptionTable = { ...studyOptions, sample: sampleOptions['sample'] };

/** Options of `validate`: every figure is of fixed months and places, so what is reported cannot be chosen. */
export const validateOptions: OptionTable = {
  all: flag('A line for every figure, field offices too'),
  strict: flag('Exit code 1 when a figure recorded as met is missed'),
  ...picked('replications seed set workers dry-run out format parquet json quiet'),
  // One run a draw: the spread of the draws is then that of parameters and chance together, which is what a figure is held against.
  replications: text('Runs in each draw, 1 to 10000', { defaultDescription: '1' }),
  draws: text('Joint draws of the uncertain parameters', { defaultDescription: '40' }),
};

/** Options of `forecast`: one run a draw, since one further draw is what a figure is held against. */
export const forecastOptions: OptionTable = {
  ...picked('places dry-run out json seed workers parquet quiet'),
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
