/**
 * Damaged bundles: whatever happened to a folder, reading it ends in its charts or in one message that says what is
 * damaged and what to do. Where a document was changed here, its hash in the manifest was changed with it.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { posteriorText } from '../../../src/analysis/calibration/posterior.ts';
import type { Document } from '../../../src/report/documents.ts';
import { writeBundle } from '../../../src/report/files/bundle.ts';
import { sha256 } from '../../../src/report/files/hash.ts';
import { sealed, type Manifest } from '../../../src/report/files/manifest.ts';
import { readBundle } from '../../../src/report/files/read-bundle.ts';
import { UserError } from '../../../src/base/user-error.ts';
import { fitted } from '../fit-fixture.ts';
import { FIXTURES } from '../odd-documents.ts';

const root = mkdtempSync(join(tmpdir(), 'handoff-damaged-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const { document: fit, draws } = fitted();

async function write(name: string, document: Document): Promise<void> {
  await writeBundle(join(root, name), {
    document,
    scenarios: {},
    inputs: {},
    command: ['handoff'],
    git: null,
    now: new Date(0),
    formats: [],
    runs: { replications: 1, draws: 1 },
    about: { period: { from: '2015-07', to: '2016-09' }, coverage: 'all' },
    ...(document.schema === 'handoff.calibrate/1' && {
      draws,
      files: [['posterior.csv', posteriorText(fit.parameters.map(({ name }) => name), draws)]], // prettier-ignore
    }),
  });
}

beforeAll(async () => {
  for (const [name, document] of Object.entries(FIXTURES)) await write(name, document);
});

let copies = 0;
/** A copy of a bundle, to be damaged. */
function copy(name: string): string {
  const folder = join(root, `copy-${++copies}`);
  cpSync(join(root, name), folder, { recursive: true });
  return folder;
}

type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any
const read = (folder: string, file = 'summary.json') => readFileSync(join(folder, file), 'utf8');
const text = (json: unknown) => `${JSON.stringify(json, null, 2)}\n`;

/** Puts another text in the place of a file, and its hash in the manifest. */
function put(folder: string, written: string | Buffer, file = 'summary.json'): void {
  writeFileSync(join(folder, file), written);
  const manifest = JSON.parse(read(folder, 'manifest.json')) as Json;
  manifest['outputs'][file] = sha256(written);
  writeFileSync(join(folder, 'manifest.json'), text(sealed(manifest as Manifest)));
}

/** A change of the document and of its hash. */
const changed =
  (change: (document: Json) => void) =>
  (folder: string): void => {
    const document = JSON.parse(read(folder)) as Json;
    change(document);
    put(folder, text(document));
  };

const inPlace =
  (make: (path: string) => void, file = 'summary.json') =>
  (folder: string) => {
    rmSync(join(folder, file));
    make(join(folder, file));
  };
const large = (path: string) => {
  writeFileSync(path, '{');
  truncateSync(path, 200 * 1024 * 1024);
};
const manifest = (change: (manifest: Json) => void) => (folder: string) => {
  const json = JSON.parse(read(folder, 'manifest.json')) as Json;
  change(json);
  writeFileSync(join(folder, 'manifest.json'), text(sealed(json as Manifest)));
};

type Damage = readonly [what: string, bundle: string, damage: (folder: string) => void, told: RegExp];

