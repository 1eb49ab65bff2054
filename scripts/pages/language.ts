/** docs/language.md: every key of the scenario language, from the schema by which editors and `check` know it. */
import { BASES, CLASSES, COST_ITEMS } from '../../src/base/vocabulary.ts';
import { jsonSchema } from '../../src/scenario/editor.ts';
import { CHARGES, FLAGS } from '../../src/scenario/schema.ts';
import { CHARGE_WORDS, CLASS_WORDS, FLAG_WORDS } from '../../src/scenario/words/grounds.ts';
import { code, escaped, opening, table } from './markdown.ts';

type Schema = {
  readonly [key: string]: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: string | number | boolean;
  readonly type?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

const PARAMETER = '[value](#a-value)';
const PLACES = '[places](#places)';
const WHOM = '[whom](#whom-a-rule-covers)';
const DISTRIBUTION = '[uncertain](#what-is-uncertain)';

/** Long lists of words, by the name under which they are told once. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  charge: CHARGES,
  flag: FLAGS,
  class: CLASSES,
  step: COST_ITEMS,
  basis: Object.keys(BASES),
};

const oneOf = (words: readonly string[]): string => {
  const known = Object.entries(WORDS).find(([, list]) => list.join() === words.join());
  return known === undefined ? words.map(code).join(', ') : `a [${known[0]}](#words)`;
};

const isParameter = ({ properties = {} }: Schema): boolean => 'unit' in properties && 'values' in properties;
const isPlaces = ({ anyOf = [] }: Schema): boolean => anyOf.some((one) => one.const === 'all');
const isDistribution = ({ oneOf = [] }: Schema): boolean =>
  oneOf.some(({ properties = {} }) => 'distribution' in properties);
const alternatives = ({ anyOf = [] }: Schema): readonly Schema[] => anyOf.filter(({ type }) => type !== 'null');

/** What may stand behind a key, in a few words. */
function takes(schema: Schema): string {
  if (schema.$ref !== undefined || (schema['allOf'] as readonly Schema[] | undefined)?.some(({ $ref }) => $ref))
    return WHOM;
  if (isPlaces(schema)) return PLACES;
  if (isDistribution(schema)) return DISTRIBUTION;
  if (isParameter(schema)) return `${PARAMETER}: ${takes(schema.properties!['value'])}`;
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum !== undefined) return oneOf(schema.enum);
  const others = alternatives(schema);
  if (others.length > 0) return [...new Set(others.map(takes))].join(', or ');
  if (schema.type === 'array') return `a list of: ${takes(schema.items ?? {})}`;
  if (schema.type === 'object') return schema.properties === undefined ? mapOf(schema) : 'keys';
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'number' || schema.type === 'integer') return numberOf(schema);
  return textOf(schema);
}

function numberOf({ type, minimum, exclusiveMinimum, maximum }: Schema): string {
  const what = type === 'integer' ? 'a whole number' : 'a number';
  if (minimum !== undefined && maximum !== undefined && Number.isSafeInteger(maximum) && maximum < 1e15)
    return `${what} from ${minimum} to ${maximum.toLocaleString('en-US')}`;
  return exclusiveMinimum === undefined ? what : `${what} above ${exclusiveMinimum}`;
}

const textOf = ({ pattern = '' }: Schema): string =>
  pattern.startsWith(String.raw`^\d{4}-\d{2}(`) ? 'a day' : pattern.startsWith('^(20') ? 'a month' : 'text';

function mapOf({ propertyNames, additionalProperties }: Schema): string {
  const below = typeof additionalProperties === 'object' ? takes(additionalProperties) : 'text';
  return `for each of ${propertyNames?.enum === undefined ? 'your names' : oneOf(propertyNames.enum)}: ${below}`;
}

type Row = readonly [key: string, what: string, takes: string];

/** Beside every figure: told once, under "A value". */
const BESIDE = new Set(['unit', 'source', 'assumed', 'note']);

/** Every key below a schema, with its path. What is alike in several places is told at the first. */
function keysOf(schema: Schema, path: string, told: Map<string, string>): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, below]): Row[] => {
    const here = path === '' ? key : `${path}.${key}`;
    const what = escaped(below.description ?? '');
    if (path !== '' && BESIDE.has(key)) return [];
    const inside = insideOf(below, here);
    if (inside === undefined) return [[here, what, takes(below)]];
    const [form, at] = inside;
    const same = JSON.stringify(form.properties);
    const first = told.get(same);
    if (first !== undefined) return [[here, what, `as ${code(first)}`]];
    told.set(same, at);
    return [[here, what, takes(below)], ...keysOf(form, at, told)];
  });
}

