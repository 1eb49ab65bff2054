/** `verify`: bundles of every command come out again; what is damaged is refused, what differs is told where. */
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/report/files/hash.ts';
import { type Manifest, sealed } from '../../src/report/files/manifest.ts';
import { readManifest } from '../../src/report/files/read-bundle.ts';
import type { VerifyDocument } from '../../src/report/files/verify/document.ts';
import { damageIn } from '../../src/report/files/verify/damage.ts';
import { FILES as SMALL } from './dealt.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
/** Where nothing lies that a scenario could be found by. */
const elsewhere = freshFolder();
const at = (...path: string[]) => join(here, ...path);
const read = (...path: string[]) => readFileSync(at(...path), 'utf8');

const FILES: Readonly<Record<string, string>> = {
  ...SMALL,
  // Months stated anew, though the same, which makes them those of a comparison; a table of its own; a policy that nothing in it names.
  law: `handoff: 1
title: A law
description: For tests.
extends: ./county.yaml
report: { from: 2015-10, to: 2016-09 }
local: { hold_willing: { source: made up, table: ./mine.csv } }
policies:
  mine: { title: No holds of mine, assumed: for tests, hold: { ceiling: never } }
`,
  sweep: `handoff: 1
study: sweep
title: A test
description: For tests.
baseline: county.yaml
scenarios: [law.yaml]
seed: test
axes:
  - { name: policy, set: local.policy@2016-02-01, values: [mine, none] }
  - { name: teams, set: at_large.level, from: 0, to: 3, step: 1 }
design: { kind: grid }
metrics: [transferred, at_large_released]
replications: 3
`,
};

const COMMANDS: Readonly<Record<string, string>> = {
  run: 'run county.yaml --draws 2 --by state --cost-book all --parquet',
  compare: 'compare county.yaml law.yaml --draws 2 --set law:pickup.level@2016-02-02=0.5 --set at_large.success=0.4 --label county=Before --flow --format svg', // prettier-ignore
  changed: 'compare tutorial --draws 1 --places state=TX --set local.hold_willing=0 --full --format svg',
  explain: 'explain county.yaml law.yaml --draws 2 --format svg',
  person: 'explain county.yaml law.yaml --find transferred->declined --draw 1 --format svg',
  records: 'records county.yaml --draws 2 --format svg',
  validate: 'validate denver.yaml --draws 2 --format svg',
  sweep: 'sweep sweep.yaml --format svg',
  sensitivity: 'sensitivity sensitivity.yaml --sample 0.5 --format svg',
  calibrate: 'calibrate calibrate.yaml --format svg',
  twin: 'calibrate twin.yaml --format svg',
};

beforeAll(async () => {
  const write = (): void => {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(at(`${name}.yaml`), text);
    writeFileSync(at('mine.csv'), 'jurisdiction,from,value\n48453,2014-10-01,0.3\n48453,2016-03-01,0.1\n');
  };
  write();
  for (const [name, command] of Object.entries(COMMANDS)) {
    const { code, stderr } = await handoff([...command.split(' '), '--quiet', '--json', '--out', name], here);
    expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: '' });
  }
  // From now on they are not what they were.
  for (const name of [...Object.keys(FILES).map((name) => `${name}.yaml`), 'mine.csv']) rmSync(at(name));
});

const verify = (name: string, ...more: string[]) =>
  handoff(['verify', at(name), '--quiet', '--workers', '1', ...more], elsewhere);

let copies = 0;
/** The name of a copy of a bundle. */
function copyOf(name: string): string {
  const copy = `copy-${++copies}`;
  cpSync(at(name), at(copy), { recursive: true });
  return copy;
}

/** A copy in which a file was changed by somebody who knows about manifests. */
function forged(name: string, file: string, change: (text: string) => string): string {
  const copy = copyOf(name);
  const text = change(read(copy, file));
  expect(text).not.toBe(read(copy, file));
  writeFileSync(at(copy, file), text);
  return remade(copy, (manifest) => ({ ...manifest, outputs: { ...manifest.outputs, [file]: sha256(text) } }));
}

function remade(copy: string, change: (manifest: Manifest) => Manifest): string {
  const manifest = JSON.parse(read(copy, 'manifest.json')) as Manifest;
  writeFileSync(at(copy, 'manifest.json'), `${JSON.stringify(sealed(change(manifest)), null, 2)}\n`);
  return copy;
}

