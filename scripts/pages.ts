/** `npm run pages`: writes the reference pages of docs that follow from the code, and the marks of small countries. Rerun it when a test says so. */
import { join } from 'node:path';
import { writeWhole } from './figures/file.ts';
import { PAGE_NAMES, pageText } from './pages/all.ts';
import { MARKS, marksText } from './pages/small-country.ts';
import { DOCS } from './tables.ts';

for (const name of PAGE_NAMES) {
  writeWhole(join(DOCS, name), await pageText(name));
  console.log(`docs/${name}: written`);
}
writeWhole(MARKS, await marksText());
console.log('src/analysis/small-country-marks.ts: written');
