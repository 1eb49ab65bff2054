/** What `npm run release` makes, as npm would put it into somebody else's folder: whole, small, and under licences that suit. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Packed, packInto } from '../../scripts/release/pack.ts';
import { resultsChanged } from '../../src/cli/files/results-changed.ts';
import { freshFolder } from './handoff.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const here = freshFolder();
const installed = join(here, 'node_modules/handoff-simulation');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

type Locked = { dev?: boolean; optional?: boolean; license?: string };
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
/** Paths of the packages that come with it. */
const production = Object.keys(packages).filter((path) => path !== '' && !packages[path].dev);

let packed: Packed;
beforeAll(() => {
  // The tests have just built it, and others are running what they built.
  packed = packInto(here, ROOT, { built: true });
  mkdirSync(installed, { recursive: true });
  spawnSync('tar', ['-xzf', join(here, packed.tarball), '--strip-components=1', '-C', installed]);
  for (const path of production) {
    const from = join(ROOT, path);
    // Drawing is made for one machine at a time: the others' packages are not there.
    if (packages[path].optional !== true || existsSync(from)) cpSync(from, join(here, path), { recursive: true });
  }
}, 120_000);

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(installed, 'bin/handoff.js'), ...args], { cwd: here, encoding: 'utf8' });

describe('the package', () => {
  it('holds what it needs and no more', () => {
    expect(readdirSync(installed).toSorted()).toEqual(['CHANGELOG.md', 'CITATION.cff', 'LICENSE', 'README.md', 'SECURITY.md', 'bin', 'dist', 'docs', 'package.json', 'results-changed.yaml', 'scenarios']); // prettier-ignore
    expect(readdirSync(join(installed, 'dist'))).not.toContain('bench.js');
  });

  it('shows every picture of its pages, and leads elsewhere only where the code and its pages are', () => {
    const files = new Set(packed.files);
    const pages = packed.files.filter((path) => path.endsWith('.md'));
    const links = pages.flatMap((path) =>
      [...readFileSync(join(installed, path), 'utf8').matchAll(/(!?)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .filter(([, , to]) => !to.includes('://'))
        .map(([, picture, to]) => ({ path, picture: picture === '!', to: posix.join(dirname(path), to) })),
    );
    const isThere = (to: string): boolean => [...files].some((file) => file === to || file.startsWith(`${to}/`));
    const dead = links.filter(({ to }) => !isThere(to));
    expect(links.length).toBeGreaterThan(100);
    expect(dead.filter(({ picture }) => picture)).toEqual([]);
    const ofCode = /^(src\/|CONTRIBUTING\.md$|docs\/(gallery|rooms|speed)\.md$)/;
    expect(dead.filter(({ to }) => !ofCode.test(to))).toEqual([]);
    expect(dead.filter(({ to }) => !existsSync(join(ROOT, to)))).toEqual([]);
  });

  it('is ready for a registry', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).not.toHaveProperty('private');
    expect(manifest).toMatchObject({ license: 'MIT', publishConfig: { provenance: true, access: 'public' } });
    expect((manifest['keywords'] as string[]).length).toBeGreaterThan(3);
    const ranges = Object.values(manifest['dependencies'] as Record<string, string>);
    expect(ranges.filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });

  it('has a checksum that tells a tarball that was changed', () => {
    const sums = readFileSync(join(here, 'SHA256SUMS'), 'utf8');
    const check = (text: string) =>
      spawnSync('sha256sum', ['--check', '--strict', '-'], { cwd: here, input: text }).status;
    expect(sums).toBe(`${packed.sum}  ${packed.tarball}\n`);
    expect(check(sums)).toBe(0);
    expect(check(sums.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))).toBe(1);
  });

  it('runs where npm put it, and writes into the folder of whoever calls it', () => {
    expect(run('list').status).toBe(0);
    const { status, stdout } = run('run', 'tutorial', '--replications', '1', '--quiet');
    expect([status, stdout.includes('outputs/tutorial')]).toEqual([0, true]);
    expect(readdirSync(join(here, 'outputs/tutorial'))).toEqual(expect.arrayContaining(['manifest.json', 'charts']));
    expect(readdirSync(installed)).not.toContain('outputs');
  });
});

describe('README', () => {
  it('types no command that a shell of Windows would read otherwise', () => {
    const lines = read('README.md')
      .match(/^npx handoff .*$/gm)!
      .map((line) => line.replace(/\s+#.*$/, ''));
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => !/^[\w .=:/-]+$/.test(line))).toEqual([]);
  });
});

describe('a version', () => {
  it('is the same wherever it stands', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const [locked] = /"version": "(.*)"/.exec(read('package-lock.json'))!.slice(1);
    const [cited, day] = /^version: (.*)\ndate-released: '(.*)'$/m.exec(read('CITATION.cff'))!.slice(1);
    const [, released] = [...read('CHANGELOG.md').matchAll(/^## \[.*$/gm)].map(([heading]) => heading);
    expect({ locked, cited, released, changed: resultsChanged()[1].version }).toEqual({
      locked: version,
      cited: version,
      released: `## [${version}] - ${day}`,
      changed: version,
    });
  });
});

/** Those that let anybody use, change and pass on; the font's and the renderer's ask that they stay what they are. */
const SUITABLE = /^(MIT|MIT License|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|Zlib|OFL-1\.1|MPL-2\.0|BlueOak-1\.0\.0)$/;
/** "(MIT AND OFL-1.1)" asks for both, "(MIT OR GPL-3.0-or-later)" leaves the choice. */
const suits = (licence: string) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((both) => both.split(' OR ').some((one) => SUITABLE.test(one)));
/** For a package that names its licence in a text alone. */
const firstLine = (path: string) => read(join(path, 'LICENSE')).split('\n')[0].trim();

describe('licences', () => {
  it('of packages that come with it suit', () => {
    expect(production.length).toBeGreaterThan(10);
    expect(production.filter((path) => !suits(packages[path].license ?? firstLine(path)))).toEqual([]);
  });

  it('of bundled code suit and lie beside it', () => {
    const text = readFileSync(join(installed, 'dist/LICENCES.txt'), 'utf8');
    const found = [...text.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d+\.\d+\.\d+[\w.-]*: (.+)$/gm)];
    expect(found.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['docx', 'sax', 'vega', 'yaml', 'yargs', 'zod']),
    );
    expect(found.filter(([, , licence]) => !suits(licence))).toEqual([]);
  });
});
