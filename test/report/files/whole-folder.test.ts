import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/base/user-error.ts';
import { makeFolder, writeWholeFolder } from '../../../src/report/files/whole-folder.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'handoff-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const MARK = 'manifest.json';
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

describe('writing a whole folder', () => {
  it('writes files, folders in it and missing parents, and leaves nothing else', async () => {
    await writeWholeFolder(
      join(root, 'a', 'b'),
      [
        ['x.txt', 'X'],
        ['charts/y.txt', 'Y'],
      ],
      MARK,
    );
    expect([read('a', 'b', 'x.txt'), read('a', 'b', 'charts', 'y.txt')]).toEqual(['X', 'Y']);
    expect(readdirSync(join(root, 'a'))).toEqual(['b']);
  });

  it('replaces a folder that carries the mark, old files gone', async () => {
    const folder = join(root, 'b');
    await writeWholeFolder(
      folder,
      [
        [MARK, '1'],
        ['old.txt', ''],
      ],
      MARK,
    );
    await writeWholeFolder(folder, [[MARK, '2']], MARK);
    expect(read('b', MARK)).toBe('2');
    expect([readdirSync(folder), readdirSync(root)]).toEqual([[MARK], ['b']]);
  });

  it('leaves alone a folder that is not ours, and takes an empty one', async () => {
    mkdirSync(join(root, 'empty'));
    await writeWholeFolder(join(root, 'empty'), [[MARK, '']], MARK);
    mkdirSync(join(root, 'thesis'));
    writeFileSync(join(root, 'thesis', 'chapter.txt'), 'precious');
    const refused = writeWholeFolder(join(root, 'thesis'), [[MARK, '']], MARK);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(/thesis: is not empty/);
    expect(readdirSync(join(root, 'thesis'))).toEqual(['chapter.txt']);
  });

  it('keeps the old folder when a file of the new one fails, and leaves no trace', async () => {
    const folder = join(root, 'b');
    await writeWholeFolder(folder, [[MARK, '1']], MARK);
    async function* failing(): AsyncGenerator<readonly [string, string]> {
      yield [MARK, '2'];
      throw new Error('broken');
    }
    await expect(writeWholeFolder(folder, failing(), MARK)).rejects.toThrow('broken');
    expect([read('b', MARK), readdirSync(root)]).toEqual(['1', ['b']]);
  });

  it('explains a place that cannot be written', async () => {
    writeFileSync(join(root, 'file'), '');
    const refused = writeWholeFolder(join(root, 'file', 'b'), [[MARK, '']], MARK);
    await expect(refused).rejects.toMatchObject({ name: 'UserError', code: 2, hint: expect.stringContaining('--out') });
    await expect(refused).rejects.toThrow(/cannot write: a part of the path is a file/);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'leaves nothing when stopped by %s, and ends by that signal',
    async (signal) => {
      const script = fileURLToPath(new URL('./stopped-writer.ts', import.meta.url));
      const writer = spawn(process.execPath, ['--import', 'tsx', script, join(root, 'b')]);
      try {
        await once(writer.stdout, 'data');
        expect(readdirSync(root)).toEqual([`.b.partial-${writer.pid}`]);
        writer.kill(signal);
        const [, endedBy] = (await once(writer, 'exit')) as [number | null, string | null];
        expect(endedBy).toBe(signal);
        expect(readdirSync(root)).toEqual([]);
      } finally {
        writer.kill('SIGKILL');
      }
    },
    30_000,
  );

  it('listens to no signal once it is done', async () => {
    const before = process.listenerCount('SIGINT');
    await writeWholeFolder(join(root, 'b'), [[MARK, '']], MARK);
    expect(process.listenerCount('SIGINT')).toBe(before);
    expect(existsSync(join(root, 'b'))).toBe(true);
  });
});

describe('a place where the system makes no folders', () => {
  it.each(['/proc/none', '/proc/none/below'])('is refused at once: %s', (folder) => {
    expect(() => makeFolder(folder)).toThrow(/cannot write/);
  });
});
