/** What the README says of the score is what is on record for it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPatterns } from '../../../src/analysis/patterns/table.ts';
import { parseTable, textOf } from '../../../src/world/table.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const data = (name: string) => read(`scenarios/data/${name}.csv`);

it('the README tells the recorded score of the historical scenario', () => {
  const patterns = readPatterns({ patterns: data('patterns'), patterns_offices: data('patterns_offices') });
  const recorded = parseTable('met', data('met')).filter((row) => textOf(row, 'scenario') === 'historical');
  const met = new Set(recorded.map((row) => textOf(row, 'pattern')));
  const score = (of: (p: (typeof patterns)[number]) => boolean) => {
    const own = patterns.filter(of);
    return [own.filter(({ id }) => met.has(id)).length, own.length];
  };
  const [calibration, ofCalibration] = score(({ role }) => role === 'calibration');
  const [validation, ofValidation] = score(({ role }) => role === 'validation');
  const [offices, ofOffices] = score(({ role, placesText }) => role !== 'input' && placesText.startsWith('office '));
  const [others, ofOthers] = score(({ role, placesText }) => role !== 'input' && !placesText.startsWith('office '));
  const text = read('README.md').replace(/\s+/g, ' ');
  expect(text).toContain(
    `Met: ${calibration} of ${ofCalibration} calibration figures and ${validation} of ${ofValidation} validation figures.`,
  );
  expect(text).toContain(`Of ${ofOffices} figures of single field offices ${offices} are met`);
  expect(text).toContain(`Of the ${ofOthers} others ${others} are met`);
  expect(text).toContain(`against ${patterns.length} published figures`);
});
