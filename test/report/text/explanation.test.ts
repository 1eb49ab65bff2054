import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/analysis/results.ts';
import { explanationText, paragraph } from '../../../src/report/text/explanation.ts';
import { splitOf } from '../../../src/report/words/shares.ts';
import { explanation } from '../explanation-fixture.ts';

const numbers = (texts: readonly string[]) => texts.map((text) => Number(text.replace('\u2212', '-').replace(/[$M,+%]/g, '').split(' ')[0])); // prettier-ignore

describe('the split of a metric', () => {
  it('is written with one step of rounding, and adds up with its rounding line', () => {
    const { rows, total, rounding } = splitOf(explanation(), 'cost_total')!;
    expect(rows.map(({ text }) => text.split(' ')[0])).toEqual(['\u2212$1.6M', '\u2212$4.4M', '$0']);
    const [sum, whole] = [numbers([...rows.map(({ text }) => text), rounding!.text]), numbers([total])];
    expect(sum.reduce((a, b) => a + b, 0)).toBeCloseTo(whole[0], 9);
    expect(rounding!.text).toBe('\u2212$0.1M');
  });

  it('tells the points of shares once', () => {
    const shares = explanation();
    const { transferred } = shares.metrics;
    const rate = (of: Estimate) => Object.assign(of, { mean: of.mean! / 1000, lo: of.lo! / 1000, hi: of.hi! / 1000 });
    transferred.unit = 'share of requests';
    [transferred.difference, transferred.baseline, transferred.variant, ...transferred.shares].forEach(rate);
    expect(splitOf({ ...shares, metrics: { a_rate: transferred } }, 'a_rate')!.rows[0].text).toBe(
      '\u221210.0 [\u221210.9, \u22129.1] pts',
    );
  });

  it('needs no rounding line where figures add up', () => {
    expect(splitOf(explanation(), 'transferred')).toMatchObject({ rounding: null });
  });

  it('gives percentages that add up to 100, and none of a difference that chance could explain', () => {
    const { rows } = splitOf(explanation(), 'transferred')!;
    expect(numbers(rows.map(({ percent }) => percent))).toEqual([25, 76, -1]);
    const unclear = explanation();
    Object.assign(unclear.metrics['transferred'].difference, { direction: 'unclear' });
    expect(splitOf(unclear, 'transferred')!.rows.map(({ percent }) => percent)).toEqual(['\u2013', '\u2013', '\u2013']);
  });
});

describe('the text of an explanation', () => {
  it('keeps to 80 columns, with ids longer than their column', () => {
    const lines = explanationText(explanation()).split('\n');
    expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(80);
    expect(lines.join('\n')).toContain(
      'Largest interaction: 1 with 2, +40 [+28, +52], what both change beyond what each',
    );
  });

  it('claims in its paragraph no share that chance could explain', () => {
    expect(paragraph(explanation())).toContain(
      'Transferred: \u2212395 [\u2212403, \u2212387], of which 76% by the chance that a jail holds where it may ' +
        'and 25% by the federal programme. What is left is small or not clear.',
    );
    const once = { ...explanation(), replications: 1 };
    expect(paragraph(once)).toBe(
      'One replication of "What was" and "What is instead" gives no intervals, so no share can be told from chance.',
    );
  });

  it('says that ranges do not add up, what a percentage is, and why there is none', () => {
    const told = (document: ReturnType<typeof explanation>) => explanationText(document).replace(/\s+/g, ' ');
    expect(told(explanation())).toContain('Their ranges do not add up: each is of one share by itself.');
    expect(told(explanation())).toContain('A share in percent is its mean by the mean of the whole difference.');
    expect(told(explanation())).not.toContain('No share in percent');
    const unclear = explanation();
    Object.assign(unclear.metrics['transferred'].difference, { direction: 'unclear', lo: -900, hi: 110 });
    expect(told(unclear)).toContain('No share in percent: the range of the whole difference holds 0.');
    const few = explanation();
    Object.assign(few.metrics['transferred'].difference, { direction: 'unknown', lo: null, hi: null });
    expect(told(few)).toContain('No share in percent: too few runs for a range of the whole difference.');
  });
});
