/** docs/model.md names all that the model has, holds together, and says no number that nobody fills. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGE_NAMES } from '../../scripts/pages/all.ts';
import { filled, TEMPLATE } from '../../scripts/pages/model.ts';
import { dayBlock } from '../../scripts/pages/model/blocks.ts';
import { SUBMODELS } from '../../scripts/pages/model/submodels.ts';
import { COUNTERS, TOLD_IN } from '../../src/base/counters.ts';
import { BASES, CLASSES, COST_ITEMS, OUTCOMES, PAYERS, STEPS } from '../../src/base/vocabulary.ts';
import { CHARGES, FLAGS } from '../../src/scenario/schema.ts';
import { distribution } from '../../src/scenario/schema/parameter.ts';
import { peopleOfKind } from '../../src/scenario/schema/people.ts';
import { WORDINGS } from '../../src/scenario/words/parameter-words.ts';
import { DECISIONS } from '../../src/simulation/compile/decisions.ts';
import { strangers } from './unmarked.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/model.md');
const notNamed = (names: readonly string[]): string[] => names.filter((name) => !page.includes(`\`${name}\``));
const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

describe('docs/model.md', () => {
  it('is written by "npm run pages"', () => {
    expect(PAGE_NAMES).toContain('model.md');
  });

  it.each([
    ['draw', Object.keys(DECISIONS)],
    ['parameter', Object.keys(WORDINGS)],
    ['parameter of people', Object.keys(peopleOfKind.shape).map((key) => `people.KIND.${key}${key === 'flags' ? '.FLAG' : ''}`)], // prettier-ignore
    ['counter', COUNTERS.filter((name) => !name.startsWith('cost_'))],
    ['outcome', OUTCOMES],
    ['class, charge and flag', [...CLASSES, ...CHARGES, ...FLAGS]],
    ['family of what is uncertain', distribution.options.map(({ shape }) => shape.distribution.value)],
    ['word of costs', [...COST_ITEMS, ...PAYERS, ...Object.keys(BASES)]],
    ['table', readdirSync('scenarios/data').filter((name) => name.endsWith('.csv'))],
  ])('names every %s', (_, names) => {
    expect(names.length).toBeGreaterThan(3);
    expect(notNamed(names)).toEqual([]);
  });

  it('names every form that times and amounts have in the engine', () => {
    const imports = sources('src/simulation').flatMap((text) => [
      ...text.matchAll(/import \{([^}]*)\} from '[^']*base\/quantiles\.ts'/g),
    ]);
    const used = new Set(imports.flatMap(([, names]) => names.split(',').map((name) => name.trim())));
    // Tools of these: a table of quantiles, a place in it, and a power.
    const forms = [...used].filter((name) => !['', 'exponential', 'lognormalSpread', 'slice'].includes(name));
    expect(forms.length).toBeGreaterThan(3);
    expect(notNamed(forms)).toEqual([]);
  });

  it('has every file of a step in the day of an office', () => {
    const steps = [...read('src/simulation/engine/day.ts').matchAll(/from '\.\/([\w-]+\.ts)'/g)].map(
      ([, file]) => file,
    );
    const told = dayBlock().join('\n');
    expect(page).toContain(told);
    // What they are all done with is no step.
    expect(steps.filter((file) => file !== 'office.ts' && !told.includes(`[${file}]`))).toEqual([]);
  });

  it('leads nowhere that is not there', () => {
    const anchors = new Set(
      [...page.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title.toLowerCase().replaceAll(/[^\w -]/g, '').replaceAll(' ', '-')), // prettier-ignore
    );
    const links = [...page.matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g)];
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter(([, file, at]) => (file === '' ? !anchors.has(at) : !existsSync(join('docs', file))))).toEqual([]); // prettier-ignore
  });
});

describe('the submodels', () => {
  const all = Object.values(SUBMODELS);

  it('have every step, and every part of the language that has parameters, once', () => {
    const steps = new Set([...STEPS, ...Object.values(TOLD_IN)]);
    const parts = new Set(Object.keys(WORDINGS).map((path) => path.split('.')[0]));
    expect(all.flatMap(({ steps }) => steps).toSorted()).toEqual([...steps].toSorted());
    expect(all.flatMap(({ sections }) => sections).toSorted()).toEqual([...parts].toSorted());
  });
});

describe('the template', () => {
  it('has no number that may be a result', () => {
    // Years and numbers of what is cited, and of headings.
    const cited = ['(Grimm et al. 2020, ', 'JASSS 23(2) 7', '(Monks et al. 2019, ', '13(1) 55-67'];
    const own = cited.reduce((text, words) => text.replace(words, ''), TEMPLATE.replaceAll(/^## \d\. /gm, '## '));
    expect(strangers(own.replace('a 32-bit draw', ''))).toEqual([]);
  });

  it('is filled by name, in a line and by lines', () => {
    const given = { blocks: { rows: () => ['| a |', '| b |'] }, facts: { many: () => '3' } };
    expect(filled('{{ rows }}\nof {{ many }}.', given)).toEqual(['| a |', '| b |', 'of 3.']);
    expect(() => filled('{{ none }}', given)).toThrow('there is no "none"');
    expect(() => filled('of {{ many }}', given)).toThrow('leaves out: rows');
  });
});
