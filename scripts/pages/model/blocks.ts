/** The parts of docs/model.md that the code says of itself, by the name under which the template asks for them. */
import { readFileSync } from 'node:fs';
import { groupOf } from '../../../src/analysis/patterns/groups.ts';
import { ROLES } from '../../../src/analysis/patterns/table.ts';
import { COUNTERS, STOCK_COUNTERS, TOLD_IN } from '../../../src/base/counters.ts';
import { BASES, CLASSES, COST_ITEMS, PAYERS } from '../../../src/base/vocabulary.ts';
import { DEFINITIONS } from '../../../src/report/words/definitions.ts';
import { CHARGES, FLAGS } from '../../../src/scenario/schema.ts';
import { distribution } from '../../../src/scenario/schema/parameter.ts';
import { peopleOfKind } from '../../../src/scenario/schema/people.ts';
import { CHARGE_WORDS, CLASS_WORDS, FLAG_WORDS } from '../../../src/scenario/words/grounds.ts';
import { wordingOf } from '../../../src/scenario/words/parameters.ts';
import { capital, number } from '../../../src/scenario/words/series.ts';
import { loadTables } from '../../../src/world/files.ts';
import { DATA, groupBy, readTable } from '../../tables.ts';
import { code, escaped, table } from '../markdown.ts';
import { FAMILIES, HISTORICAL, PARAMETERS, PATTERNS, sourcesOf } from './shipped.ts';
import { basisOf, SUBMODELS, submodelBlock } from './submodels.ts';

const list = (words: readonly string[]): string => words.map(code).join(', ');

/** The day of a field office: the numbered list that stands above the schedule in the engine. */
export function dayBlock(): string[] {
  const source = readFileSync(new URL('../../../src/simulation/engine/day.ts', import.meta.url), 'utf8');
  const [, comment] = /\n \* A day of an office[^]*?\n \*\n([^]*?)\n \*\/\nfunction simulateDay/.exec(source)!;
  return comment
    .replaceAll(/^ \* ?/gm, '')
    .replaceAll(/[\w-]+\.ts/g, (file) => `[${file}](../src/simulation/engine/${file})`)
    .split('\n')
    .concat('');
}

const outcomes = (): string[] =>
  table(
    ['outcome', 'what it means'],
    DEFINITIONS.filter(({ kind }) => kind === 'outcome').map(({ id, definition }) => [
      code(id),
      escaped(definition.replace(/; by the month.*/, '')),
    ]),
  );

/** "`dui` (driving under the influence), ...", for each kind of word. */
function words(): string[] {
  const told = (names: readonly string[], says: (word: string) => string | undefined): string =>
    names.map((word) => (says(word) === undefined ? code(word) : `${code(word)} (${says(word)})`)).join('; ');
  const flag = (word: string): string => {
    const { opening, object } = FLAG_WORDS[word as keyof typeof FLAG_WORDS];
    return opening + object;
  };
  return [
    `- **Charge** of the booking: ${told(CHARGES, (word) => CHARGE_WORDS[word as keyof typeof CHARGE_WORDS])}.`,
    `- **Class**, the worst conviction on record: ${told(CLASSES, (word) => (CLASS_WORDS as Record<string, string>)[word])}.`,
    `- **Flags**: ${told(FLAGS, flag)}.`,
    '',
  ];
}

/** How the people of each kind of jail are made up; flags together. */
const people = (): string[] => {
  const ofKind = (key: string) => ['county', 'state_prison', 'federal_prison'].map((kind) => `people.${kind}.${key}`);
  const row = (key: string): string[] => {
    const [path] = ofKind(key);
    const [rests, family] = basisOf(path);
    return [code(`people.KIND.${key}`), wordingOf(path).name.replace(' in county jails', ''), rests, family];
  };
  const keys = Object.keys(peopleOfKind.shape).filter((key) => key !== 'flags');
  return [
    'How people are made up, by kind of jail (KIND is `county`, `state_prison` or `federal_prison`; what is said of the basis is ' +
      'that of `county`):',
    '',
    ...table(
      ['parameter', 'what it is', 'rests on', 'uncertain'],
      [
        ...keys.map(row),
        [
          code('people.KIND.flags.FLAG'),
          'the share of people with a flag',
          ...basisOf('people.county.flags.removable'),
        ],
      ],
    ),
  ];
};

