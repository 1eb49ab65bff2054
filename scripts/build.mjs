/** Bundles the program, its worker and the benchmark into dist/. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

// CommonJS packages inside an ES module ask for `require`.
const banner =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

/** Bundles entries, by name, whose files are there. @returns the files written */
async function bundle(entries, splitting) {
  const present = Object.entries(entries).filter(([, file]) => existsSync(at(file)));
  const { metafile } = await build({
    entryPoints: Object.fromEntries(present.map(([name, file]) => [name, at(file)])),
    outdir: at('dist'),
    bundle: true,
    splitting,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: banner },
    // A native module, the fonts, and packages that read files beside their own stay in node_modules. Everything else is
    // bundled: vega alone is some two hundred files, and reading them takes longer than drawing a chart.
    external: ['@resvg/resvg-js', '@expo-google-fonts/inter', 'fontkit', 'pdfkit', 'svg-to-pdfkit', 'tinypool'],
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.outputs);
}

// What simulates by the million is one file each, whose constants V8 folds: see docs/speed.md.
const written = [
  ...(await bundle({ main: 'src/cli/main.ts' }, true)),
  ...(await bundle({ worker: 'src/experiment/worker.ts' }, false)),
  ...(await bundle({ bench: 'scripts/bench.ts' }, false)),
];

// esbuild makes variables of constants: those of ours become constants again.
for (const path of written) {
  let constants = new Set();
  const lines = readFileSync(at(path), 'utf8').split('\n');
  const changed = lines.map((line) => {
    const file = /^\/\/ (\S+)$/.exec(line)?.[1];
    if (file !== undefined) constants = file.startsWith('src/') ? constantsOf(file) : new Set();
    const [, name, number] = /^var (\w+?)(\d*) = /.exec(line) ?? [];
    return constants.has(name) || constants.has(name + number) ? line.replace('var', 'const') : line;
  });
  writeFileSync(at(path), changed.join('\n'));
}

/** Names of the constants that a module defines. */
function constantsOf(file) {
  const found = readFileSync(at(file), 'utf8').matchAll(/^(?:export )?const (\w+)/gm);
  return new Set([...found].map(([, name]) => name));
}

// Parts of earlier builds go last, so that the folder is whole at every moment.
const built = new Set(written.map((path) => basename(path)));
for (const file of readdirSync(at('dist'))) if (!built.has(file)) rmSync(at(`dist/${file}`), { recursive: true });
