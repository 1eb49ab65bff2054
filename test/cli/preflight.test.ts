/** What is missing is told in a line with its remedy before anything runs: in copies of the checkout that lack it. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refused } from '../../src/base/refusals.ts';
import type { UserError } from '../../src/base/user-error.ts';
import { freshFolder } from './handoff.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const here = freshFolder();

/** A checkout whose node_modules lacks a package. */
function checkout(name: string, lacks?: string): string {
  const folder = join(here, name);
  mkdirSync(folder);
  for (const part of ['bin', 'dist', 'package.json', 'package-lock.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'scenarios'), join(folder, 'scenarios'));
  const link = (below: string) => {
    mkdirSync(join(folder, below));
    for (const entry of readdirSync(join(ROOT, below))) {
      const path = join(below, entry);
      if (path === lacks) continue;
      if (lacks?.startsWith(`${path}/`)) link(path);
      // A package behind a link looks for what it needs where it really lies.
      else if (path === 'node_modules/@resvg/resvg-js')
        cpSync(join(ROOT, path), join(folder, path), { recursive: true });
      else symlinkSync(join(ROOT, path), join(folder, path));
    }
  };
  link('node_modules');
  return folder;
}

function run(folder: string, args: readonly string[], node: readonly string[] = []) {
  const command = [...node, join(folder, 'bin/handoff.js'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: here,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const SMALL = ['run', 'tutorial', '--replications', '1', '--from', '2016-09', '--quiet', '--out'];

describe('before anything runs', () => {
  it.each(['12.22.12', '18.20.8', '20.18.3', '21.7.0', '22.11.0'])('Node %s is refused', (version) => {
    const fake = join(here, `node-${version}.cjs`);
    const versions = `{ ...process.versions, node: '${version}' }`;
    writeFileSync(fake, `Object.defineProperty(process, 'versions', { value: ${versions} });`);
    expect(run(ROOT, ['list'], ['--require', fake])).toEqual({
      status: 2,
      stdout: '',
      stderr: `handoff: Node ${version} cannot run it, it needs >=20.19 <21 || >=22.12\n  https://nodejs.org has one\n`,
    });
  });

  it('Node 20.19, 22.12 and what comes after are taken', () => {
    for (const version of ['20.19.0', '20.20.2', '22.12.0', '23.1.0', '30.0.0']) {
      const fake = join(here, `node-${version}.cjs`);
      const versions = `{ ...process.versions, node: '${version}' }`;
      writeFileSync(fake, `Object.defineProperty(process, 'versions', { value: ${versions} });`);
      expect(run(ROOT, ['--version'], ['--require', fake]).status, version).toBe(0);
    }
  });

  it('a machine that opens no more files is told for what it is', () => {
    const limited = (files: number) =>
      spawnSync('sh', ['-c', `ulimit -n ${files} && exec "$0" "$@"`, process.execPath, join(ROOT, 'bin/handoff.js'), 'list'], { encoding: 'utf8' }); // prettier-ignore
    const cause = Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
    const { message, hint } = refused(cause) as UserError;
    // How many Node needs for itself is its own affair; some of these stop the program while it is loaded.
    const told = [20, 22, 24, 26, 28].map(limited).filter(({ status }) => status === 2);
    expect(told.length).toBeGreaterThan(0);
    for (const { stdout, stderr } of told) expect([stdout, stderr]).toEqual(['', `handoff: ${message}\n  ${hint}\n`]);
  });

  it('a build that is missing or half there is told', () => {
    const folder = checkout('half');
    const told = (message: string) => ({
      status: 2,
      stdout: '',
      stderr: `handoff: ${message}\n  run "npm run build" in the folder of Handoff; "npm run demo" does it too\n`,
    });
    truncateSync(join(folder, 'dist/worker.js'), 1000);
    expect(run(folder, ['list'])).toEqual(told('the build is not whole: dist/worker.js is missing or cut off'));
    rmSync(join(folder, 'dist/main.js'));
    expect(run(folder, ['list'])).toEqual(told('the build is not whole: dist/main.js is missing or cut off'));
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(run(folder, ['list'])).toEqual(told('the program is not built yet'));
  });

  it.each(['tinypool', 'fontkit', 'restructure', '@expo-google-fonts/inter', '@swc/helpers'])(
    'the package %s that is missing is told',
    (name) => {
      const folder = checkout(`without-${name.replace('/', '-')}`, `node_modules/${name}`);
      expect(run(folder, ['list'])).toEqual({
        status: 2,
        stdout: '',
        stderr: `handoff: the package ${name} is missing from node_modules\n  run "npm ci" in the folder of Handoff\n`,
      });
    },
  );

  it('a package from elsewhere that is not whole is to be installed again', () => {
    const folder = checkout('installed', 'node_modules/tinypool');
    rmSync(join(folder, 'package-lock.json'));
    const told = (message: string) => ({
      status: 2,
      stdout: '',
      stderr: `handoff: ${message}\n  install the package again, as you did before\n`,
    });
    expect(run(folder, ['list'])).toEqual(told('the package tinypool is missing from node_modules'));
    rmSync(join(folder, 'dist/main.js'));
    expect(run(folder, ['list'])).toEqual(told('the build is not whole: dist/main.js is missing or cut off'));
  });

  it.each(['@resvg/resvg-js', '@resvg/resvg-js-linux-x64-gnu'])(
    'without %s what draws is refused before it simulates, and what does not draw goes on',
    (name) => {
      const folder = checkout(`without-${name.replace('/', '-')}`, `node_modules/${name}`);
      const refused = {
        status: 2,
        stdout: '',
        stderr:
          'handoff: PNG pictures cannot be drawn: the package @resvg/resvg-js is missing or was made for another machine\n' +
          '  run "npm ci" in the folder of Handoff, on this machine\n',
      };
      expect(run(folder, [...SMALL, join(here, 'none')])).toEqual(refused);
      expect(readdirSync(here)).not.toContain('none');
      expect(run(folder, ['list']).status).toBe(0);
      expect(run(folder, ['check', 'tutorial']).status).toBe(0);
      const bundle = join(here, 'bundle');
      if (!existsSync(bundle)) expect(run(ROOT, [...SMALL, bundle]).status).toBe(0);
      expect(run(folder, ['chart', bundle, '--format', 'svg,pdf']).status).toBe(0);
      expect(run(folder, ['chart', bundle, '--format', 'png'])).toEqual(refused);
    },
  );
});
