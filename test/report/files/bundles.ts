/** Small bundles for the tests of writing: any files, with a manifest that lists them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

type File = readonly [path: string, content: string];

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** The files of a bundle and the manifest that lists them. */
export function bundle(files: Readonly<Record<string, string>>): File[] {
  const outputs = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, sha256(content)]));
  return [...Object.entries(files), ['manifest.json', JSON.stringify({ schema: 'handoff.bundle/1', outputs })]];
}

/** Every file below a folder with what it holds, and every link with where it leads. */
export function contentsOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) return [];
    const content = entry.isSymbolicLink() ? `-> ${readlinkSync(path)}` : readFileSync(path, 'utf8');
    return [[path.slice(folder.length + 1), content] as const];
  });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a reader finds who trusts the manifest: each file that it lists, as any program reads it, or why it is no bundle. */
export function readAsStranger(folder: string): Record<string, string> {
  const { outputs } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    outputs: Record<string, string>;
  };
  return Object.fromEntries(
    Object.entries(outputs).map(([path, hash]) => {
      const content = readFileSync(join(folder, path));
      if (sha256(content) !== hash) throw new Error(`${path} is not the file that the manifest speaks of`);
      return [path, content.toString('latin1')];
    }),
  );
}