/** The distributions that a value may have, and how many parameters of "historical" have each. */
const families = (): string[] =>
  table(
    ['family', 'what it is for', 'its keys', 'parameters that have it'],
    distribution.options.map(({ shape: { distribution: kind, ...keys } }) => [
      code(kind.value),
      escaped(kind.description!),
      list(Object.keys(keys).filter((key) => key !== 'name')),
      String([...FAMILIES.values()].filter((own) => own.includes(kind.value)).length),
    ]),
  );

const patterns = (): string[] => {
  const groups = groupBy(PATTERNS, groupOf);
  return table(
    ['published figures', 'may be fitted to', 'never used in setting', 'given as inputs'],
    [...groups].map(([name, own]) => [
      escaped(name),
      ...ROLES.map((role) => own.filter((one) => one.role === role).length || '').map(String),
    ]),
  );
};

const tables = (): string[] =>
  table(
    ['table', 'rows', 'columns'],
    Object.keys(loadTables()).map((name) => {
      const rows = readTable(DATA, name);
      const columns = Object.keys(rows[0]);
      // A posterior has a column for each uncertain value.
      const shown = columns.length > 20 ? `${columns.length} uncertain values` : list(columns);
      return [code(`${name}.csv`), number(rows.length), shown];
    }),
  );

/** Each source once, with the parameters whose values it has. */
const sources = (): string[] => {
  const cited = PARAMETERS.flatMap((one) => sourcesOf(one).map((source) => ({ source, path: one.path })));
  return [
    ...[...groupBy(cited, ({ source }) => source)].map(
      ([source, own]) => `- ${escaped(capital(source))}: ${list(own.map(({ path }) => path))}`,
    ),
    '',
  ];
};

const costs = (): string[] => [
  `- **Steps** that a book must price, each exactly once: ${list(COST_ITEMS)}.`,
  `- **Payers**: ${list(PAYERS)}.`,
  `- **Bases**, what a price may be of: ${list(Object.keys(BASES))}.`,
  `- **Books** that are shipped: ${Object.entries(HISTORICAL.cost_books)
    .map(([name, { title }]) => `${code(name)} (${escaped(title)})`)
    .join('; ')}.`,
  '- Counted in whole cents under `cost_STEP_PAYER`, for each step and payer.',
  '',
];

const programmes = (): string[] => [
  ...Object.entries(HISTORICAL.programmes).map(
    ([name, { title, tiers }]) => `- ${code(name)}: ${escaped(title)}, with ${tiers.length} tiers`,
  ),
  '',
];

/** What is counted of no person: of offices, and stocks at the end of a month. */
const officeCounters = (): string[] => {
  const own = COUNTERS.filter((name) => TOLD_IN[name] === undefined && !name.startsWith('cost_'));
  const stocks = own.filter((name) => STOCK_COUNTERS.has(name));
  return [
    `- of a field office, by month: ${list(own.filter((name) => !STOCK_COUNTERS.has(name)))}`,
    `- as it stands at the end of a month: ${list(stocks)}`,
    '',
  ];
};

/** Sections of the step-by-step page, as links. */
const stepByStep = (): string[] => {
  const text = readFileSync(new URL('../../../src/simulation/README.md', import.meta.url), 'utf8');
  const titles = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  const anchor = (title: string): string => title.toLowerCase().replaceAll(' ', '-');
  return [titles.map((title) => `[${title}](../src/simulation/README.md#${anchor(title)})`).join(' · '), ''];
};

export const BLOCKS: Readonly<Record<string, () => readonly string[]>> = {
  day: dayBlock,
  outcomes,
  words,
  people,
  families,
  patterns,
  tables,
  sources,
  costs,
  programmes,
  'office-counters': officeCounters,
  'step-by-step': stepByStep,
  ...Object.fromEntries(
    Object.entries(SUBMODELS).map(([name, submodel]) => [`submodel-${name}`, () => submodelBlock(submodel)]),
  ),
};
