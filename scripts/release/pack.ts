/** The package as a tarball, with its checksum beside it in the form that `sha256sum --check` reads. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** There npm is a script of the shell. */
const ON_WINDOWS = process.platform === 'win32';

export type Packed = {
  readonly tarball: string;
  /** SHA-256 of the tarball. */
  readonly sum: string;
  /** Paths in the package. */
  readonly files: readonly string[];
};

/**
 * Packs a package into a folder that exists.
 * @param built true where it is built already, so that nothing is built again
 * @throws Error where npm cannot pack it
 */
export function packInto(folder: string, root: string, { built = false } = {}): Packed {
  const words = ['pack', '--json', '--pack-destination', folder, ...(built ? ['--ignore-scripts'] : [])];
  const told = execFileSync('npm', words, { cwd: root, encoding: 'utf8', shell: ON_WINDOWS });
  const [{ filename: tarball, files }] = JSON.parse(told) as [{ filename: string; files: { path: string }[] }];
  const sum = createHash('sha256')
    .update(readFileSync(join(folder, tarball)))
    .digest('hex');
  writeFileSync(join(folder, 'SHA256SUMS'), `${sum}  ${tarball}\n`);
  return { tarball, sum, files: files.map(({ path }) => path) };
}
