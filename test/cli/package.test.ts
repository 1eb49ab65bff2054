/** What `npm pack` makes, as npm would put it into somebody else's folder: whole, small, and under licences that suit. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder } from './handoff.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const here = freshFolder();
const installed = join(here, 'node_modules/handoff');

type Locked = { dev?: boolean; optional?: boolean; license?: string };
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
/** Paths of the packages that come with it. */
const production = Object.keys(packages).filter((path) => path !== '' && !packages[path].dev);

beforeAll(() => {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  // Without scripts: the tests have just built it, and others are running what they built.
  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', here], options);
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  mkdirSync(installed, { recursive: true });
  spawnSync('tar', ['-xzf', join(here, filename), '--strip-components=1', '-C', installed]);
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
    expect(readdirSync(installed).toSorted()).toEqual(['CHANGELOG.md', 'CITATION.cff', 'LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json', 'results-changed.yaml', 'scenarios']); // prettier-ignore
    expect(readdirSync(join(installed, 'dist'))).not.toContain('bench.js');
  });

  it('runs where npm put it, and writes into the folder of whoever calls it', () => {
    expect(run('list').status).toBe(0);
    const { status, stdout } = run('run', 'tutorial', '--replications', '1', '--quiet');
    expect([status, stdout.includes('outputs/tutorial')]).toEqual([0, true]);
    expect(readdirSync(join(here, 'outputs/tutorial'))).toEqual(expect.arrayContaining(['manifest.json', 'charts']));
    expect(readdirSync(installed)).not.toContain('outputs');
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
const firstLine = (path: string) =>
  readFileSync(join(ROOT, path, 'LICENSE'), 'utf8')
    .split('\n')[0]
    .trim();

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
