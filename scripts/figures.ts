/**
 * `npm run figures [-- --all | NAME...]`: runs the commands whose figures are stale (all of them, or those named, in any
 * case), writes docs/figures.json and the pictures of docs, and from these the marked spots of README.md and docs and the
 * record of the score. What was finished is kept when it is stopped. Rerun it whenever the test of the figures says so.
 */
import { COMMANDS, SCORING } from './figures/commands.ts';
import { FIGURES_FILE, followingFrom, writeWhole } from './figures/file.ts';
import { give } from './figures/give.ts';
import { refresh } from './figures/refresh.ts';
import { stampOf } from './figures/stamp.ts';
import { DOCS } from './tables.ts';

const named = process.argv.slice(2).filter((word) => word !== '--all');
const all = process.argv.includes('--all');
const stranger = named.find((name) => !(name in COMMANDS));
if (stranger !== undefined) {
  console.error(`npm run figures: "${stranger}" is none of ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(2);
}
const chosen = named.length === 0 ? Object.keys(COMMANDS) : named;
// The record of the score follows from the first, and the others are told by it how far to trust them.
for (const part of [chosen.filter((name) => name in SCORING), chosen.filter((name) => !(name in SCORING))]) {
  const file = await refresh(
    {
      commands: COMMANDS,
      chosen: part,
      again: all || named.length > 0,
      stampOf,
      give,
      file: FIGURES_FILE,
      folder: DOCS,
    },
    (name, line) => console.log(`${name}: npx handoff ${line}`),
  );
  for (const [path, text] of followingFrom(file)) writeWhole(path, text);
}
