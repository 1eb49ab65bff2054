/** The licences of packages whose code is bundled into the program. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the packages that modules belong to. */
function packagesOf(modules) {
  const folders = [...modules].flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id) ?? []);
  return [...new Set(folders)].toSorted((a, b) => (a < b ? -1 : 1));
}

/**
 * One text: each package with its version, the name of its licence and the licence itself.
 * @param modules paths of bundled files
 * @throws Error where a package names no licence
 */
export function licences(modules) {
  const parts = packagesOf(modules).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`${name} names no licence`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined
        ? 'Its package holds no text of the licence.'
        : readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version}: ${license}\n\n${text}\n`;
  });
  return `The program holds code of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
