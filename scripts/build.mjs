/** Bundles the program, its worker and the benchmark into dist/. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const entries = {
  main: 'src/cli/main.ts',
  worker: 'src/experiment/worker.ts',
  bench: 'src/experiment/bench.ts',
};

// CommonJS packages inside an ES module ask for `require`.
const banner =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

const { metafile } = await build({
  entryPoints: Object.fromEntries(
    Object.entries(entries)
      .filter(([, file]) => existsSync(at(file)))
      .map(([name, file]) => [name, at(file)]),
  ),
  outdir: at('dist'),
  bundle: true,
  splitting: true,
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

// Parts of earlier builds go last, so that the folder is whole at every moment.
const built = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const file of readdirSync(at('dist'))) if (!built.has(file)) rmSync(at(`dist/${file}`), { recursive: true });
