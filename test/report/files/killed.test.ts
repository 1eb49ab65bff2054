/** What a reader finds after a writer was killed at each of its calls: all of the old files or all of the new ones. */
import fc from 'fast-check';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { recoverFolder, writeWholeFolder } from '../../../src/report/files/whole-folder.ts';
import { bundle, contentsOf, readAsStranger } from './bundles.ts';
import { withFault } from './killing.ts';

/** Who writes now; whoever wrote before is dead. */
const writer = vi.hoisted(() => ({ pid: 1 }));
vi.mock('../../../src/report/files/writer.ts', () => ({
  thisWriter: () => `${writer.pid}-1`,
  isAlive: (name: string) => name === `${writer.pid}-1`,
}));

const ALL = process.env['HANDOFF_ALL'] === '1';
const root = mkdtempSync(join(tmpdir(), 'handoff-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;
/** `old` is null where nothing stood there; `foreign` are the user's files. */
type Case = { readonly old: Files | null; readonly next: Files; readonly foreign: Files };

let places = 0;
/** A place with what stood there before. */
async function placeWith({ old, foreign }: Case): Promise<string> {
  const place = join(root, `${(places += 1)}`, 'b');
  mkdirSync(dirname(place));
  if (old) await withFault({}, () => writeWholeFolder(place, bundle(old)));
  for (const [path, content] of Object.entries(old ? foreign : {})) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  return place;
}

const isLeftover = (path: string) => path.startsWith('.handoff-switch') || path.startsWith('.partial-');

/** Every file that any program finds below a folder, links followed; not what a writer left under names of its own. */
function seenIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !isLeftover(path) && existsSync(join(folder, path)) && statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(paths.toSorted().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const expected = (files: Files, foreign: Files): Files => {
  const all = { ...Object.fromEntries(bundle(files)), ...foreign };
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

function expectOldOrNew(place: string, { old, next, foreign }: Case): void {
  if (!existsSync(place)) return expect(old).toBeNull();
  const fresh = expected(next, old ? foreign : {});
  expect([fresh, ...(old ? [expected(old, foreign)] : [])]).toContainEqual(seenIn(place));
  readAsStranger(place);
}

/** Kills the writer, then those that come after it at later and later calls, and looks after each. */
async function killAgainAndAgain(one: Case, kills: readonly number[], links = true): Promise<void> {
  const place = await placeWith(one);
  for (const at of kills) {
    writer.pid += 1;
    await withFault({ at, links }, () => writeWholeFolder(place, bundle(one.next)));
    if (links) expectOldOrNew(place, one);
  }
  writer.pid += 1;
  await withFault({ links }, () => recoverFolder(place));
  expectOldOrNew(place, one);
  await withFault({ links }, () => writeWholeFolder(place, bundle(one.next)));
  // No link and nothing else is left, and the user's files are as they were.
  expect(existsSync(place) && contentsOf(place)).toEqual(expected(one.next, one.old ? one.foreign : {}));
  expect(readdirSync(dirname(place))).toEqual(['b']);
  expect(readdirSync(place).filter(isLeftover)).toEqual([]);
}

const CASES: Record<string, Case> = {
  'over an earlier bundle': {
    old: { 'charts/a.txt': 'a1', 'before/x.txt': 'x' },
    next: { 'charts/a.txt': 'a2', 'after/y.txt': 'y' },
    foreign: { 'note.txt': 'mine', 'charts/mine.txt': 'mine' },
  },
  'where nothing stood': { old: null, next: { 'a.txt': 'a2', 'charts/a.txt': 'c2' }, foreign: {} },
};

describe.each([true, false])('a writer killed at each call, on a disk with links: %s', (links) => {
  it.each(Object.entries(CASES))('%s', async (_, one) => {
    const place = await placeWith(one);
    const { calls } = await withFault({ links }, () => writeWholeFolder(place, bundle(one.next)));
    expect(calls).toBeGreaterThan(15);
    const step = links || ALL ? 1 : 5;
    for (let at = 1; at <= calls + 1; at += step) await killAgainAndAgain(one, [at], links);
  });
});

const paths = fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'charts/a.txt', 'charts/b.txt', 'x/y/z.txt');
const files = fc.dictionary(paths, fc.constantFrom('1', '2', '22'), { maxKeys: 5 });
const foreign = fc.dictionary(fc.constantFrom('note.txt', 'charts/mine.txt', 'x/mine.txt', 'x/y/mine.txt'), fc.constant('mine')); // prettier-ignore
const cases = fc.record({ old: fc.option(files), next: files, foreign });

describe('any files, killed again and again', () => {
  it('leave the old or the new ones, and always those of the user', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }), fc.boolean(), killAgainAndAgain), // prettier-ignore
      { numRuns: ALL ? 3000 : 50 },
    );
  });
});
