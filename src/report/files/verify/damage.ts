/** A bundle against its own manifest: every file as it was written, none missing, none besides. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../manifest.ts';
import { foreignIn, found, hasPlainParents, leadsInside } from '../ours.ts';

export type Damage = { readonly file: string; readonly what: string };

/** What is wrong with the files of a bundle, by name: changed, missing, no plain files, or not in the manifest. */
export async function damageIn(folder: string, { outputs }: Pick<Manifest, 'outputs'>): Promise<Damage[]> {
  const damage: Damage[] = [];
  for (const [file, hash] of Object.entries(outputs)) {
    const what = await wrongWith(folder, file, hash);
    if (what !== undefined) damage.push({ file, what });
  }
  const foreign = foreignIn(folder, new Map(Object.entries(outputs)));
  const besides = foreign.map((file) => ({ file, what: 'is not in the manifest' }));
  return [...damage, ...besides].toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

async function wrongWith(folder: string, file: string, hash: string): Promise<string | undefined> {
  if (!leadsInside(file)) return 'stands in the manifest, but is no path inside the bundle';
  const there = hasPlainParents(folder, file) ? found(join(folder, file)) : undefined;
  if (!there) return 'is missing';
  if (!there.isFile()) return 'is not a plain file';
  return (await hashOf(join(folder, file))) === hash ? undefined : 'was changed after it was written';
}

/** SHA-256 of a file of any size. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
