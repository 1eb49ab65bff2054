/** The licences of packages whose code is bundled into the program. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the packages that modules belong to. */
function packagesOf(modules) {
  const folders = [...modules].flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id) ?? []);
  const held = folders.filter((folder) => HOLDERS.includes(packageIn(folder).name)).flatMap(dependenciesOf);
  return [...new Set([...folders, ...held])].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Packages whose own files hold the code of those that they depend on. */
const HOLDERS = ['docx'];

const packageIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The folders of all that a package depends on, but for types, which have no code. */
function dependenciesOf(folder) {
  const names = Object.keys(packageIn(folder).dependencies ?? {}).filter((name) => !name.startsWith('@types/'));
  const folders = names.map((name) => {
    const own = join(folder, 'node_modules', name);
    return existsSync(own) ? own : join(folder.slice(0, folder.lastIndexOf('node_modules')), 'node_modules', name);
  });
  return folders.flatMap((one) => [one, ...dependenciesOf(one)]);
}

/**
 * One text: each package with its version, the name of its licence and the licence itself.
 * @param modules paths of bundled files
 * @throws Error where a package names no licence
 */
export function licences(modules) {
  const parts = packagesOf(modules).map((folder) => {
    const { name, version, license } = packageIn(folder);
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
