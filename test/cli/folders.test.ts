/** Where results go, and what becomes of what stands there. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBundle } from '../../src/report/files/read-bundle.ts';
import { readAsStranger } from '../report/files/bundles.ts';
import { BIN, freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const at = (...path: string[]): string => join(here, ...path);
const short = ['run', 'tutorial', '--replications', '1', '--from', '2015-01', '--to', '2015-02'];
const run = (...more: string[]) => handoff([...short, ...more], here);
const bash = (line: string, cwd = here) => promisify(execFile)('bash', ['-c', line], { cwd });

/** The named folder, and what stands beside and in it. */
const FOLDER = join('outputs', 'tutorial.2015-01-2015-02');

beforeAll(async () => {
  expect((await run()).code).toBe(0);
  mkdirSync(at('app', 'src'), { recursive: true });
  writeFileSync(at('app', 'manifest.json'), '{"name": "app", "icons": []}');
  writeFileSync(at('app', 'src', 'app.js'), 'precious');
  symlinkSync('nowhere', at('dangling'));
});

describe('the default folder', () => {
  it('tells the months, and is replaced in silence by the same question, with the same bytes', async () => {
    const before = readAsStranger(at(FOLDER));
    const again = await handoff(['run', 'tutorial', '--to=2015-02', '--from', '2015-01', '--replications', '1', '--quiet', '--workers', '1'], here); // prettier-ignore
    expect(again).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining(`Table   ${join(FOLDER, 'results.csv')}\n`),
    });
    expect(readAsStranger(at(FOLDER))).toEqual(before);
    expect(readdirSync(at('outputs'))).toEqual(['tutorial.2015-01-2015-02']);
  });

  it('gets a number for another question, which it keeps', async () => {
    const before = readFileSync(at(FOLDER, 'manifest.json'), 'utf8');
    for (let i = 0; i < 2; i += 1)
      expect((await run('--seed', 'other', '--quiet')).stdout).toContain(
        `Table   ${join(`${FOLDER}.2`, 'results.csv')}\n`,
      );
    expect(readFileSync(at(FOLDER, 'manifest.json'), 'utf8')).toBe(before);
    expect(readdirSync(at('outputs'))).toHaveLength(2);
  });
});

describe('a folder that is named', () => {
  it('is said to be replaced where the question was another; what is not ours stays, which is said too', async () => {
    expect((await run('--out', 'named', '--quiet')).code).toBe(0);
    writeFileSync(at('named', 'note.txt'), 'precious');
    writeFileSync(at('named', 'charts', 'mine.svg'), 'precious');
    writeFileSync(at('named', 'metrics.csv'), 'edited');
    const { code, stderr } = await run('--seed', 'other', '--out', 'named');
    expect(code).toBe(0);
    const said = stderr.split('\n').slice(0, 4);
    expect(said).toEqual([
      expect.stringMatching(/^named: replaces the results of "handoff run tutorial .*" of \d{4}-\d\d-\d\d$/),
      'named: replaces metrics.csv, changed since it was written',
      expect.stringMatching(/^named: leaves (note\.txt, charts\/mine\.svg|charts\/mine\.svg, note\.txt) as it is/),
      expect.stringMatching(/^simulating 1 run of /),
    ]);
    expect(readFileSync(at('named', 'note.txt'), 'utf8')).toBe('precious');
    expect(readFileSync(at('named', 'charts', 'mine.svg'), 'utf8')).toBe('precious');
    readAsStranger(at('named'));
  });

  it('may be the working folder, with a bundle in it or empty, and stays it', async () => {
    mkdirSync(at('work'));
    const command = `"${process.execPath}" "${BIN}" ${short.join(' ')} --out . --quiet >/dev/null`;
    const { stdout } = await bash(`${command} && ${command} && ls manifest.json && ls -A | grep -c '^\\.'; true`, at('work')); // prettier-ignore
    expect(stdout).toBe('manifest.json\n0\n');
  });

  it('may be a link to one, or a mounted one, which cannot be moved', async () => {
    mkdirSync(at('target'));
    symlinkSync('target', at('link'));
    expect((await run('--out', 'link', '--quiet')).code).toBe(0);
    expect(readlinkSync(at('link'))).toBe('target');
    readAsStranger(at('target'));
    mkdirSync(at('mounted'));
    const command = `"${process.execPath}" "${BIN}" ${short.join(' ')} --out mounted --quiet | tail -1`;
    const mount = (size: string) => `unshare -m bash -c 'mount -t tmpfs -o size=${size} none mounted || exit 9;`;
    const mayMount = await bash(`${mount('1m')} true'`).then(
      () => true,
      () => false,
    );
    if (!mayMount) return;
    const { stdout } = await bash(`${mount('16m')} ${command}; ls mounted/manifest.json'`);
    expect(stdout).toMatch(/^ +--full .*\nmounted\/manifest\.json\n$/);
    const full = await bash(`${mount('64k')} ${command}' 2>&1`);
    expect(full.stdout).toMatch(/^handoff: mounted: the disk is full\n {2}make room there/);
  });

  it.each([
    ['an app with a manifest of its own', 'app', 'its manifest.json is not one of Handoff'],
    ['a link that leads nowhere', 'dangling', 'is a link that leads nowhere'],
    ['a folder that the system makes', '/proc/self', 'holds files that are not results'],
    ['a place where no folder can be made', '/proc/none', 'nothing can be made there'],
  ])('is refused before anything is simulated: %s', async (_, folder, message) => {
    const { code, stdout, stderr } = await run('--out', folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`handoff: ${folder}: ${message}`);
    expect(stderr).not.toContain('simulating');
    expect(readdirSync(at('app'), { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
      'manifest.json',
      'src',
      'src/app.js',
    ]);
  });
});

describe('chart', () => {
  const chart = (...more: string[]) => handoff(['chart', FOLDER, '--format', 'svg', ...more], here);

  it('mends pictures in the bundle, whose manifest stays right', async () => {
    const before = readAsStranger(at(FOLDER));
    writeFileSync(at(FOLDER, 'charts', 'where-they-go.svg'), 'edited');
    rmSync(at(FOLDER, 'charts', 'by-month.svg'));
    expect((await chart()).code).toBe(0);
    expect(readAsStranger(at(FOLDER))).toEqual(before);
    expect((await readBundle(at(FOLDER))).manifest.command).toContain('run');
    expect(readdirSync(at(FOLDER)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('replaces plain files of its names elsewhere, and nothing else', async () => {
    mkdirSync(at('pictures'));
    writeFileSync(at('pictures', 'where-they-go.svg'), 'earlier');
    writeFileSync(at('pictures', 'note.txt'), 'precious');
    expect((await chart('--out', 'pictures')).code).toBe(0);
    expect(readFileSync(at('pictures', 'where-they-go.svg'))).toEqual(
      readFileSync(at(FOLDER, 'charts', 'where-they-go.svg')),
    );
    expect(readdirSync(at('pictures'))).toEqual(['by-month.svg', 'note.txt', 'where-they-go.svg']);
    rmSync(at('pictures', 'where-they-go.svg'));
    rmSync(at('pictures', 'by-month.svg'));
    symlinkSync('note.txt', at('pictures', 'by-month.svg'));
    expect(await chart('--out', 'pictures')).toMatchObject({ code: 2, stderr: expect.stringContaining('not a plain') });
    expect(readFileSync(at('pictures', 'note.txt'), 'utf8')).toBe('precious');
    expect(existsSync(at('pictures', 'where-they-go.svg'))).toBe(false);
    const other = await chart('--out', join('named', 'charts'));
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('belongs to another bundle') });
  });
});