const FILES: readonly Damage[] = [
  ['no summary', 'run', (folder) => rmSync(join(folder, 'summary.json')), /it has no readable summary\.json/],
  ['no manifest', 'run', (folder) => rmSync(join(folder, 'manifest.json')), /it has no readable manifest\.json/],
  ['a folder for a summary', 'run', inPlace((path) => mkdirSync(path)), /summary\.json is not a plain file/],
  ['a pipe for a summary', 'run', inPlace((path) => execFileSync('mkfifo', [path])), /is not a plain file/],
  ['a pipe for a manifest', 'run', inPlace((path) => execFileSync('mkfifo', [path]), 'manifest.json'), /plain file/],
  ['an endless device', 'run', inPlace((path) => symlinkSync('/dev/zero', path)), /is not a plain file/],
  ['a link to nowhere', 'run', inPlace((path) => symlinkSync('nowhere', path)), /it has no readable summary\.json/],
  ['a link to itself', 'run', inPlace((path) => symlinkSync('summary.json', path)), /summary\.json/],
  ['200 MB', 'run', inPlace(large), /summary\.json is larger than 32 MB/],
  ['200 MB of manifest', 'run', inPlace(large, 'manifest.json'), /manifest\.json is larger than 32 MB/],
  ['an empty summary', 'run', (folder) => put(folder, ''), /is not JSON, or cut off/],
  ['half a summary', 'run', (folder) => put(folder, read(folder).slice(0, 5000)), /is not JSON, or cut off/],
  ['a summary that is no text', 'run', (folder) => put(folder, Buffer.from([0xff, 0xfe, 0, 1])), /is not JSON/],
  ['lists without an end', 'run', (folder) => put(folder, '['.repeat(1e6)), /is not JSON, or cut off/],
  ['lists in lists', 'run', (folder) => put(folder, '['.repeat(1e5) + ']'.repeat(1e5)), /summary\.json/],
  [
    'changed, its hash not',
    'run',
    (folder) => writeFileSync(join(folder, 'summary.json'), '{}\n'),
    /was changed after/,
  ],
  ['a key twice', 'run', (folder) => put(folder, read(folder).replace('{', '{\n  "seed": "x",')), /changed since/],
  ['one line', 'run', (folder) => put(folder, JSON.stringify(JSON.parse(read(folder)))), /changed since/],
  ['1e999', 'run', (folder) => put(folder, read(folder).replace(/"mean": [\d.]+/, '"mean": 1e999')), /changed since/],
  ['a manifest of a list', 'run', (folder) => writeFileSync(join(folder, 'manifest.json'), '[]\n'), /manifest\.json/],
  ['a manifest of null', 'run', (folder) => writeFileSync(join(folder, 'manifest.json'), 'null\n'), /manifest\.json/],
  ['a manifest without hashes', 'run', manifest((json) => delete json['outputs']), /manifest\.json: outputs/],
  ['a manifest of numbers', 'run', manifest((json) => (json['outputs'] = { 'summary.json': 1 })), /manifest\.json/],
  ['a manifest with another seed', 'run', (folder) => writeFileSync(join(folder, 'manifest.json'), read(folder, 'manifest.json').replace('"seed": "', '"seed": "x')), /its own hash does not fit/], // prettier-ignore
  ['a newer manifest', 'run', manifest((json) => (json['schema'] = 'handoff.bundle/2')), /another version/],
  ['a posterior cut off', 'fit', (folder) => put(folder, 'a,b\n0.5,"0.', 'posterior.csv'), /posterior\.csv must hold/],
  ['a posterior too narrow', 'fit', (folder) => put(folder, 'a\n0.5\n', 'posterior.csv'), /for each of \d+ parameters/],
  [
    'a posterior of words',
    'fit',
    (folder) => put(folder, read(folder, 'posterior.csv').replace(/0\.\d+/, 'half'), 'posterior.csv'),
    /posterior\.csv must hold/,
  ],
];

