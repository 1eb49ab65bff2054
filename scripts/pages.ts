/** `npm run pages`: writes the reference pages of docs that follow from the code. Rerun it when their test says so. */
import { join } from 'node:path';
import { writeWhole } from './figures/file.ts';
import { PAGE_NAMES, pageText } from './pages/all.ts';
import { DOCS } from './tables.ts';

for (const name of PAGE_NAMES) {
  writeWhole(join(DOCS, name), await pageText(name));
  console.log(`docs/${name}: written`);
}
