/** What the README says of the score is what is on record for it, and every miss has a reason that was tested. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withoutReason } from '../../../scripts/figures/misses.ts';
import { readPatterns } from '../../../src/analysis/patterns/table.ts';
import { calibrationStudy, readStudy } from '../../../src/scenario/studies/study.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const data = (name: string) => read(`scenarios/data/${name}.csv`);
const text = read('README.md').replace(/\s+/g, ' ');

it('the README tells how many figures there are, and the size of the fit', () => {
  const patterns = readPatterns({ patterns: data('patterns'), patterns_offices: data('patterns_offices') });
  const found = readStudy(calibrationStudy, {
    name: 'fit',
    path: 'fit.yaml',
    text: read('scenarios/studies/historical-fit.yaml'),
  });
  if (!found.ok) throw new Error('the study does not read');
  const { start, waves, per_wave, parameters } = found.study;
  const fitted = patterns.filter(({ role }) => role === 'calibration').length;
  expect(text).toContain(`against ${patterns.length} published figures`);
  expect(text).toContain(`${start + waves * per_wave} runs, ${parameters.length} parameters, ${fitted} figures`);
});

it('every miss has a reason that was tested', () => {
  expect(withoutReason).toEqual([]);
});
