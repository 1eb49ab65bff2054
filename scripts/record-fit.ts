/**
 * Makes a fit the shipped one: its posterior becomes scenarios/data/posterior_historical.csv, and what it says of itself
 * goes to docs/fit.json, from which `npm run figures` fills the texts. Run `npm run figures` afterwards.
 *
 *     npx handoff calibrate historical-fit && npx tsx scripts/record-fit.ts outputs/historical-fit
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationForm } from '../src/analysis/calibration/document.ts';
import { FIT_FILE, FIT_STUDY, fitRecord, hashOfFile, POSTERIOR } from './figures/fit.ts';

const folder = process.argv[2];
if (!folder) {
  console.error(`scripts/record-fit.ts: name the folder that "handoff calibrate ${FIT_STUDY}" wrote`);
  process.exit(2);
}
const document = calibrationForm.parse(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')));
const posterior = join(folder, 'posterior.csv');
const fit = fitRecord(document, hashOfFile(posterior));
copyFileSync(posterior, POSTERIOR);
writeFileSync(FIT_FILE, `${JSON.stringify(fit, null, 2)}\n`);
console.log(`${FIT_FILE}\n${POSTERIOR}`);
