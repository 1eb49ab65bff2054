import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../../src/report/documents.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { sensitivityText } from '../../../src/report/text/sensitivity.ts';
import { sweepText } from '../../../src/report/text/sweep.ts';
import { asLines } from '../as-lines.ts';
import { sensitivity, sweep } from '../studies-fixture.ts';

describe('charts of studies', () => {
  it('are one for each metric and method, and those a sweep asks for', () => {
    expect(chartsOf(sensitivity).map(({ name }) => name)).toEqual(['sobol.transferred', 'morris.transferred']);
    expect(chartsOf(sweep).map(({ name }) => name)).toEqual(['heat.taken', 'frontier.cost_total.taken']);
  });

  it.each([sensitivity, sweep])('have not changed unseen', async (document) => {
    for (const item of chartsOf(document))
      await expect(asLines(await toSvg(item))).toMatchFileSnapshot(`../snapshots/${item.name}.svg`);
  });

  it('state the finding', () => {
    expect(chartsOf(sensitivity).map(({ frame }) => frame.title)).toEqual([
      'Transferred: chance has a part in 3.0% [2.0%, 4.0%] of the variance, the parameters alone make 97.0% [96.0%, 98.0%]',
      'Transferred: pickup.come_match moves it most; chance ranks 3 of 3',
    ]);
    expect(chartsOf(sweep).map(({ frame }) => frame.title)).toEqual([
      'Taken either way: more than under historical at 2 of 6 points, less at 3 (chance only)',
      'Taken either way against total cost: what lies on a vertical line costs the same (chance only)',
    ]);
  });
});

describe('texts of studies', () => {
  it('rank the factors, cut at what is possible, and warn', () => {
    const text = sensitivityText(sensitivity);
    expect(text).toContain('2 parameters and chance, that of the mean of 4 runs; 30 more parameters at the');
    expect(text).toMatch(/^ +████████ +81% \[76%, 86%\] +78% \[72%, 84%\]$/m);
    expect(text).toMatch(/^chance +3\.0% \[2\.0%, 4\.0%\] +0\.0% \[0\.0%, 1\.0%\]$/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Transferred, the chance that ICE comes for a person found by fingerprint: the range of its share of the spread is 12 points wide, above 10 points: the sample is small; about 512 points would do',
    );
  });

  it('mark what the interval cannot tell from none, and say where a difference changes its side', () => {
    const text = sweepText(sweep);
    expect(text).toMatch(/^no-holds +−900 +−600 +−300$/m);
    expect(text).toMatch(/^none +=0 +\+300 +\+600$/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Total cost: less than under "What happened" up to teams 2, more from 3 (law no-holds)',
    );
  });
});
