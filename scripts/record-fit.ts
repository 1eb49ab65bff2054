/**
 * Makes a fit the shipped one: its posterior becomes scenarios/data/posterior_historical.csv, and what it says of itself
 * goes to docs/fit.json, from which `npm run figures` fills the texts. Run `npm run figures` afterwards.
 *
 *     npx handoff calibrate historical-fit && npx tsx scripts/record-fit.ts outputs/historical-fit
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationForm } from '../src/analysis/calibration/document.ts';
import { FIT_FILE, FIT_STUDY, type FitRecord, hashOfFile, POSTERIOR } from './figures/facts.ts';

const folder = process.argv[2];
if (!folder) {
  console.error(`scripts/record-fit.ts: name the folder that "handoff calibrate ${FIT_STUDY}" wrote`);
  process.exit(2);
}
const { study, proof, check } = calibrationForm.parse(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')));
if (study !== FIT_STUDY || check === null)
  throw new Error(`${folder}: must be a fit of ${FIT_STUDY} that checked itself`);
copyFileSync(join(folder, 'posterior.csv'), POSTERIOR);
const { share, lo, hi } = check.pooled;
const fit: FitRecord = {
  command: `calibrate ${FIT_STUDY}`,
  posterior: hashOfFile(POSTERIOR),
  figures: {
    'fit.worlds': check.sets,
    'fit.level': check.level,
    'fit.held': share,
    'fit.held.lo': lo,
    'fit.held.hi': hi,
    'fit.proof': proof.runs,
    'fit.effective': proof.effective,
  },
};
writeFileSync(FIT_FILE, `${JSON.stringify(fit, null, 2)}\n`);
console.log(`${FIT_FILE}\n${POSTERIOR}`);
