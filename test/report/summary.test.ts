import { describe, expect, it } from 'vitest';
import { summary, wrapped } from '../../src/report/summary.ts';
import { comparison, oneReplication, singleRun, threeArms, withDifference } from './fixture.ts';

const ESCAPE = String.fromCharCode(27);
const bare = (text: string) => text.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '');

describe('the terminal summary', () => {
  it.each([comparison, singleRun, threeArms, oneReplication])('fits 80 columns: %o', (make) => {
    for (const line of summary(make()).split('\n')) expect(Array.from(line).length, line).toBeLessThanOrEqual(80);
  });

  it('fits 80 columns and cuts no number with figures of eight years', () => {
    const document = comparison();
    const identified = document.arms[0].metrics['identified'];
    Object.assign(identified, { mean: 4_702_150, lo: 4_701_789, hi: 4_702_511 });
    expect(summary(document)).toMatch(/Identified +4\.702M \[4\.702M, 4\.703M\]/);
    expect(summary(document)).not.toContain('…');
  });

  it('shows the funnel, outcomes, costs, differences, sentences, the interval label and the assumptions', () => {
    const text = summary(comparison());
    expect(text).toMatch(/Identified +702,150 \[701,789, 702,511\] 702,204/);
    expect(text).toMatch(/Released unannounced +8,120 \[8,097, 8,143\]/);
    expect(text).toMatch(/Costs in USD[^]*Total cost +\$1\.72B/);
    expect(text).toMatch(/Transferred +−63,000 \[−63,300, −62,700\] +−39\.3%\n/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '39.3% [39.1, 39.5] fewer people were handed over in jail than under secure-communities.',
    );
    expect(text).toContain('chance only; 31 uncertain parameters held at their median');
    expect(text).toContain('Assumptions: 48 of 112 parameters assumed.');
  });

  it('marks in plain text what chance can explain', () => {
    const row = (text: string) => text.split('\n').find((line) => line.startsWith('Serious, never taken'));
    expect(row(summary(comparison()))).toMatch(/=$/);
    expect(row(summary(withDifference('serious_not_taken', 9_310, 50, 20, 80)))).not.toMatch(/[=?]$/);
    expect(row(summary(oneReplication()))).toMatch(/\?$/);
  });

  it('says the same with colour, and uses none without', () => {
    const [plain, colored] = [summary(comparison()), summary(comparison(), { color: true })];
    expect(plain).not.toContain(ESCAPE);
    expect(colored).toContain(ESCAPE);
    expect(bare(colored).replaceAll(/ +$/gm, '')).toBe(plain);
  });

  it('shows no differences for a run', () => {
    expect(summary(singleRun())).not.toContain('difference');
  });

  it('wraps at spaces with an indent', () => {
    expect(wrapped('- one two three', '  ', 9)).toBe('- one two\n  three');
  });
});
