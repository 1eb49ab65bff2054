/** Bundles the program, its worker and the benchmark into dist/. */
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { licences } from './licences.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

// A native module, the fonts, and packages that read files beside their own stay in node_modules. Everything else is
// bundled: vega alone is some two hundred files, and reading them takes longer than drawing a chart.
const NATIVE = '@resvg/resvg-js';
const OUTSIDE = ['@expo-google-fonts/inter', 'fontkit', 'pdfkit', 'svg-to-pdfkit', 'tinypool'];
const isOutside = (id) => [NATIVE, ...OUTSIDE].some((name) => id === name || id.startsWith(`${name}/`));

/** Bundles one entry. @returns the files written, each with the modules that went into it */
async function bundle(name, file, codeSplitting) {
  const { output } = await build({
    input: { [name]: fileURLToPath(new URL(`../${file}`, import.meta.url)) },
    platform: 'node',
    external: isOutside,
    output: {
      dir: dist,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      codeSplitting,
    },
  });
  return output;
}

// What simulates by the million is one file each, whose constants V8 folds into its inner loop: docs/speed.md.
const outputs = [
  ...(await bundle('main', 'src/cli/main.ts', true)),
  ...(await bundle('worker', 'src/experiment/worker.ts', false)),
  ...(await bundle('twin-worker', 'src/twin/worker.ts', false)),
  ...(await bundle('bench', 'scripts/bench.ts', false)),
  ...(await bundle('twin', 'scripts/twin.ts', false)),
  ...(await bundle('peer', 'scripts/peers/with-handoff.ts', false)),
  ...(await bundle('peer-flocc', 'scripts/peers/with-flocc.mjs', false)),
];

// The benchmarks are no part of what is packed.
const BENCHES = ['bench.js', 'twin.js', 'peer.js', 'peer-flocc.js'];

const sizes = (files) => Object.fromEntries(files.map((file) => [file, statSync(`${dist}/${file}`).size]));

// Packages whose code is in these files want their licences beside it.
const packed = outputs.filter(({ fileName }) => !BENCHES.includes(fileName));
writeFileSync(`${dist}/LICENCES.txt`, licences(packed.flatMap(({ moduleIds = [] }) => moduleIds)));
const written = [...outputs.map(({ fileName }) => fileName), 'LICENCES.txt'];

// What bin/preflight.js looks for. The native package is looked for only where PNGs are drawn.
const parts = { files: sizes(written.filter((file) => !BENCHES.includes(file))), packages: OUTSIDE };
writeFileSync(`${dist}/build.json.new`, JSON.stringify(parts, null, 2));
renameSync(`${dist}/build.json.new`, `${dist}/build.json`);

// Parts of earlier builds go last, so that the folder is whole at every moment.
const built = new Set([...written, 'build.json']);
for (const file of readdirSync(dist)) if (!built.has(file)) rmSync(`${dist}/${file}`, { recursive: true });
