/**
 * `npm run release`: writes the package and its checksum into release/, from what is committed and nothing else. It
 * publishes nothing.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packInto } from './release/pack.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RELEASE = fileURLToPath(new URL('../release', import.meta.url));

const changed = execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });
if (changed !== '') {
  console.error(`release: these files are changed and not committed; commit them or put them away:\n${changed}`);
  process.exitCode = 1;
} else {
  rmSync(RELEASE, { recursive: true, force: true });
  mkdirSync(RELEASE);
  const { tarball, sum } = packInto(RELEASE, ROOT);
  console.log(`release/${tarball}\nrelease/SHA256SUMS: ${sum}`);
  console.log(`To publish it: npm publish release/${tarball}`);
}
