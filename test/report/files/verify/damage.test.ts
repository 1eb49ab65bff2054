/** A bundle whose files are not those of its manifest: each is told, with what is wrong. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/report/files/hash.ts';
import { damageIn } from '../../../../src/report/files/verify/damage.ts';
import { freshFolder } from '../../../cli/handoff.ts';

const here = freshFolder();
const FILES = { 'a.csv': 'x\n1\n', 'charts/b.svg': '<svg/>', 'summary.json': '{}' };
const outputs = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, sha256(text)]));
let bundles = 0;

function bundle(): string {
  const folder = join(here, String((bundles += 1)));
  mkdirSync(join(folder, 'charts'), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'manifest.json'), '{}');
  return folder;
}

describe('damage', () => {
  it('is none in a bundle as it was written', async () => expect(await damageIn(bundle(), { outputs })).toEqual([]));

  it('is told file by file: changed, missing, no file, and not in the manifest', async () => {
    const folder = bundle();
    writeFileSync(join(folder, 'a.csv'), 'x\n2\n');
    rmSync(join(folder, 'summary.json'));
    rmSync(join(folder, 'charts/b.svg'));
    mkdirSync(join(folder, 'charts/b.svg'));
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await damageIn(folder, { outputs })).toEqual([
      { file: 'a.csv', what: 'was changed after it was written' },
      { file: 'charts/b.svg', what: 'is not a plain file' },
      { file: 'notes.txt', what: 'is not in the manifest' },
      { file: 'summary.json', what: 'is missing' },
    ]);
  });

  it('is a path that leads out of the bundle, and a file that only a link leads to', async () => {
    const folder = bundle();
    const out = '../1/a.csv';
    expect(await damageIn(folder, { outputs: { ...outputs, [out]: outputs['a.csv'] } })).toEqual([
      { file: out, what: 'stands in the manifest, but is no path inside the bundle' },
    ]);
    rmSync(join(folder, 'a.csv'));
    symlinkSync(join(folder, 'summary.json'), join(folder, 'a.csv'));
    expect((await damageIn(folder, { outputs })).map(({ file }) => file)).toEqual(['a.csv']);
  });
});
