/** The wave of limits that docs/adaptation.md shows is within the tolerance that it states. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POINTS, WAVE } from '../../scripts/figures/adaptation.ts';
import { allValues, readFigures } from '../../scripts/figures/file.ts';
import { loadStudy } from '../../src/cli/files/studies.ts';
import { sweepStudy } from '../../src/scenario/studies/sweep-study.ts';

const values = allValues(readFigures());
const page = readFileSync(new URL('../../docs/adaptation.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');

describe('the wave of limits', () => {
  it('is held against the rule that the page states', () => {
    expect(page).toContain(
      WAVE.map(([, , listed]) => listed)
        .join(', ')
        .replace(/, (\d+)$/, ' and $1'),
    );
    expect(page).toContain('mean of 20 replications lies within 10% of it, or within 2 jails where that is more');
  });

  it.each(WAVE)('of %s comes out by the end of %s near %d jails', (month, _, listed) => {
    const mean = values[`adaptation.adaptive.${month}.mean`] as number;
    expect(Math.abs(mean - listed)).toBeLessThanOrEqual(Math.max(2, listed / 10));
  });
});

describe('the rows of the study', () => {
  it('are named by its scenarios and the chances of its axis', () => {
    const { study } = loadStudy(sweepStudy, 'cooperation-won-back');
    expect(study.scenarios).toEqual(['adaptive-no-outreach', 'adaptive']);
    const [{ values }] = study.axes as readonly { values: readonly number[] }[];
    const chances = values.map((chance) => `${Math.round(100 * chance)}%`);
    expect(POINTS).toEqual(['no outreach', ...chances.map((chance, i) => (i === 0 ? `outreach, ${chance}` : chance))]);
  });
});
