/**
 * Every text that a person reads: of a document of each kind, its text and its charts; of every shipped scenario and
 * study, its title, label and description, and its difference from what happened in words. None has the path of a parameter,
 * the name of a scenario's file or a term of statisticians: these live in docs, in `check`, in `diff --json` and in data.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatPath } from '../../../src/base/problem.ts';
import { listScenarios, loadScenario, scenariosFolder } from '../../../src/cli/files/scenarios.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { chartsOf, type Document, kindsOf, textOf } from '../../../src/report/documents.ts';
import { differences } from '../../../src/scenario/diff/diff.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { parametersOf } from '../../../src/scenario/values/evidence.ts';
import { loadWorld } from '../../../src/world/files.ts';
import { fitted } from '../fit-fixture.ts';
import { FIXTURES } from '../odd-documents.ts';

const world = loadWorld();
const shipped = listScenarios();
const load = (name: string): Scenario => {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(`${name}: ${loaded.problems.map(({ message }) => message).join()}`);
  return loaded.resolved.scenario;
};
const historical = load('historical');

/** Paths with a point in them, from the schema by way of a complete scenario: one word alone may be English. */
const stated = [historical, load('adaptive')].flatMap((scenario) => parametersOf(scenario));
const paths = [...new Set(stated.map(({ path }) => formatPath(path)))].filter((path) => path.includes('.'));
/** Names of files, from the folder. Without a dash in it a name may be English; "historical" is the name of no thing. */
const files = shipped.map(({ name }) => name).filter((name) => name.includes('-') || name === 'historical');
/** Terms, each with why a reader who has not studied statistics cannot use it. */
const TERMS: Readonly<Record<string, string>> = {
  Holm: 'a name for a correction; what counts is that it is made',
  Fieller: 'a name for how a range of a ratio is found',
  Shapley: 'a name for the mean over all orders',
  Sobol: 'a name for points and for shares of a spread',
  Morris: 'a name for a screening',
  Spearman: 'a name for a correlation of ranks',
  'logit\\w*': 'a scale on which nobody thinks',
  lognormal: 'a shape; its range says what is needed',
  triangular: 'a shape; its range says what is needed',
  'log_sd|logit_sd': 'a key of the language',
  'quantiles?': 'a share below a value: the range says it',
  'posteriors?': 'what is left after a fit',
  'priors?': 'what was stated before a fit',
  bootstrap: 'how a range was found',
  variance: 'a spread, squared',
  'standard deviation': 'a spread',
  'emulators?': 'what stands in for the model in a fit',
};

const found = (text: string): string[] => {
  // What a reader may type, and where files lie, is meant as it stands.
  const prose = text.replaceAll(/handoff [a-z]+( [\w./-]+)?|(?:outputs|docs|scenarios)\/[\w./-]+/g, ' ');
  const whole = (word: string): RegExp => new RegExp(`(?<![\\w.-])(?:${word})(?![\\w-])`, 'i');
  const exact = [...paths, ...files].filter((name) => prose.includes(name));
  return [
    ...exact.filter((name) => whole(name.replaceAll(/[.[\]]/g, '\\$&')).test(prose)),
    ...Object.keys(TERMS).filter((term) => whole(term).test(prose)),
  ];
};

const { draws } = fitted();
const written = (svg: string): string =>
  [...svg.matchAll(/>([^<]+)</g)]
    .map(([, text]) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    .join('\n');
/** All that stands in the charts of a document, of every kind it has: around them, beside axes, in keys; and what is read aloud. */
async function drawnOf(document: Document): Promise<string> {
  const all = chartsOf(document, { kinds: kindsOf(document), draws });
  return (await Promise.all(all.map(toSvg))).map(written).join('\n');
}

const texts: Record<string, () => string | Promise<string>> = {};
for (const [name, document] of Object.entries(FIXTURES)) {
  texts[`text of ${name}`] = () => textOf(document);
  texts[`charts of ${name}`] = () => drawnOf(document);
}
for (const { name, title, description } of shipped) {
  texts[`title of ${name}`] = () => [title, load(name).label ?? '', description].join('\n');
  texts[`difference of ${name}`] = () =>
    differences(historical, load(name), world)
      .flatMap(({ text, details }) => [text, ...details])
      .join('\n');
}
const studies = `${scenariosFolder()}/studies`;
for (const file of readdirSync(studies).filter((name) => name.endsWith('.yaml')))
  texts[`title of study ${file}`] = () => {
    const { title, description } = parse(readFileSync(`${studies}/${file}`, 'utf8')) as Record<string, string>;
    return `${title}\n${description}`;
  };

describe('every text is in plain words', () => {
  it('knows what to look for', () => {
    expect(paths.length).toBeGreaterThan(100);
    expect(files.length).toBeGreaterThan(40);
    expect(found('local.hold_willing of secure-communities under Holm')).toEqual([
      'local.hold_willing',
      'secure-communities',
      'Holm',
    ]);
    expect(found('handoff check secure-communities tells; Secure Communities goes on; a priority')).toEqual([]);
  });

  it.each(Object.keys(texts))('%s', async (name) => {
    expect(found(await texts[name]())).toEqual([]);
  });
});
