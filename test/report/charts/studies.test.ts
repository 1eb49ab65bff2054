import { describe, expect, it } from 'vitest';
import type { SensitivityDocument } from '../../../src/analysis/sensitivity/document.ts';
import { chartsOf } from '../../../src/report/documents.ts';
import { parameterInWords } from '../../../src/scenario/words/parameters.ts';
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
      `Transferred: ${parameterInWords('pickup.come_match')} moves it most; chance has a part in 3.0% [2.0%, 4.0%] of what varies`,
      `Transferred: ${parameterInWords('pickup.come_match')} moves it most; chance comes 3 of 3`,
    ]);
    expect(chartsOf(sweep).map(({ frame }) => frame.title)).toEqual([
      'Taken either way: from −900 (Law: no holds, Teams: 1) to +600 (Law: none, Teams: 3), compared with "What happened" (chance only)',
      'Taken either way: from −900 (Law: no holds, Teams: 1) to +600 (Law: none, Teams: 3), compared with "What happened" (chance only)',
    ]);
  });
});

describe('a sensitivity study of a small country', () => {
  const small = { ...sensitivity, sample: 0.05, bent: { levels: ['transferred'], differences: ['taken'] } };
  const titles = (document: SensitivityDocument) => chartsOf(document).map(({ frame }) => frame.title);

  it('says so in every title, and who is followed', () => {
    for (const { frame } of chartsOf(small)) {
      expect(frame.title).toMatch(/^Transferred \(bent by a small country\): .* \(a small country\)$/);
      expect(frame.subtitle?.join('\n')).toContain('a small country: one person in 20 is followed');
    }
    for (const title of titles(sensitivity)) expect(title).not.toContain('small country');
  });

  it('names what it bends: of differences, those that are bent as differences', () => {
    expect(sensitivityText(small).replaceAll(/\s+/g, ' ')).toContain(
      'Following one person in 20 bends "Transferred" too much to go by it: take the whole for it (--sample 1).',
    );
    const differences = { ...small, baseline: { name: 'no-holds', hash: 'b', label: 'No holds' } };
    expect(sensitivityText(differences)).toContain('(a small country)');
    for (const text of [sensitivityText(differences), ...titles(differences)]) expect(text).not.toMatch(/bends|bent/);
  });
});

describe('where the baseline lies on a heat map', () => {
  const ringed = async (baseline: Partial<Record<'law' | 'teams', string | number>>): Promise<boolean> => {
    const axes = sweep.axes.map((axis) => ({ ...axis, baseline: baseline[axis.name as 'law' | 'teams'] }));
    const points = sweep.points.map((point) => ({
      ...point,
      differences: Object.fromEntries(
        Object.entries(point.differences).map(([id, change]) => [id, { ...change, direction: 'more' as const }]),
      ),
    }));
    const [heat] = chartsOf({ ...sweep, axes, points });
    expect(heat.frame.footer[0].includes('Ring')).toBe(
      (await toSvg(heat)).includes('stroke="#1f2328" stroke-width="2"'),
    );
    return heat.frame.footer[0].includes('Ring: where "What happened" lies');
  };

  it('is told where both axes tell it, between two values too, and not beyond them', async () => {
    expect(await ringed({ law: 'none', teams: 2 })).toBe(true);
    expect(await ringed({ law: 'none', teams: 1.5 })).toBe(true);
    expect(await ringed({ law: 'none', teams: 9 })).toBe(false);
    expect(await ringed({ law: 'another', teams: 2 })).toBe(false);
    expect(await ringed({ teams: 2 })).toBe(false);
  });

  it('is the point where nothing differs', () => {
    const points = sweep.points.map((point, i) => ({
      ...point,
      differences: Object.fromEntries(
        Object.entries(point.differences).map(([id, change]) => [
          id,
          { ...change, direction: i === 3 ? 'same' : 'more' },
        ]),
      ),
    }));
    const [heat] = chartsOf({ ...sweep, points } as typeof sweep);
    expect(heat.frame.footer[0]).toContain('Ring: where "What happened" lies');
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

  it('keep cells apart however wide they are, and say how wide the range of an effect is in its unit', () => {
    const [{ morris, ...metric }] = sensitivity.metrics;
    const effects = morris!.effects.map((effect) => ({ ...effect, mu: -0.0000043, sigma: 12.3456 }));
    const rate = { ...metric, id: 'booked_rate_recorded', unit: 'share', morris: { ...morris!, effects } };
    const warning = {
      ...sensitivity.warnings[0],
      metric: rate.id,
      method: 'morris' as const,
      width: 0.034,
      limit: 0.026,
    };
    const text = sensitivityText({ ...sensitivity, metrics: [rate], warnings: [warning] });
    expect(text).toMatch(/\] −0\.0\d* pts +1,\d+%$/m);
    expect(text).not.toMatch(/[\]%][−+\d]/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('the range of its effect is 3.4% wide, above 2.6%');
  });

  it('mark what the interval cannot tell from none, and say where a difference changes its side', () => {
    const text = sweepText(sweep);
    expect(text).toMatch(/^no holds +−900 +−600 +−300$/m);
    expect(text).toMatch(/^none +=0 +\+300 +\+600$/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Total cost: less than under "What happened" up to 2 on "Teams", more from 3 (Law: no holds)',
    );
  });
});
