/** What the user asked a command for: its options, read together. */
import type { FlipGrouping, Grouping, Sample } from '../experiment/order.ts';
import { usualRuns } from '../experiment/usual-runs.ts';
import { UserError } from '../base/user-error.ts';
import { type ChartFormat, USUAL_FORMATS } from '../report/charts/drawing/formats.ts';
import type { Held } from './files/held.ts';
import type { Shard } from './files/part-text.ts';
import type { Parts } from './files/merged.ts';
import { readFormats, readPlaceFormats } from './formats.ts';
import { mustNotSingleOut, QUICK, readSample } from './sample.ts';
import {
  address,
  groupings,
  handGroup,
  listed,
  many,
  month,
  queue,
  seed,
  shard,
  single,
  threads,
  unlike,
  type Values,
  type View,
  view,
  wholeNumber,
} from './given.ts';
import { FLIP_GROUPINGS, GROUPINGS, onlyRunOptions } from './options.ts';

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

/** How much is simulated: how many of the people, in how many draws and replications. */
function sizeOf(values: Values): Pick<RunRequest, 'sample' | 'draws' | 'replications'> {
  const sample = readSample(single(values, 'sample'), values['quick'] === true);
  const draws = wholeNumber(values, 'draws', 0, 10_000);
  const replications = wholeNumber(values, 'replications', 1, 10_000);
  const few = sample.firstLook && replications === undefined ? QUICK.draws : undefined;
  return { ...usualRuns({ draws: draws ?? few, replications }), sample };
}

/** Reads the options of a simulating command. @throws UserError at the first that is wrong */
export function readRunOptions(values: Values): RunRequest {
  const size = sizeOf(values);
  const by = groupings('by', values, GROUPINGS);
  const flipsBy = groupings('flips-by', values, FLIP_GROUPINGS);
  mustNotSingleOut(size.sample, {
    'by jurisdiction': by.includes('jurisdiction'),
    'flips-by jurisdiction': flipsBy.includes('jurisdiction'),
    map: values['map'] !== undefined,
    person: values['person'] !== undefined,
    find: values['find'] !== undefined,
  });
  return {
    ...size,
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

const MOST_SETS = 200;

/** Reads the options of a command that does not simulate. @throws UserError where there are too many */
export function readScenarioOptions(values: Values): Pick<RunRequest, 'sets' | 'json' | 'quiet'> {
  const sets = many(values, 'set');
  if (sets.length > MOST_SETS)
    throw new UserError(`--set: was given ${sets.length} times, at most ${MOST_SETS} are read`, 'state them in a file');
  return { sets, json: values['json'] === true, quiet: values['quiet'] === true };
}

/** Reads the options of `worker`. @throws UserError at the first that is wrong */
export const readWorkerOptions = (values: Values) => ({
  url: address(values),
  workers: threads(values),
  quiet: values['quiet'] === true,
});
