/** scripts/checks.sh: what a test needs besides packages of npm is installed where it is not there, or it is said what is needed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freshFolder } from './cli/handoff.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BASH = (process.env['PATH'] ?? '').split(delimiter).map((path) => join(path, 'bash')).find(existsSync)!; // prettier-ignore

/** Runs a line after checks.sh where nothing is on the search path but what is told here: a name and what it does. */
function on(programs: Readonly<Record<string, string>>, line: string, more: NodeJS.ProcessEnv = {}) {
  const here = freshFolder();
  const bin = join(here, 'bin');
  mkdirSync(bin);
  for (const [name, does] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!${BASH}\n${does}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const env = { PATH: bin, ASKED: join(here, 'asked'), ...more };
  const { status, stderr } = spawnSync(BASH, ['--norc', '-c', `source scripts/checks.sh; ${line}`], { cwd: ROOT, env, encoding: 'utf8' }); // prettier-ignore
  return { status, stderr, asked: existsSync(env.ASKED) ? readFileSync(env.ASKED, 'utf8').trim().split('\n') : [] };
}

const noted = 'echo "$DEBIAN_FRONTEND $*" >> "$ASKED"';
/** Without the programs of others, env is a line of the shell. */
const env = 'export "$1"; shift; exec "$@"';
const root = { id: 'echo 0', env, 'apt-get': noted };
const UPDATE = 'noninteractive update -qq';
const install = (what: string) => `noninteractive install -y -qq --no-install-recommends ${what}`;

describe('what tests need of the system', () => {
  it('is installed where it is not there', () => {
    const { status, asked } = on(root, 'system_packages');
    expect(asked).toEqual([UPDATE, install('poppler-utils'), UPDATE, install('chromium')]);
    expect(status).toBe(0);
  });

  it('is left alone where it is there, a browser of another name too', () => {
    expect(on({ ...root, pdftoppm: '', chromium: '' }, 'system_packages')).toMatchObject({ status: 0, asked: [] });
    const browser = { HANDOFF_CHROMIUM: process.execPath };
    expect(on({ ...root, pdftoppm: '' }, 'system_packages', browser)).toMatchObject({ status: 0, asked: [] });
  });

  it('is installed by sudo for those who are not root', () => {
    const user = { ...root, id: 'echo 1000', sudo: 'echo sudo >> "$ASKED"; exec "$@"', pdftoppm: '' };
    expect(on(user, 'system_packages').asked).toEqual(['sudo', UPDATE, 'sudo', install('chromium')]);
  });

  it.each([
    ['apt-get', { id: 'echo 0' }],
    ['sudo', { ...root, id: 'echo 1000' }],
  ])('is named where there is no %s, and the step fails', (_, programs) => {
    const { status, stderr, asked } = on(programs, 'step "system packages" system_packages; finish');
    expect([status, stderr, asked]).toEqual([
      1,
      'needed, and not to be installed from here: poppler-utils (of Debian)\n',
      [],
    ]);
  });
});

describe('a test that is left out', () => {
  it('says why', () => {
    const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' });
    const tests = files.filter((file) => file.endsWith('.test.ts') && file !== 'checks.test.ts');
    expect(tests.length).toBeGreaterThan(100);
    // "skip" of a test's context takes a reason, these take none.
    const silent = /\b(it|test|describe)\.(runIf|skipIf|skip|todo)\(/;
    expect(tests.filter((file) => silent.test(readFileSync(join(ROOT, 'test', file), 'utf8')))).toEqual([]);
  });
});