const DOCUMENTS: readonly Damage[] = [
  ['null', 'run', (folder) => put(folder, 'null\n'), /no document that this version/],
  ['a list', 'run', (folder) => put(folder, '[]\n'), /no document that this version/],
  ['a newer version', 'run', changed((d) => (d['schema'] = 'handoff.run/2')), /no document that this version/],
  ['a method for a schema', 'run', changed((d) => (d['schema'] = 'toString')), /no document that this version/],
  ['another schema', 'run', changed((d) => (d['schema'] = 'handoff.explain/1')), /summary\.json: from: /],
  ['no arms', 'run', changed((d) => delete d['arms']), /summary\.json: arms: /],
  ['arms null', 'run', changed((d) => (d['arms'] = null)), /arms: /],
  ['an arm null', 'run', changed((d) => (d['arms'] = [null])), /arms\.0: /],
  ['arms empty', 'run', changed((d) => (d['arms'] = [])), /arms: /],
  ['metrics null', 'run', changed((d) => (d['arms'][0].metrics = null)), /arms\.0\.metrics: /],
  ['a metric of text', 'run', changed((d) => (d['arms'][0].metrics.requests = 'x')), /arms\.0\.metrics\.requests: /],
  ['a mean of text', 'run', changed((d) => (d['arms'][0].metrics.requests.mean = '1')), /metrics\.requests\.mean: /],
  ['1e308', 'run', changed((d) => (d['arms'][0].metrics.requests.mean = 1e308)), /metrics\.requests\.mean: /],
  ['an escape', 'run', changed((d) => (d['arms'][0].title = '\u001b[2J')), /title: holds a character/],
  ['another direction', 'run', changed((d) => (d['arms'][0].name = 'a\u202eb')), /name: holds a character/],
  ['a long title', 'run', changed((d) => (d['arms'][0].title = 'a'.repeat(1e6))), /title: /],
  ['months of no calendar', 'run', changed((d) => (d['arms'][0].monthly.requests[0].month = '0000-13')), /month: /],
  ['months null', 'run', changed((d) => (d['arms'][0].monthly.requests = null)), /monthly\.requests: /],
  ['no period', 'run', changed((d) => (d['period'] = { from: '2016-09', to: '2015-07' })), /period: /],
  ['replications of nought', 'run', changed((d) => (d['replications'] = 0)), /replications: /],
  ['a date of no calendar', 'run', changed((d) => (d['policy_dates'][0].day = '2015-02-31')), /policy_dates\.0\.day: /],
  ['a strange arm', 'comparison', changed((d) => (d['differences'][0].to = 'nobody')), /no arm is named "nobody"/],
  ['flips null', 'comparison', changed((d) => (d['differences'][0].flips = null)), /flips: /],
  [
    'a strange outcome',
    'comparison',
    changed((d) => (d['differences'][0].flips[0].to = 'constructor')),
    /flips\.0\.to: /,
  ],
  ['a negative flip', 'comparison', changed((d) => (d['differences'][0].flips[0].mean = -5)), /flips\.0\.mean: /],
  ['a map of nothing', 'map', changed((d) => (d['differences'][0].maps = [{}])), /maps\.0\.metric: /],
  ['a share too few', 'explanation', changed((d) => d['metrics'].transferred.shares.pop()), /lacks the share/],
  ['a share null', 'explanation', changed((d) => (d['metrics'].transferred.shares[0].mean = null)), /lacks the share/],
  ['one life', 'trace', changed((d) => d['arms'].pop()), /arms: /],
  ['a strange draw', 'trace', changed((d) => (d['parts'].decision = 'toString')), /parts\.decision: /],
  ['no effects', 'sensitivity', changed((d) => (d['metrics'][0].morris.effects = [])), /morris\.effects: /],
  ['a strange axis', 'sweep', changed((d) => (d['charts'][0].x = 'nothing')), /shows an axis that is not there/],
  ['a metric too few', 'sweep', changed((d) => (d['points'][1].differences = {})), /lacks a metric/],
  [
    'no figure published',
    'board',
    changed((d) => (d['patterns'][0].published = { lo: null, hi: null })),
    /must have a bound/,
  ],
  ['no totals', 'board', changed((d) => (d['totals'] = {})), /totals\.calibration: /],
  ['a strange ridge', 'fit', changed((d) => (d['ridges'][0].first = 'nothing')), /no parameter is named "nothing"/],
  ['a prior of nothing', 'fit', changed((d) => (d['parameters'][0].distribution = {})), /parameters\.0\.distribution/],
];

describe('a bundle', () => {
  it.each(Object.keys(FIXTURES))('of %s is read back as it was written', async (name) => {
    const { document } = await readBundle(join(root, name));
    expect(document).toEqual(JSON.parse(read(join(root, name))));
  });

  it.each([...FILES, ...DOCUMENTS])('with %s is refused', async (_, bundle, damage, told) => {
    const folder = copy(bundle);
    damage(folder);
    const refused = readBundle(folder);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(told);
    await refused.catch((cause: UserError) => {
      expect(cause.message.length).toBeLessThan(1000);
      expect(cause.hint).toMatch(/make it again|name a folder/);
    });
  });

  it('that holds a key of every object refuses it', async () => {
    const folder = copy('run');
    put(folder, read(folder).replace('"arms":', '"__proto__": {},\n  "arms":'));
    await expect(readBundle(folder)).rejects.toThrow(/changed since/);
  });
});
