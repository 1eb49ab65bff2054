/**
 * Keeps an answer of docs/answer-2014-2015.md: the document of a bundle that one of its lines wrote goes to docs/answer, and its
 * picture beside it; `npm run figures` then fills the pages. Without a folder the pictures are drawn again.
 *
 *     npx tsx scripts/record-answer.ts [FOLDER...]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { explainForm } from '../src/analysis/attribution/document.ts';
import { withoutManner } from '../src/cli/files/question.ts';
import { sha256 } from '../src/report/files/hash.ts';
import { readBundle } from '../src/report/files/read-bundle.ts';
import { ANSWERS, type Kept, keptAt, readAnswer } from './figures/answer.ts';
import { drawAnswer } from './figures/answer-picture.ts';
import { writeWhole } from './figures/file.ts';
import { wordsOf } from './figures/ran.ts';
import { stampOf } from './figures/stamp.ts';

const ROOT = join(import.meta.dirname, '..');

const isAsItWas = ([path, hash]: readonly [string, string]): boolean => sha256(readFileSync(join(ROOT, path))) === hash;

/** @throws Error where the folder holds another question, or one asked of other scenarios or tables than are here */
async function record(folder: string): Promise<string> {
  const { document, manifest } = await readBundle(folder);
  const [, ...words] = withoutManner(manifest.command);
  const found = Object.entries(ANSWERS).find(([, line]) => isDeepStrictEqual(words, wordsOf(line)));
  if (!found) throw new Error(`${folder}: its command is none of ${Object.keys(ANSWERS).join(', ')}`);
  const other = Object.entries(manifest.inputs).find((input) => !isAsItWas(input));
  if (other) throw new Error(`${folder}: ${other[0]} has changed since`);
  const [name, line] = found;
  const kept: Kept = { line, stamp: await stampOf({ line }), document: explainForm.parse(document) };
  writeWhole(keptAt(name), `${JSON.stringify(kept, null, 2)}\n`);
  return name;
}

for (const folder of process.argv.slice(2)) console.log(keptAt(await record(folder)));
for (const name of Object.keys(ANSWERS)) {
  const kept = readAnswer(name);
  if (kept) writeWhole(...(await drawAnswer(name, kept.document)));
}
