/**
 * What must be there before the program can be loaded: a Node that understands it, a whole build, and the packages that
 * the build leaves in node_modules. Written in the JavaScript of 2019, so that an old Node can read it and be refused.
 */
import { existsSync, readFileSync, statSync } from 'fs';
import { dirname, join } from 'path';

const INSTALL = 'run "npm ci" in the folder of Handoff';
const BUILD = 'run "npm run build" in the folder of Handoff; "npm run demo" does it too';
const REINSTALL = 'install the package again, as you did before';

/** A checkout can be mended in its folder. What npm put somewhere has no lock file, and nothing to build from. */
const remedy = (root, ofCheckout) => (existsSync(join(root, 'package-lock.json')) ? ofCheckout : REINSTALL);

/** -1, 0 or 1: how version a stands to b. What b leaves out counts as zero. */
function compare(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (left[i] || 0) - (right[i] || 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** True if a version such as "20.19.2" meets a range such as ">=20.19 <21 || >=22.12": no other form is used here. */
export function satisfies(version, range) {
  const meets = (bound) =>
    bound.startsWith('>=') ? compare(version, bound.slice(2)) >= 0 : compare(version, bound.slice(1)) < 0;
  return range.split('||').some((part) => part.trim().split(' ').every(meets));
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

const isWhole = (path, bytes) => existsSync(path) && statSync(path).size === bytes;

/** The folder of a package as Node looks for it: beside whoever asks, and then further up. */
function folderOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return null;
  }
}

/** Those of some packages, and of all that they need, that are not installed: in a checkout or wherever npm put them. */
function notInstalled(root, names) {
  const missing = new Set();
  const seen = new Set();
  const look = (name, from) => {
    const folder = folderOf(name, from);
    if (folder === null) missing.add(name);
    if (folder === null || seen.has(folder)) return;
    seen.add(folder);
    const { dependencies } = readJson(join(folder, 'package.json')) || {};
    for (const needed of Object.keys(dependencies || {})) look(needed, folder);
  };
  for (const name of names) look(name, root);
  return Array.from(missing);
}

/**
 * What keeps the program from being loaded, or null.
 * @param root the folder of Handoff
 * @param version of Node, as in process.versions
 * @returns what is wrong and its remedy, a line each
 */
export function obstacle(root, version = process.versions.node) {
  const { node } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines;
  if (!satisfies(version, node))
    return [`Node ${version} cannot run it, it needs ${node}`, 'https://nodejs.org has one'];
  const build = readJson(join(root, 'dist', 'build.json'));
  if (build === null) return ['the program is not built yet', remedy(root, BUILD)];
  const broken = Object.keys(build.files).find((file) => !isWhole(join(root, 'dist', file), build.files[file]));
  if (broken !== undefined)
    return [`the build is not whole: dist/${broken} is missing or cut off`, remedy(root, BUILD)];
  const [first, ...others] = notInstalled(root, build.packages);
  if (first === undefined) return null;
  const more = others.length > 0 ? ` and ${others.length} more are missing` : ' is missing';
  return [`the package ${first}${more} from node_modules`, remedy(root, INSTALL)];
}

const AGAIN = 'then give the same command again';

/** What the machine may have against loading the program. src/base/refusals.ts says the same, but is not loaded yet. */
const REFUSALS = {
  EMFILE: ['this program may open no more files', `raise the limit ("ulimit -n 4096"), ${AGAIN}`],
  ENFILE: ['the machine can open no more files', `end other programs, ${AGAIN}`],
};

/** Why the machine refused to load the program, and the remedy, a line each; null where something else is wrong. */
export const refusal = (cause) => REFUSALS[cause.code] || null;
