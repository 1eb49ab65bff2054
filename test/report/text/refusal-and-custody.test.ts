import { describe, expect, it } from 'vitest';
import type { RefusalAndCustody } from '../../../src/analysis/refusal-and-custody.ts';
import { refusalAndCustodyText } from '../../../src/report/text/refusal-and-custody.ts';

const figure = (mean: number | null, half = 0.0123) => ({
  mean,
  lo: mean === null ? null : mean - half,
  hi: mean === null ? null : mean + half,
});
const gap = (honored: number, declined: number) => ({
  honored: figure(honored),
  declined: figure(declined),
  gap: figure(honored - declined),
});
const period: RefusalAndCustody = {
  from: '2015-07',
  to: '2015-11',
  jurisdictions: 61.5,
  correlation: { records: figure(-0.05, 0.2), truth: figure(0.71, 0.1) },
  recorded: gap(0.4, 0.1),
  handed_over: gap(0.6, 0.2),
  with_at_large: gap(0.65, 0.3),
  reapprehended: figure(0.005),
  jails: [],
};

describe('refusal and custody as text', () => {
  const text = refusalAndCustodyText([period, { ...period, from: '2014-01', to: '2014-06' }]);

  it('fits 80 columns', () => {
    for (const line of text.split('\n')) expect(Array.from(line).length, line).toBeLessThanOrEqual(80);
  });

  it('sets the record beside the truth, with signs and intervals', () => {
    expect(text).toContain(
      'Refusal and custody, Jul 2015 to Nov 2015\nDo jails that refuse more hand over fewer? Of 62 jails, from −1 to +1:\n−0.05 [−0.25, 0.15] on record, 0.71 [',
    );
    expect(text).toMatch(/and at large +65\.0% \[63\.8, 66\.2\] +30\.0% \[28\.8, 31\.2\] +35\.0 \[33\.8, 36\.2\]/);
  });

  it('writes a dash for what is not known', () => {
    const unknown = { ...period, correlation: { records: figure(null), truth: figure(0.5) } };
    expect(refusalAndCustodyText([unknown])).toContain('– on record');
    expect(refusalAndCustodyText([])).toBe('');
  });
});
