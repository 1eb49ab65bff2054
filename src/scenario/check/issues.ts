/** What the schema finds wrong, told in plain words at the spot it came from. */
import type { z } from 'zod';
import { error, suggest, type Problem } from '../../base/problem.ts';
import { locate, locateKey, shownPath, type Tree } from '../read/tree.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;
type At = { readonly tree: Tree; readonly path: readonly PropertyKey[] };

type Internals = {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly keyType?: { readonly _zod: { readonly def: Internals } };
  readonly entries?: Readonly<Record<string, string>>;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string; readonly value?: number } } }[];
};

/**
 * The message of issues of which only the schema knows enough: bounds, and the keys a map may have (one a line, for
 * {@link schemaProblems} to choose from). To be given to zod as `error`.
 */
export function schemaMessage(issue: RawIssue): string | undefined {
  const def = (issue.schema as { _zod?: { def: Internals } } | undefined)?._zod?.def ?? {};
  if (issue.code === 'unrecognized_keys')
    return Object.keys(def.shape ?? def.keyType?._zod.def.entries ?? {}).join('\n');
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return undefined;
  const small = issue.code === 'too_small';
  if (issue.origin === 'string')
    return small ? 'must not be empty' : `may have at most ${issue.maximum} letters, has ${String(issue.input).length}`;
  if (issue.origin === 'array')
    return small ? `needs at least ${issue.minimum} item` : `may have at most ${issue.maximum} items`;
  const bound = (check: string) => def.checks?.find((c) => c._zod.def.check === check)?._zod.def.value;
  const [minimum, maximum] = [bound('greater_than'), bound('less_than')];
  const between = minimum !== undefined && maximum !== undefined;
  const open = issue.inclusive === false ? (small ? 'above' : 'below') : small ? 'at least' : 'at most';
  const range =
    between && issue.inclusive
      ? `between ${minimum} and ${maximum}`
      : `${open} ${small ? issue.minimum : issue.maximum}`;
  return `must be ${range}, got ${show(issue.input)}`;
}

/** All issues of one check as problems of the files behind the tree. `base` is the path of what was checked. */
export function schemaProblems(issues: readonly Issue[], tree: Tree, base: readonly PropertyKey[] = []): Problem[] {
  return issues.flatMap((issue) => explain(issue, { tree, path: [...base, ...issue.path] }));
}

function explain(issue: Issue, { tree, path }: At): Problem[] {
  const tell = (message: string, hint?: string) => [error(locate(tree, path), shownPath(tree, path), message, hint)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue.message.split('\n'), { tree, path }));
    case 'invalid_type':
      if (!('input' in issue) || issue.input === undefined) return tell('is missing', addIt(path));
      return tell(`must be ${noun(issue.expected)}, got ${show(issue.input)}`, remedy(issue.expected, issue.input));
    case 'invalid_value':
      return tell(oneOf(issue.values, issue.input), suggestion(issue.values, issue.input));
    case 'invalid_union':
      return explainUnion(issue, { tree, path });
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => explain(inner, { tree, path: [...path, ...inner.path] }));
    case 'too_big':
    case 'too_small':
    case 'invalid_format':
    case 'not_multiple_of':
      return tell(issue.message.replace(/^Invalid input: /, ''));
    case 'custom':
    default:
      return tell(issue.message, (issue.params as { hint?: string } | undefined)?.hint);
  }
}

const addIt = (path: readonly PropertyKey[]): string => `add "${String(path.at(-1))}: ..."`;

function unknownKey(key: string, known: readonly string[], { tree, path }: At): Problem {
  return error(
    locateKey(tree, path, key),
    shownPath(tree, [...path, key]),
    `unknown key "${key}"`,
    () => separated(key) ?? suggest(key, known) ?? 'take it out; "handoff schema" tells which keys may stand where',
  );
}

/** "{ value: 1,000 }" is a value of 1 and a key of its own. */
const separated = (key: string): string | undefined =>
  /^\d{3}$/.test(key) ? 'a comma ends a value between braces: write numbers without separators' : undefined;

type Union = Extract<Issue, { code: 'invalid_union' }>;

/** Of the ways in which a value may be written, the one the writer seems to have meant. */
function explainUnion(issue: Union, { tree, path }: At): Problem[] {
  const input = issue.input;
  const tell = (message: string, hint?: string) => [error(locate(tree, path), shownPath(tree, path), message, hint)];
  if (input === undefined) return tell('is missing', addIt(path));
  if (issue.discriminator !== undefined) {
    const given =
      typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[issue.discriminator] : undefined;
    const options = (issue as { options?: readonly unknown[] }).options ?? [];
    return tell(
      given === undefined ? `is missing: ${list(options)}` : oneOf(options, given),
      suggestion(options, given),
    );
  }
  const options = issue.errors;
  const inner = options.filter((errors) => !errors.some((e) => e.path.length === 0 && isWrongSort(e)));
  if (inner.length > 0) {
    const best = inner.toSorted((a, b) => strangeness(a) - strangeness(b))[0];
    if (inner.length === 1 || matchesSome(best, input)) {
      const sideBySide = inner.length > 1 ? besides(optionKeys(inner), input, { tree, path }) : [];
      return sideBySide.length > 0 ? sideBySide : best.flatMap((e) => explain(e, { tree, path: [...path, ...e.path] }));
    }
    return tell(...noKeyFits(inner, options, input));
  }
  const roots = rootIssues(options);
  const values = roots.flatMap((e) => (e.code === 'invalid_value' ? e.values : []));
  const types = [...new Set(roots.flatMap((e) => (e.code === 'invalid_type' ? [e.expected] : [])))];
  const choices = values.length > 0 ? [`${new Set(values).size > 1 ? 'one of ' : ''}${list(values)}`] : [];
  const message = `must be ${[...choices, ...new Set(types.map(noun))].join(' or ')}, got ${show(input)}`;
  return tell(
    message,
    suggestion(values, input) ?? types.map((type) => remedy(type, input)).find((hint) => hint !== undefined),
  );
}

