/** What was given for one option: its text, checked and made a value. */
import { availableParallelism } from 'node:os';
import type { Grouping } from '../experiment/order.ts';
import { nearest } from '../base/problem.ts';
import { printable } from '../base/printable.ts';
import { UserError } from '../base/user-error.ts';
import type { Shard } from './files/part-text.ts';

export type Values = Readonly<Record<string, unknown>>;

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

/** An option that may be given more than once: every value, as a text. */
export function many(values: Values, name: string): string[] {
  const value = values[name];
  return value === undefined ? [] : [value].flat().map(String);
}

/** A whole number within bounds; undefined where nothing was given. @throws UserError */
export function wholeNumber(values: Values, name: string, least: number, most: number): number | undefined {
  const given = single(values, name);
  if (given === undefined) return undefined;
  const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UserError(`--${name}: must be a whole number from ${least} to ${most}, got "${given}"`);
}

const MOST_SHARDS = 10_000;

/** `I/N`, the part of the runs that is this machine's. @throws UserError */
export function shard(values: Values): Shard | undefined {
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

/** Where the work is queued; undefined: threads of this machine simulate. @throws UserError */
export function queue(values: Values): string | undefined {
  const given = single(values, 'engine') ?? 'threads';
  if (!ENGINES.some((name) => name === given))
    throw new UserError(`--engine: must be ${ENGINES.join(' or ')}, got "${given}"`);
  if (given === 'bullmq') return address(values);
  if (values['redis'] === undefined) return undefined;
  throw new UserError('--redis: says nothing where threads of this machine simulate', 'add --engine bullmq');
}

/** The address of a Redis. It may hold a password, so no message repeats it. */
export function address(values: Values): string {
  const given = single(values, 'redis') ?? process.env['HANDOFF_REDIS'];
  if (given === undefined)
    throw new UserError('--redis: the address is missing', 'such as --redis redis://localhost:6379');
  if (URL.canParse(given) && /^rediss?:\/\/./i.test(given)) return given;
  throw new UserError('--redis: is no address of a Redis', 'write redis://host:6379, or rediss://user:password@host:6379 for TLS'); // prettier-ignore
}

/** How many threads simulate: those given, or one for each core. */
export const threads = (values: Values): number => wholeNumber(values, 'workers', 1, 1024) ?? availableParallelism();

const LONGEST_SEED = 1000;

/** The phrase from which all chance is drawn. @throws UserError where it is too long */
export function seed(values: Values): string {
  const given = single(values, 'seed') ?? 'handoff';
  if (given.length <= LONGEST_SEED) return given;
  throw new UserError(`--seed: may have at most ${LONGEST_SEED} letters, has ${given.length}`, 'write a short phrase');
}

/** A month, `YYYY-MM`; undefined where nothing was given. @throws UserError */
export function month(values: Values, name: string): string | undefined {
  const given = single(values, name);
  if (given === undefined || /^20\d\d-(0[1-9]|1[0-2])$/.test(given)) return given;
  throw new UserError(`--${name}: must be a month such as 2015-07, got "${given}"`);
}

const VIEWS = ['truth', 'records'] as const;
export type View = (typeof VIEWS)[number];

/** Which of the two summaries is printed. @throws UserError */
export function view(values: Values): View {
  const given = single(values, 'view') ?? 'truth';
  const known = VIEWS.find((name) => name === given);
  if (known) return known;
  throw new UserError(`--view: must be ${VIEWS.join(' or ')}, got "${given}"`);
}

/** Groupings, each once. Most people say county where the tables say jurisdiction. */
export const groupings = <T extends Grouping>(option: string, values: Values, known: readonly T[]): T[] =>
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

/** Words with commas between them. */
export const listed = (given: string): string[] => given.split(',').map((word) => word.trim());

/** For `filter`: the first of each. */
export const unlike = <T>(item: T, index: number, all: readonly T[]): boolean => all.indexOf(item) === index;

/** `name=path,path` taken apart. */
export function handGroup(given: string): { name: string; paths: string[] } {
  const groups = /^(?<name>[a-z][a-z0-9_-]*)=(?<paths>[^=\s]+)$/.exec(given.trim())?.groups;
  if (groups) return { name: groups['name'], paths: listed(groups['paths']) };
  throw new UserError(
    `--group: must be of the form name=path,path with a name in small letters, got "${printable(given)}"`,
    'such as --group form=federal.programme,local.hold_willing',
  );
}
