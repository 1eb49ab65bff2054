/** Lengths and sizes: what is too long is told, and what is as long as may be is read in time. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRunOptions } from '../../src/cli/request.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { median, timed } from '../../scripts/bench/timing.ts';
import { floorAboveCeiling } from '../../src/policy/consistency.ts';
import { differences } from '../../src/scenario/diff/diff.ts';
import { loadWorld } from '../../src/world/files.ts';
import { child, load, resolved, told } from './fixtures/load.ts';

const times = (count: number, item: string): string => Array.from({ length: count }, () => item).join(', ');
const letters = (count: number): string => 'a'.repeat(count);
const policy = (text: string): string => `policies: { p: { title: P, assumed: x, ${text} } }`;

/** What a child of the fixture says, as long as it may be and one longer, and what is then told. */
const limits: Record<string, [says: (count: number) => string, most: number, message: RegExp]> = {
  title: [(n) => `title: ${letters(n)}`, 200, /^2:8 title: may have at most 200 letters, has 201$/],
  description: [(n) => `description: ${letters(n)}`, 5000, /^2:14 description: may have at most 5000 letters, has 5001$/],
  source: [(n) => `pickup: { travel: { value: 1, source: ${letters(n)} } }`, 5000, /^2:39 pickup.travel.source: may have/],
  note: [(n) => policy(`note: ${letters(n)}`), 5000, /policies.p.note: may have at most 5000 letters/],
  'name of a policy': [(n) => `policies: { ${letters(n)}: { title: P, assumed: x } }`, 80, /^2:13 policies.a+: may have at most 80 letters, has 81$/],
  'name of a cost book': [(n) => `cost_books: { ? ${letters(n)} : null }\ncost_book: ${letters(n)}`, 0, /cost_book: may have at most 80 letters/],
  table: [(n) => `state: { law: { table: ${letters(n)}, assumed: x } }`, 0, /may have at most 80 letters|unknown table/],
  // The parent's value from before is one of them.
  values: [(n) => `local: { hold_willing: { assumed: x, values: [${times(n, '{ from: 2015-01-01, value: 1 }')}] } }`, 7999, /hold_willing.values: may have at most 8000 items$/],
  places: [(n) => `places: { state: [${times(n, 'CA')}] }`, 4000, /^2:\d+ places.*: may have at most 4000 items$/],
  conditions: [(n) => policy(`hold: { ceiling: { any: [${times(n, '{ charge: dui }')}] } }`), 100, /ceiling.any: may have at most 100 items$/],
}; // prettier-ignore

describe('lengths', () => {
  it.each(Object.entries(limits))('of %s', (_, [says, most, message]) => {
    if (most > 0) resolved(child(says(most)));
    const longer = child(says(most === 0 ? 81 : most + 1));
    expect(longer.ok).toBe(false);
    expect(told(longer)[0]).toMatch(message);
  });

  it('of what is quoted in a message are cut', () => {
    const long = letters(100_000);
    const set = child('title: x', { sets: [`${long}=1`, `title=[${long}]`] });
    for (const text of [...told(set), ...told(child(`places: { county: ${long} }`)), ...told(load(`extends: ${long}`))])
      expect(text.length).toBeLessThan(2000);
  });

  it('of what the command line takes', () => {
    expect(() => readRunOptions({ set: Array.from({ length: 201 }, () => 'a=1') })).toThrow('--set: was given 201 times');
    expect(() => readRunOptions({ seed: letters(1001) })).toThrow('--seed: may have at most 1000 letters, has 1001');
  }); // prettier-ignore
});

describe('texts that are as large as may be', () => {
  const world = loadWorld();
  const folder = mkdtempSync(join(tmpdir(), 'handoff-limits-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const head = 'handoff: 1\ntitle: T\ndescription: D\nextends: historical\n';
  const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n'); // prettier-ignore
  const day = (i: number): string => `${2005 + (i % 12)}-0${1 + (i % 9)}-${10 + (i % 18)}`;
  const county = (i: number): string => `"${world.counties[i % world.counties.length].code}"`;
  const all = world.counties.map((_, i) => county(i)).join(', ');
  const parameters = ['hold_willing', 'notice_willing', 'notice_reaches', 'notice_lead', 'stay_factor_honored'];
  const dated = (count: number, places: (i: number) => string): string =>
    `local:\n${parameters.map((name) => `  ${name}:\n    assumed: x\n    values:\n${lines(count, (i) => `      - { from: ${day(i)}, value: 1${places(i)} }`)}`).join('\n')}`; // prettier-ignore
  const texts: Record<string, string> = {
    'dated values': dated(1000, () => ''),
    'a value for every county': `local:\n  hold_willing:\n    assumed: x\n    values:\n${lines(world.counties.length, (i) => `      - { from: ${day(i)}, value: 0.5, places: { county: ${county(i)} } }`)}`,
    'values by county': dated(1000, (i) => `, places: { county: ${county(3 * i)} }`),
    'values with every county': `local:\n  hold_willing:\n    assumed: x\n    values:\n${lines(12, (i) => `      - { from: ${day(i)}, value: 0.5, places: { county: [${all}] } }`)}`,
    'counties as people write them': `places: { county: [${world.counties.map(({ name, state }) => `"${name.endsWith(' city') ? name : `${name} County`}, ${state}"`).join(', ')}] }`,
    'counties that are none': `places: { county: [${world.counties.map(({ name, state }) => `"${name}x x, ${state}"`).join(', ')}] }`,
    policies: `policies:\n${lines(450, (i) => `  p${i}: { title: ${letters(200)}, source: ${letters(1000)}, hold: { ceiling: { any: [{ conviction: [felony, violent] }, { felonies: { at_least: ${1 + (i % 4)} } }] } } }`)}`,
    conditions: `policies:\n${lines(40, (i) => `  p${i}: { title: t, source: s, hold: { ceiling: { any: [${times(100, '{ flag: gang }')}] } } }`)}`,
    programmes: `programmes:\n${lines(200, (i) => `  p${i}: { title: t, source: s, detainer_form: I-247, forms: { I-247: { asks: hold, counts_as: detainer } }, tiers: [${times(12, '{ id: t, when: { flag: gang }, form: I-247 }')}] }`)}`,
    'unknown keys': lines(30_000, (i) => `k${i}: 1`),
    'one word': `note: ${letters(900_000)}`,
    commas: `note: [${','.repeat(900_000)}]`,
    quotes: `note: ${'"'.repeat(900_000)}`,
    anchors: lines(50_000, (i) => `a${i}: &a${i}`),
    'invisible marks': '\u200b'.repeat(300_000),
  }; // prettier-ignore
  // Of the processor, which others on the machine stretch less than the clock.
  const loadFile = (path: string) => loadScenario(path, world, { floorAboveCeiling });
  const [, ...warm] = Array.from({ length: 6 }, () => timed(() => loadFile('historical')).seconds);

  // Forty times as long as a shipped one is the most that was seen; what grows with the square of a text takes hundreds of times as long.
  it.each(Object.entries(texts))(
    'are read, checked and compared in the time of 120 shipped scenarios: %s',
    (name, text) => {
      const path = join(folder, `${name}.yaml`);
      writeFileSync(path, head + text);
      const base = loadFile('historical');
      const { seconds } = timed(() => {
        const loaded = loadFile(path);
        if (loaded.ok && base.ok) differences(base.resolved.scenario, loaded.resolved.scenario, world);
        else if (!loaded.ok) expect(loaded.problems.slice(0, 200).map(({ hint }) => hint).length).toBeGreaterThan(0);
      });
      expect(seconds / median(warm)).toBeLessThan(120);
    },
  );
});
