/**
 * `npm run figures`: runs the commands whose figures are stale (all of them with --all), writes docs/figures.json and
 * fills the marked spots of README.md and docs. Rerun it whenever the test of the figures says so.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { documentOf } from './document.ts';
import { allValues, FIGURES_FILE, type FiguresFile, readFigures, texts } from './figures/file.ts';
import { COMMANDS, FIGURES } from './figures/list.ts';
import { stampOf } from './figures/stamp.ts';
import { filled, type Values } from './figures/text.ts';

type Named = Readonly<Record<string, unknown>>;

/**
 * What stands at a path: keys of objects; of lists the element so named, of the month, that begins in it or leads to the
 * arm, of the provision, or the point so numbered.
 */
function at(node: unknown, path: string): number | null {
  const found = path.split('/').reduce<unknown>((here, key) => {
    if (!Array.isArray(here)) return (here as Record<string, unknown> | undefined)?.[key];
    return here.find((item: Named) =>
      ['name', 'month', 'from', 'to', 'provision', 'point'].some((own) => String(item[own]) === key),
    );
  }, node);
  if (found === null || typeof found === 'number') return found;
  throw new Error(`no figure at ${path}`);
}

function figuresOf(name: string): Values {
  const document = documentOf(COMMANDS[name]);
  const own = [...FIGURES].filter(([, { command }]) => command === name);
  return Object.fromEntries(own.map(([id, { path }]) => [id, at(document, path)]));
}

/** Kept after each command, so that a run that is stopped goes on where it was. */
const save = (figures: FiguresFile): void => writeFileSync(FIGURES_FILE, `${JSON.stringify(figures, null, 2)}\n`);

const before = readFigures();
const all = process.argv.includes('--all');
const file: FiguresFile = {};
for (const [name, line] of Object.entries(COMMANDS)) {
  const known = before[name];
  const stamp = stampOf(line);
  const ids = [...FIGURES].flatMap(([id, { command }]) => (command === name ? [id] : []));
  const fresh =
    known?.command === line &&
    JSON.stringify(known.stamp) === JSON.stringify(stamp) &&
    ids.every((id) => id in known.figures);
  if (fresh && !all) file[name] = known;
  else {
    console.log(`npx handoff ${line}`);
    file[name] = { command: line, stamp, figures: figuresOf(name) };
    save({ ...before, ...file });
  }
}
save(file);
for (const path of texts()) writeFileSync(path, filled(readFileSync(path, 'utf8'), allValues(file)));