/** The points of a study that are simulated again, and of how many. */
async function pointsOf(name: string): Promise<readonly [again: readonly number[], of: number]> {
  const { points } = JSON.parse((await verify(name, '--json')).stdout) as VerifyDocument;
  return [points!.again, points!.of];
}

describe('a bundle', () => {
  it.each(Object.keys(COMMANDS))('comes out again without the files it was made from: %s', async (name) => {
    const { code, stdout, stderr } = await verify(name);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/: the same to the byte, \d+ files \(run [0-9a-f]{12}\)\n/);
    expect(stdout.includes('Simulated again: points')).toBe(
      ['sweep', 'sensitivity', 'calibrate', 'twin'].includes(name),
    );
  });

  it('comes out again in another zone and language, with other threads, and leaves nothing behind', async () => {
    const place = freshFolder();
    const env = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TMPDIR: place };
    const { code } = await handoff(['verify', at('compare'), '--workers', '3', '--quiet'], elsewhere, env);
    expect([code, readdirSync(place), readdirSync(elsewhere)]).toEqual([0, [], []]);
  });

  it('of a study can be simulated as a whole', async () => {
    const { code, stdout } = await verify('sweep', '--all', '--json');
    expect([code, (JSON.parse(stdout) as VerifyDocument).points]).toEqual([0, null]);
  });

  it('has charts of other titles and measures drawn again', async () => {
    const copy = copyOf('compare');
    const drawn = ['--kind', 'by-month', '--metric', 'requests', '--title', 'Mine', '--size', 'square'];
    expect((await handoff(['chart', at(copy), ...drawn], here)).code).toBe(0);
    expect((await verify(copy)).code).toBe(0);
  });
});

describe('what differs is told', () => {
  it.each([
    ['a cell', 'run', 'results.csv', (text: string) => text.replace(/(?<=^.*\n.*bookings,)\d/, '9'), /results\.csv: line 2, baseline: 9\S* in the bundle, \d\S* now/], // prettier-ignore
    ['a value', 'run', 'summary.json', (text: string) => text.replace(/"seed": "handoff"/, '"seed": "other"'), /summary\.json: seed: "other" in the bundle, "handoff" now/], // prettier-ignore
    ['a row too many', 'run', 'costs.csv', (text: string) => `${text}more\n`, /costs\.csv: line \d+: more in the bundle, nothing now/], // prettier-ignore
    ['a picture', 'compare', 'charts/flow.svg', (text: string) => text.replace('<svg', '<svg '), /flow\.svg: byte 6: \d+ bytes in the bundle, \d+ bytes now/], // prettier-ignore
  ] as const)('with both values: %s', async (_, name, file, change, told) => {
    const { code, stdout } = await verify(forged(name, file, change));
    expect(code).toBe(1);
    expect(stdout).toMatch(/: \d+ of \d+ files differ from what comes out now/);
    expect(stdout).toMatch(told);
  });

  it('in a run of a study that is not simulated again: what was made of it differs', async () => {
    const [again, of] = await pointsOf('sweep');
    const left = Array.from({ length: of }, (_, i) => i + 1).find((point) => !again.includes(point))!;
    const column = new RegExp(`(?<=^2(,[^,]*){${2 * left}},)\\d+`, 'm');
    const { code, stdout } = await verify(forged('sweep', 'runs.csv', (text) => text.replace(column, '123456')));
    expect(code).toBe(1);
    expect(stdout).toMatch(/summary\.json: points\[\d\]/);
    expect(stdout).not.toContain('runs.csv: ');
  });

  it('in a run of a study that is simulated again', async () => {
    const change = (text: string) => text.replace(/(?<=^2,)\d+/m, '123456');
    const { code, stdout } = await verify(forged('sweep', 'runs.csv', change));
    expect(code).toBe(1);
    expect(stdout).toMatch(/runs\.csv: line 3, baseline transferred: 123456 in the bundle, \d+ now/);
  });

  it('as JSON, with files that only one of the two has', async () => {
    const copy = copyOf('records');
    writeFileSync(at(copy, 'more.csv'), 'a\n');
    remade(copy, (manifest) => ({ ...manifest, outputs: { ...manifest.outputs, 'more.csv': sha256('a\n') } }));
    const { code, stdout } = await verify(copy, '--json');
    const { same, differences } = JSON.parse(stdout) as VerifyDocument;
    expect({ code, same, differences }).toEqual({
      code: 1,
      same: false,
      differences: [{ file: 'more.csv', only: 'bundle' }],
    });
  });

  it('with the version that made it, and the tables that changed', async () => {
    const table = 'scenarios/data/teams.csv';
    const copy = remade(copyOf('records'), (manifest) => ({
      ...manifest,
      handoff: '0.0.9',
      git: null,
      inputs: { ...manifest.inputs, [table]: '0' },
    }));
    const { code, stdout } = await verify(copy);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Made by version 0\.0\.9; this is version \d/);
    expect(stdout).toContain('since version 0.0.9 is not known');
    expect(stdout).toContain(`Tables that are not what they were: ${table}`);
  });
});

