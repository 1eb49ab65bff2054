/** `--places`: every arm restricted to some places, in which nothing else changes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupRow, RunDocument } from '../../src/analysis/results.ts';
import { readArms } from '../../src/cli/work/arms.ts';
import { readPlaces } from '../../src/cli/work/places.ts';
import { narrowPlaces } from '../../src/scenario/narrow.ts';
import { plain, treeOf } from '../../src/scenario/read/tree.ts';
import type { PlaceCriteria, Places } from '../../src/scenario/schema.ts';
import { inPlaces } from '../../src/scenario/values/places.ts';
import { KINDS } from '../../src/base/vocabulary.ts';
import { loadWorld } from '../../src/world/files.ts';
import { freshFolder, handoff } from './handoff.ts';

const world = loadWorld();
const folder = freshFolder();
const codesIn = (places: Places): string[] =>
  world.jurisdictions.filter((place) => inPlaces(places, place)).map(({ code }) => code);
const asked = (...given: string[]): string[] => codesIn(readPlaces(given, world)?.places ?? 'all');

describe('the places asked for', () => {
  it('are states, counties and offices together, of the kinds asked for', () => {
    expect(asked('state=MD')).toEqual(codesIn({ state: 'MD' }));
    expect(asked('state=MD', 'state=VA')).toEqual(codesIn({ state: ['MD', 'VA'] }));
    expect(asked(' state = MD, VA ')).toEqual(codesIn({ state: ['MD', 'VA'] }));
    expect(asked('county=Baltimore County, MD', 'state=DE')).toEqual(
      codesIn([{ jurisdiction: '24005' }, { state: 'DE' }]),
    );
    expect(asked('office=BAL', 'kind=county')).toEqual(codesIn({ office: 'BAL', kind: 'county' }));
    expect(asked('kind=state_prison,federal_prison')).toEqual(codesIn({ kind: ['state_prison', 'federal_prison'] }));
    expect(readPlaces([], world)).toBeUndefined();
  });

  it.each([
    ['state=Maryland', /unknown state "Maryland"/, /"MD" \(Maryland\)/],
    ['county=Los Angels, CA', /unknown county/, /"Los Angeles, CA"/],
    ['office=sfr', /unknown office "sfr"/, /"SFR"/],
    ['kind=countie', /unknown kind/, /"county"/],
    ['stat=MD', /unknown key "stat"/, /"state"/],
    ['MD', /must be key=value/, /state=MD/],
    ['state=', /must be key=value/, /state=MD/],
  ])('are told where they are not known: %s', (text, message, hint) => {
    const refused = (): unknown => readPlaces([text], world);
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ hint: expect.stringMatching(hint) as string }) as Error);
  });
});

describe('a scenario restricted to some places', () => {
  const someOf = (words: readonly string[]) =>
    fc.oneof(fc.constantFrom(...words), fc.subarray([...words], { minLength: 1 }));
  const criteria = fc.record(
    {
      state: someOf(['MD', 'CA', 'TX']),
      office: someOf(['BAL', 'SFR', 'LOS', 'HOU']),
      kind: someOf(KINDS),
      jurisdiction: someOf(['24005', '06085', '48201']),
    },
    { requiredKeys: [] },
  );
  const selector: fc.Arbitrary<Places> = fc.oneof(
    fc.constant('all' as const),
    criteria as fc.Arbitrary<PlaceCriteria>,
    fc.array(criteria as fc.Arbitrary<PlaceCriteria>, { minLength: 1, maxLength: 3 }),
  );

  it('is about the places of both, and is refused where there are none', () => {
    const spot = { file: 'a test', line: 1, column: 1 };
    fc.assert(
      fc.property(selector, selector, (own, places) => {
        const within = new Set(codesIn(places));
        const both = codesIn(own).filter((code) => within.has(code));
        const { tree, problems } = narrowPlaces(
          treeOf({ places: own }, spot),
          { places, asked: '--places' },
          world,
          'it',
        );
        if (both.length === 0)
          expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('covers none of the places of it')]); // prettier-ignore
        else expect([problems, codesIn((plain(tree) as { places: Places }).places)]).toEqual([[], both]);
      }),
      { numRuns: 100 },
    );
  });

  it('has places of its own in the scenario that is hashed and kept', () => {
    const [arm] = readArms(['historical'], world, { sets: [], quiet: true, places: ['state=MD'] });
    expect(arm.scenario.places).toEqual({ state: 'MD' });
    expect(arm.hash).not.toBe(readArms(['historical'], world, { sets: [], quiet: true })[0].hash);
  });
});

describe('on the command line', () => {
  const rowsOf = (stdout: string): GroupRow[] => {
    const [group] = (JSON.parse(stdout) as RunDocument).arms[0].groups;
    return 'table' in group ? [] : group.rows;
  };
  const months = ['--from', '2016-01', '--to', '2016-03', '--replications', '1'];

  it('has the same people, counted alike, as where the same office is one of several', async () => {
    const two =
      'handoff: 1\ntitle: Two\ndescription: Two offices.\nextends: historical\nplaces: { office: [BAL, BUF] }\n';
    writeFileSync(join(folder, 'two.yaml'), two);
    const run = (name: string, ...more: string[]) =>
      handoff(['run', name, '--by', 'jurisdiction', ...months, '--json', ...more], folder);
    const [whole, part] = [await run('two.yaml'), await run('historical', '--places', 'office=BAL')];
    const here = new Set(codesIn({ office: 'BAL' }));
    expect(rowsOf(part.stdout).map(({ key }) => key)).toEqual([...here].toSorted());
    expect(rowsOf(part.stdout)).toEqual(rowsOf(whole.stdout).filter(({ key }) => here.has(key)));
  }, 60_000);

  it('says where, in text, folder and manifest, and which offices would have to be whole', async () => {
    const ran = await handoff(['run', 'historical', '--places', 'state=MD', ...months], folder);
    expect(ran.stdout).toContain('25 jurisdictions in Maryland');
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('for them take --places office=BAL.');
    const bundle = join(folder, 'outputs', 'historical.places-state-MD.2016-01-2016-03');
    expect(existsSync(bundle)).toBe(true);
    expect(readFileSync(join(bundle, 'manifest.json'), 'utf8')).toContain('state=MD');
    expect(readFileSync(join(bundle, 'scenario.historical.yaml'), 'utf8')).toContain('places:\n  state: MD\n');
    const whole = await handoff(['run', 'historical', '--places', 'office=BAL', ...months], folder);
    expect(whole.stdout).toContain('at the field office Baltimore');
    expect(whole.stdout).not.toContain('for them take');
  }, 60_000);

  it('refuses an arm whose own places exclude them', async () => {
    const ran = await handoff(['compare', 'historical', 'santa-clara', '--places', 'state=MD'], folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('--places state=MD: places: covers none of the places of santa-clara, which is about people booked in Santa Clara, CA'); // prettier-ignore
  });
});