const rootIssues = (options: readonly Issue[][]): Issue[] =>
  options.flatMap((errors) => errors.filter((e) => e.path.length === 0));
const isWrongSort = (e: Issue): boolean =>
  e.code === 'invalid_value' ||
  e.code === 'invalid_type' ||
  (e.code === 'invalid_union' &&
    e.errors.length > 0 &&
    e.errors.every((errors) => errors.some((x) => x.path.length === 0 && isWrongSort(x))));

const isMissing = (e: Issue): boolean => e.path.length === 1 && e.code !== 'custom' && e.input === undefined;

/** How little a map looks like one option: keys too many and keys missing. */
const strangeness = (errors: readonly Issue[]): number =>
  errors.reduce(
    (sum, e) => sum + (e.code === 'unrecognized_keys' && e.path.length === 0 ? e.keys.length : isMissing(e) ? 1 : 0),
    0,
  );

/** True if at least one of the input's keys is known to the option. */
function matchesSome(errors: readonly Issue[], input: unknown): boolean {
  const unknown = errors.flatMap((e) => (e.code === 'unrecognized_keys' && e.path.length === 0 ? e.keys : []));
  return (
    !(typeof input === 'object' && input !== null) || Array.isArray(input) || unknown.length < Object.keys(input).length
  );
}

/** The keys that tell options apart: those that each misses, and the first of those that each knows. */
function optionKeys(inner: readonly Issue[][]): ReadonlySet<string> {
  const keys = inner.flat().flatMap((e) => {
    if (isMissing(e)) return [String(e.path[0])];
    return e.code === 'unrecognized_keys' && e.path.length === 0 ? e.message.split('\n').slice(0, 1) : [];
  });
  return new Set(keys);
}

/** The second of two conditions written side by side, each of which stands alone. */
function besides(keys: ReadonlySet<string>, input: unknown, { tree, path }: At): Problem[] {
  const second = keys.has('all') ? Object.keys(input as object).filter((key) => keys.has(key))[1] : undefined;
  if (second === undefined) return [];
  const hint = 'for both write "all: [{...}, {...}]", for either "any: [{...}, {...}]"';
  return [
    error(
      locateKey(tree, path, second),
      shownPath(tree, [...path, second]),
      'cannot stand beside another condition in one map',
      hint,
    ),
  ];
}

/** For a map none of whose keys any option knows. */
function noKeyFits(
  inner: readonly Issue[][],
  options: readonly Issue[][],
  input: unknown,
): [string, string | undefined] {
  const known = optionKeys(inner);
  const words = rootIssues(options).flatMap((e) =>
    e.code === 'invalid_value' ? e.values.map((v) => JSON.stringify(v)) : [],
  );
  const [first = ''] = Object.keys(input as object);
  const spell = words.length > 0 ? `${words.join(', ')} or a map` : 'a map';
  return [`must be ${spell} with one of: ${[...known].join(', ')}; got ${show(input)}`, suggest(first, known)];
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};
const noun = (expected: string): string => NOUNS[expected] ?? expected;
const list = (values: readonly unknown[]): string => [...new Set(values)].map((v) => JSON.stringify(v)).join(', ');
const oneOf = (values: readonly unknown[], input: unknown): string =>
  input === undefined
    ? `is missing: ${list(values)}`
    : `must be ${new Set(values).size > 1 ? 'one of ' : ''}${list(values)}, got ${show(input)}`;

function suggestion(values: readonly unknown[], input: unknown): string | undefined {
  if (typeof input !== 'string') return undefined;
  const hint = suggest(
    input,
    values.filter((v) => typeof v === 'string'),
  );
  return hint?.startsWith('did') ? hint : undefined;
}

/** The usual fix for a value of the wrong sort. */
function remedy(expected: string, input: unknown): string | undefined {
  if (expected === 'string' && typeof input === 'number') return 'put codes and dates in quotes';
  if (expected === 'number' && typeof input === 'string') {
    if (/^\s*[\d.]+\s*%\s*$/.test(input)) return 'write percentages as shares, such as 0.05';
    if (/^(0,\d+|\d+,\d{1,2})$/.test(input)) return 'write decimals with a point, such as 0.5';
    if (/^\d+(:\d+)+$/.test(input)) return 'write one number, in the unit of the parameter';
    if (/^[\d,_]+$/.test(input)) return 'write numbers without separators';
  }
  if (expected === 'number' && typeof input === 'number') return 'write a finite number';
  if (expected === 'boolean' && typeof input === 'string') return 'write true or false';
  return undefined;
}

/** A short form of what was given. */
export function show(input: unknown): string {
  if (input === null) return 'nothing';
  if (Array.isArray(input)) return `a list of ${input.length}`;
  if (typeof input === 'object') return `a map with ${Object.keys(input).slice(0, 3).join(', ') || 'no keys'}`;
  if (typeof input === 'string') return JSON.stringify(input.length > 60 ? `${input.slice(0, 60)}...` : input);
  return typeof input === 'number' || typeof input === 'boolean' ? String(input) : typeof input;
}