describe('a damaged bundle is refused', () => {
  it('with every file that is not as it was', async () => {
    const copy = copyOf('run');
    writeFileSync(at(copy, 'results.csv'), read(copy, 'results.csv').replace('1', '2'));
    rmSync(at(copy, 'costs.csv'));
    rmSync(at(copy, 'records.csv'));
    symlinkSync(at('run', 'records.csv'), at(copy, 'records.csv'));
    writeFileSync(at(copy, 'charts', 'notes.txt'), 'mine');
    const { code, stdout, stderr } = await verify(copy);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const told = ['charts/notes.txt: is not in the manifest', 'costs.csv: is missing', 'records.csv: is not a plain file', 'results.csv: was changed after it was written']; // prettier-ignore
    expect(stderr.split('\n').slice(0, 4)).toEqual(told.map((line) => at(copy, line)));
    expect(stderr).toContain(`handoff: ${at(copy)}: damaged: 4 files not as the manifest says`);
  });

  it('with a manifest that was changed, or is of earlier days', async () => {
    const copy = copyOf('run');
    writeFileSync(at(copy, 'manifest.json'), read(copy, 'manifest.json').replace('"--draws"', '"--drawn"'));
    expect(await verify(copy)).toMatchObject({ code: 2, stderr: expect.stringContaining('its own hash does not fit') });
    const { sha256: _, run: __, arms: ___, ...old } = JSON.parse(read('run', 'manifest.json')) as Manifest;
    writeFileSync(at(copy, 'manifest.json'), `${JSON.stringify(old, null, 2)}\n`);
    expect(await verify(copy)).toMatchObject({ code: 2, stderr: expect.stringContaining('before bundles could be') });
  });

  it('with a command that writes no bundle, which is not run', async () => {
    for (const command of [
      ['handoff', 'init', 'mine.yaml'],
      ['handoff', 'run', '--help'],
      ['handoff', 'verify', 'x'],
      [],
    ]) {
      // prettier-ignore
      const copy = remade(copyOf('run'), (manifest) => ({ ...manifest, command }));
      expect(await verify(copy)).toMatchObject({ code: 2, stdout: '' });
    }
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('whichever byte of the manifest is changed', () => {
    const copy = copyOf('records');
    const file = at(join(copy, 'manifest.json'));
    const bytes = readFileSync(file);
    for (let spot = 0; spot < bytes.length; spot += 1) {
      const changed = Buffer.from(bytes);
      changed[spot] ^= 1;
      writeFileSync(file, changed);
      expect(() => readManifest(at(copy)), `byte ${spot} of the manifest`).toThrow();
    }
  });

  it('whatever byte is changed', async () => {
    const copy = copyOf('records');
    const files = readdirSync(at(copy), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (file, spot, by) => {
          const bytes = readFileSync(file);
          const changed = Buffer.from(bytes);
          changed[spot % bytes.length] ^= by;
          writeFileSync(file, changed);
          try {
            const refused = async () => (await damageIn(at(copy), readManifest(at(copy)))).length > 0;
            expect(await refused().catch(() => true)).toBe(true);
          } finally {
            writeFileSync(file, bytes);
          }
        },
      ),
      { numRuns: process.env['HANDOFF_ALL'] === '1' ? 500 : 100 },
    );
    expect(await damageIn(at(copy), readManifest(at(copy)))).toEqual([]);
  });
});
