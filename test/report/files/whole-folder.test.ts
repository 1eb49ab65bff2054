import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/base/user-error.ts';
import { changeFiles, makeFolder, recoverFolder, writeWholeFolder } from '../../../src/report/files/whole-folder.ts';
import { bundle, contentsOf, readAsStranger } from './bundles.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'handoff-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (...path: string[]): string => join(root, ...path);
const put = (path: string, content: string): void => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), content);
};

describe('writing a whole folder', () => {
  it('writes files, folders in it and missing parents, and leaves nothing else', async () => {
    await writeWholeFolder(at('a', 'b'), bundle({ 'x.txt': 'X', 'charts/y.txt': 'Y' }));
    expect(readAsStranger(at('a', 'b'))).toEqual({ 'x.txt': 'X', 'charts/y.txt': 'Y' });
    expect(readdirSync(at('a'))).toEqual(['b']);
  });

  it('replaces an earlier bundle, old files and empty folders gone', async () => {
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '1', 'charts/old.txt': '' }));
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '2', 'new/a.txt': '2' }));
    expect(readAsStranger(at('b'))).toEqual({ 'a.txt': '2', 'new/a.txt': '2' });
    expect([readdirSync(at('b')), readdirSync(root)]).toEqual([['a.txt', 'manifest.json', 'new'], ['b']]);
  });

  it('keeps what is not ours where it is, also in folders of ours', async () => {
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '1', 'charts/a.txt': '1' }));
    for (const path of ['b/note.txt', 'b/charts/mine.txt', 'b/.git/config']) put(path, 'precious');
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '2' }));
    expect(contentsOf(at('b'))).toMatchObject({
      'a.txt': '2',
      'note.txt': 'precious',
      'charts/mine.txt': 'precious',
      '.git/config': 'precious',
    });
    expect(existsSync(at('b', 'charts', 'a.txt'))).toBe(false);
  });

  it('takes an empty folder, and the target of a link, which stays a link', async () => {
    mkdirSync(at('empty'));
    symlinkSync('empty', at('link'));
    for (const text of ['1', '2']) {
      await writeWholeFolder(at('link'), bundle({ 'a.txt': text }));
      expect(readAsStranger(at('empty'))).toEqual({ 'a.txt': text });
    }
    expect(readlinkSync(at('link'))).toBe('empty');
    expect(readdirSync(root)).toEqual(['empty', 'link']);
  });

  it.each([
    ['no manifest', { 'chapter.txt': 'years of work' }],
    ['the manifest of an app', { 'manifest.json': '{"name": "app", "icons": []}', 'src/app.js': 'app' }],
    ['a manifest that is no JSON', { 'manifest.json': '{', 'chapter.txt': 'years of work' }],
    ['a manifest that leads out', { 'manifest.json': '{"schema": "handoff.bundle/1", "outputs": {"../a": "0"}}' }],
    ['a manifest with a whole path', { 'manifest.json': '{"schema": "handoff.bundle/1", "outputs": {"/etc/a": "0"}}' }],
    ['a manifest with a roundabout path', { 'manifest.json': '{"schema": "handoff.bundle/1", "outputs": {"a/../../b": "0"}}' }], // prettier-ignore
    ['a manifest without outputs', { 'manifest.json': '{"schema": "handoff.bundle/1"}' }],
    ['a manifest with a list', { 'manifest.json': '{"schema": "handoff.bundle/1", "outputs": ["a"]}', a: 'mine' }],
    ['the manifest of another version', { 'manifest.json': '{"schema": "handoff.bundle/2", "outputs": {}}' }],
  ])('leaves alone a folder with %s', async (_, files) => {
    for (const [path, content] of Object.entries(files)) put(join('theirs', path), content);
    const refused = writeWholeFolder(at('theirs'), bundle({ 'a.txt': '' }));
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(/theirs: (holds files that are not results|its manifest\.json is not one) of Handoff/); // prettier-ignore
    expect(contentsOf(at('theirs'))).toEqual(files);
  });

  it.each([
    ['a link', (path: string) => symlinkSync(at('elsewhere.txt'), path)],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('refuses %s in the place of a file of ours', async (_, make) => {
    writeFileSync(at('elsewhere.txt'), 'precious');
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '1', 'b.txt': '1' }));
    rmSync(at('b', 'a.txt'));
    make(at('b', 'a.txt'));
    const before = contentsOf(root);
    await expect(writeWholeFolder(at('b'), bundle({ 'a.txt': '2' }))).rejects.toThrow(/a\.txt: is not a plain file/);
    expect(contentsOf(root)).toEqual(before);
  });

  it('refuses to go through a link, and a file of another in its way, and keeps what it made beside them', async () => {
    mkdirSync(at('pictures'));
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '1' }));
    symlinkSync(at('pictures'), at('b', 'charts'));
    put('b/notes.txt', 'precious');
    mkdirSync(at('b.3'));
    const before = contentsOf(at('b'));
    await expect(writeWholeFolder(at('b'), bundle({ 'charts/a.txt': 'A' }))).rejects.toThrow(
      `its folder is a link or a file, so it is left alone; the new results are in ${at('b.2')}`,
    );
    await expect(writeWholeFolder(at('b'), bundle({ 'notes.txt': 'N' }))).rejects.toThrow(
      `is not a file of Handoff, so it is left alone; the new results are in ${at('b.4')}`,
    );
    expect(contentsOf(at('b'))).toEqual(before);
    expect([readAsStranger(at('b.2')), readAsStranger(at('b.4'))]).toEqual([
      { 'charts/a.txt': 'A' },
      { 'notes.txt': 'N' },
    ]);
    expect([readdirSync(at('pictures')), readdirSync(at('b.3'))]).toEqual([[], []]);
    expect(readdirSync(root)).toEqual(['b', 'b.2', 'b.3', 'b.4', 'pictures']);
  });

  it('keeps the old folder when a file of the new one fails, and leaves no trace', async () => {
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '1' }));
    async function* failing(): AsyncGenerator<readonly [string, string]> {
      yield ['a.txt', '2'];
      throw new Error('broken');
    }
    for (const place of ['b', 'c']) {
      await expect(writeWholeFolder(at(place), failing())).rejects.toThrow('broken');
      expect([readAsStranger(at('b')), readdirSync(root)]).toEqual([{ 'a.txt': '1' }, ['b']]);
      expect(readdirSync(at('b'))).toEqual(['a.txt', 'manifest.json']);
    }
  });

  it('changes some files and leaves the others', async () => {
    await writeWholeFolder(at('b'), bundle({ 'a.txt': '1', 'charts/a.txt': '1' }));
    await changeFiles(at('b'), bundle({ 'charts/a.txt': '2', 'charts/b.txt': '2' }));
    expect(contentsOf(at('b'))).toMatchObject({ 'a.txt': '1', 'charts/a.txt': '2', 'charts/b.txt': '2' });
  });

  it('lets several write one folder at once: the last one counts, and it is whole', async () => {
    const texts = ['1', '2', '3', '4', '5'];
    await Promise.all(texts.map((text) => writeWholeFolder(at('b'), bundle({ 'a.txt': text, [`${text}.txt`]: text }))));
    const { 'a.txt': last, ...more } = readAsStranger(at('b'));
    expect(more).toEqual({ [`${last}.txt`]: last });
    expect([readdirSync(root), readdirSync(at('b'))]).toEqual([['b'], [`${last}.txt`, 'a.txt', 'manifest.json']]);
  });

  it('explains a place that cannot be written', async () => {
    writeFileSync(at('file'), '');
    const refused = writeWholeFolder(at('file', 'b'), bundle({}));
    await expect(refused).rejects.toMatchObject({ name: 'UserError', code: 2, hint: expect.stringContaining('--out') });
    await expect(refused).rejects.toThrow(/a part of the path is a file/);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing when stopped by %s, and ends by that signal',
    async (signal) => {
      await writeWholeFolder(at('old'), bundle({ 'a.txt': 'old' }));
      const script = fileURLToPath(new URL('./stopped-writer.ts', import.meta.url));
      for (const place of ['b', 'old']) {
        const writer = spawn(process.execPath, ['--import', 'tsx', script, at(place)]);
        try {
          await once(writer.stdout, 'data');
          expect(readdirSync(place === 'old' ? at('old') : root).some((name) => name.includes('partial'))).toBe(true);
          writer.kill(signal);
          const [, endedBy] = (await once(writer, 'exit')) as [number | null, string | null];
          expect(endedBy).toBe(signal);
          expect(contentsOf(root)).toEqual({ 'old/a.txt': 'old', 'old/manifest.json': expect.anything() });
          expect(readdirSync(root)).toEqual(['old']);
          expect(readdirSync(at('old'))).toHaveLength(2);
        } finally {
          writer.kill('SIGKILL');
        }
      }
    },
    30_000,
  );

  it('listens to no signal once it is done', async () => {
    const before = process.listenerCount('SIGINT');
    await writeWholeFolder(at('b'), bundle({}));
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});

describe('what a killed process left', () => {
  const DEAD = '4194305-1';

  it('is removed by name and list, and nothing else', () => {
    put(`.b.partial-${DEAD}-1/by-${DEAD}`, 'new/a.txt\nnew/../../precious.txt\nnew/charts/x\n');
    put(`.b.partial-${DEAD}-1/new/a.txt`, 'half');
    put('precious.txt', 'precious');
    put(`.b.partial-${DEAD}-2/by-${DEAD}`, 'new/a.txt\n');
    put(`.b.partial-${DEAD}-2/new/mine.txt`, 'precious');
    put(`.b.partial-${DEAD}-3/mine.txt`, 'precious');
    put(`.c.partial-${DEAD}-1/by-${DEAD}`, '');
    expect(recoverFolder(at('b'))).toMatch(/b: what a killed command had begun to write there was removed/);
    expect(contentsOf(root)).toEqual({
      [`.b.partial-${DEAD}-2/new/mine.txt`]: 'precious',
      [`.b.partial-${DEAD}-3/mine.txt`]: 'precious',
      [`.c.partial-${DEAD}-1/by-${DEAD}`]: '',
      'precious.txt': 'precious',
    });
    expect(recoverFolder(at('c'))).toBeDefined();
    expect(recoverFolder(at('d'))).toBeUndefined();
  });
});

describe('a place where the system makes no folders', () => {
  it.each(['/proc/none', '/proc/none/below'])('is refused at once: %s', (folder) => {
    expect(() => makeFolder(folder)).toThrow(/nothing can be made there/);
  });
});