/** The keys inside what stands behind a key, and the path to them; none for what is told in a section of its own. */
function insideOf(schema: Schema, path: string): readonly [form: Schema, path: string] | undefined {
  if (isParameter(schema) || isPlaces(schema) || isDistribution(schema)) return undefined;
  if (schema.properties !== undefined) return [schema, path];
  // One of them, or a list of such.
  const one = alternatives(schema).find(({ properties }) => properties !== undefined);
  if (one !== undefined) return [one, path];
  if (schema.items !== undefined) return insideOf(schema.items, `${path}[]`);
  const open = schema.additionalProperties;
  if (typeof open !== 'object') return undefined;
  const [form] = [...alternatives(open), open];
  return form === undefined ? undefined : insideOf(form, `${path}.NAME`);
}

const keyTable = (rows: readonly Row[]): string[] =>
  table(
    ['key', 'what it is', 'takes'],
    rows.map(([key, what, of]) => [code(key), what, of]),
  );

const section = (title: string, about: string, rows: readonly Row[]): string[] => [
  `## ${title}`,
  '',
  about,
  '',
  ...keyTable(rows),
];

/** Keys with the keys inside them, a section for each that has some. */
function byKey(rows: readonly Row[]): string[] {
  const inside = (key: string): Row[] => rows.filter(([path]) => path.startsWith(`${key}.`));
  const tops = rows.filter(([path]) => !path.includes('.'));
  return [
    ...keyTable(tops.map(([key, what, of]) => [key, what, inside(key).length > 0 ? `[keys](#${key})` : of])),
    ...tops.flatMap(([key, what]) => {
      const below = inside(key).map(([path, ...rest]): Row => [path.slice(key.length + 1), ...rest]);
      return below.length === 0 ? [] : [`### ${key}`, '', what, '', ...keyTable(below)];
    }),
  ];
}

const wordSection = (): string[] => [
  '## Words',
  '',
  ...Object.entries(WORDS).flatMap(([name, list]) => [
    `A **${name}** is one of ${list.map(inWords(name)).join('; ')}.`,
    '',
  ]),
];

const inWords =
  (name: string) =>
  (word: string): string => {
    if (name === 'flag')
      return `${code(word)} (${FLAG_WORDS[word as keyof typeof FLAG_WORDS].opening}${FLAG_WORDS[word as keyof typeof FLAG_WORDS].object})`;
    const words: Readonly<Record<string, string>> =
      name === 'charge' ? CHARGE_WORDS : name === 'class' ? CLASS_WORDS : {};
    return words[word] === undefined ? code(word) : `${code(word)} (${words[word]})`;
  };

export function languagePage(): string[] {
  const schema = jsonSchema() as Schema;
  const parameter = schema.properties!['pickup'].properties!['come_match'];
  // Chances fade, hours of offices have a spread.
  const forms = [parameter, schema.properties!['at_large'].properties!['hours_per_attempt']];
  const places = alternatives(schema.properties!['places']).find(({ properties }) => properties !== undefined)!;
  const distribution = alternatives(parameter.properties!['value']).find(isDistribution)!;
  const whom = alternatives(Object.values(schema.$defs!)[0]);
  return [
    ...opening(
      'The language of scenarios',
      'Every key that a scenario may state. A file states only what differs from the one it `extends`; ' +
        '[how a child changes its parent](../scenarios/README.md). Your editor completes and explains these keys with the schema that ' +
        '`handoff schema` prints; `handoff init --kind law` writes a file to start from.',
    ),
    '## Keys',
    '',
    'A dot leads to a key inside; NAME is a name of your own or one of a list, `[]` an item of a list.',
    '',
    ...byKey(keysOf(schema, '', new Map())),
    ...section(
      'A value',
      'One value, or values by day and place, with a unit and with what they rest on: `source` or `assumed` must be stated, for all ' +
        'or beside each. Shares, factors and prices state the same beside themselves.',
      alike(forms).map(([key, what, of]) => [key, what, /\bvalue$/.test(key) ? 'what the key takes' : of]),
    ),
    ...section(
      'What is uncertain',
      'In the place of a number: it is drawn anew in each draw of a run.',
      alike(distribution.oneOf!),
    ),
    ...section(
      'Places',
      '`all`, or some of these keys, which must all hold, or a list of such, of which one must hold.',
      keysOf(places, '', new Map()),
    ),
    ...section('Whom a rule covers', '`always`, `never`, or one of these.', alike(whom)),
    ...wordSection(),
  ];
}

/** The keys of all of several forms, each once. */
function alike(forms: readonly Schema[]): Row[] {
  const rows = forms.flatMap((one) => keysOf(one, '', new Map()));
  return rows.filter(([key, what], i) => rows.findIndex((row) => row[0] === key && row[1] === what) === i);
}
