/**
 * How much a run draws and counts: `node scripts/bench/count.mjs SCENARIO` simulates it once with a counter put into the generator
 * and into the tally while they are bundled, so that what is timed elsewhere bears none.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** By file: heads of the functions that are counted, and as what. */
const COUNTED = {
  'src/base/random.ts': { draws: [/export function threefry\([^)]*\): number \{/] },
  'src/simulation/store/tally.ts': { counts: [/^ {2}add\([^)]*\): void \{/m, /^ {2}office\([^)]*\): void \{/m] },
};

const counting = {
  name: 'counting',
  transform(code, id) {
    let text = code;
    for (const [what, heads] of Object.entries(COUNTED[Object.keys(COUNTED).find((file) => id.endsWith(file))] ?? {}))
      for (const head of heads) {
        if (!head.test(text)) throw new Error(`${id}: nothing to count ${what} in`);
        text = text.replace(head, (found) => `${found} globalThis.${what} += 1;`);
      }
    return text;
  },
};

// Not in dist, which whoever builds meanwhile would sweep.
const file = path(`node_modules/.cache/counted-${process.pid}.mjs`);
await build({
  input: path('scripts/bench/counted.ts'),
  platform: 'node',
  plugins: [counting],
  output: { file, format: 'esm', codeSplitting: false },
});
const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { stdio: 'inherit' });
rmSync(file, { force: true });
process.exitCode = status ?? 1;
