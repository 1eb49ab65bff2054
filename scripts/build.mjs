/** Bundles the program, its worker and the benchmark into dist/. */
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

// A native module, the fonts, and packages that read files beside their own stay in node_modules. Everything else is
// bundled: vega alone is some two hundred files, and reading them takes longer than drawing a chart.
const OUTSIDE = /^(@resvg\/resvg-js|@expo-google-fonts\/inter|fontkit|pdfkit|svg-to-pdfkit|tinypool)(\/|$)/;

/** Bundles one entry. @returns the files written */
async function bundle(name, file, codeSplitting) {
  const { output } = await build({
    input: { [name]: fileURLToPath(new URL(`../${file}`, import.meta.url)) },
    platform: 'node',
    external: OUTSIDE,
    output: {
      dir: dist,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      codeSplitting,
    },
  });
  return output.map(({ fileName }) => fileName);
}

// What simulates by the million is one file each, whose constants V8 folds into its inner loop: docs/speed.md.
const written = [
  ...(await bundle('main', 'src/cli/main.ts', true)),
  ...(await bundle('worker', 'src/experiment/worker.ts', false)),
  ...(await bundle('bench', 'scripts/bench.ts', false)),
];

// Parts of earlier builds go last, so that the folder is whole at every moment.
const built = new Set(written);
for (const file of readdirSync(dist)) if (!built.has(file)) rmSync(`${dist}/${file}`, { recursive: true });
