import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { effect } from '../../../src/report/words/effect.ts';
import { headline, sentence, sentences, tally } from '../../../src/report/words/sentences.ts';
import { summary } from '../../../src/report/text/run.ts';
import { TOLD } from '../../../src/analysis/shown.ts';
import { comparison, oneReplication, threeArms, withDifference } from '../fixture.ts';

const told = (document: RunDocument, id: string) => sentence(document, document.differences[0], id);

describe('the sentence of a difference', () => {
  it('says fewer, in percent of the baseline, the ends of the interval in order of size', () => {
    expect(told(withDifference('transferred', 10_000, -1_400, -1_600, -1_200), 'transferred')).toBe(
      'Under historical, 14% [12, 16] fewer people were handed over in jail than under secure-communities.',
    );
  });

  it('says more', () => {
    expect(told(withDifference('serious_never_taken', 200, 30, 20, 40), 'serious_never_taken')).toBe(
      'Under historical, 15% [10, 20] more people with a serious conviction were never taken by 30 Sep 2016 than under secure-communities.',
    );
  });

  it('says by when people were never taken also where it claims nothing', () => {
    expect(told(withDifference('felony_never_taken', 200, 3, -20, 26), 'felony_never_taken')).toMatch(
      /^Between historical and secure-communities, how many people with another felony conviction were never taken by 30 Sep 2016: no diff/,
    );
  });

  it('says beside people never taken whether another number of people was identified, and nowhere else', () => {
    const document = withDifference('identified', 700, -70, -84, -56);
    const identified = 'Under historical, 10% [8, 12] fewer people were identified than under secure-communities.';
    expect(told(document, 'serious_never_taken')).toMatch(/ by 30 Sep 2016/);
    expect(told(document, 'serious_never_taken')!.endsWith(`. ${identified}`)).toBe(true);
    expect(told(document, 'serious_not_taken')).not.toContain(identified);
    const alike = withDifference('identified', 700, -7, -20, 6);
    expect(told(alike, 'serious_never_taken')).not.toContain('were identified');
  });

  it('claims no direction where chance can explain the difference', () => {
    expect(told(withDifference('transferred', 10_000, -40, -120, 40), 'transferred')).toBe(
      'Between historical and secure-communities, how many people were handed over in jail: no difference that chance ' +
        'could not explain (−0.4% [−1.2%, +0.4%]).',
    );
  });

  it('shows the difference, not a percentage whose own interval leaves zero out, where it claims none', () => {
    const document = withDifference('transferred', 1_000, -200, -410, 10);
    const metrics = document.differences[0].metrics;
    metrics.transferred = { ...metrics.transferred, percent: { mean: -20, lo: -38, hi: -1 } };
    expect(told(document, 'transferred')).toMatch(/could not explain \(−200 \[−400, 0\]\)\.$/);
  });

  it('says in how many draws a ratio is not defined', () => {
    const document = withDifference('cost_per_transfer', 600, -200, -300, -100);
    const metrics = document.differences[0].metrics;
    metrics.cost_per_transfer = { ...metrics.cost_per_transfer, draws: 17 };
    const drawn = { ...document, draws: 20, replications: 1 };
    expect(told(drawn, 'cost_per_transfer')).toMatch(/\. Not defined in 3 of the 20 draws\.$/);
    const [baseline] = drawn.arms;
    baseline.metrics.cost_per_transfer = { ...baseline.metrics.cost_per_transfer, draws: 16 };
    expect(summary(drawn)).toMatch(/Cost per transfer under secure-communities is of 16 of the 20 draws/);
  });

  it('says so when nothing changed at all', () => {
    expect(told(withDifference('arrests', 500, 0, 0, 0), 'arrests')).toMatch(/no difference in any of the 20 runs\.$/);
  });

  it('counts where the baseline is zero', () => {
    expect(told(withDifference('notifications', 0, 120, 100, 140), 'notifications')).toBe(
      'Under historical, 120 [100, 140] more notification requests were lodged than under secure-communities, where there were none.',
    );
  });

  it('speaks of costs as higher or lower and of shares in percentage points', () => {
    expect(told(withDifference('cost_total', 2_000_000, 100_000, 60_000, 140_000), 'cost_total')).toBe(
      'Under historical, the total cost was 5% [3, 7] higher than under secure-communities.',
    );
    expect(told(withDifference('not_taken_rate', 0.5, -0.05, -0.08, -0.02), 'not_taken_rate')).toBe(
      'Under historical, the share of closed requests that ended without a handover was 5 percentage points [2, 8] lower than under secure-communities.',
    );
  });

  it('tells what is not defined, and what one replication cannot tell', () => {
    expect(told(withDifference('declined_rate', null, null, null, null), 'declined_rate')).toMatch(
      /not defined in enough runs/,
    );
    expect(told(withDifference('transferred', 10, -3, null, null), 'transferred')).toMatch(/no interval/);
    const [only, ...others] = sentences(oneReplication(), oneReplication().differences[0]);
    expect(only).toMatch(/^Between historical and secure-communities: one replication gives no interval/);
    expect(others).toEqual([]);
  });

  it('names the uncertain parameters as a cause where they were drawn', () => {
    const document = {
      ...withDifference('transferred', 100, 1, -2, 4),
      draws: 8,
      intervals: 'chance and parameters together; 8 joint draws of 31 uncertain parameters',
    };
    expect(told(document, 'transferred')).toContain(
      'no difference that chance and the uncertain parameters could not explain',
    );
  });

  it('gives the difference itself where the percentage would say something else of zero', () => {
    const withPercent = (mean: number, half: number, percent: { mean: number; lo: number; hi: number }) => {
      const document = withDifference('declined_requests', 14, mean, mean - half, mean + half);
      const [difference] = document.differences;
      const metrics = {
        ...difference.metrics,
        declined_requests: { ...difference.metrics['declined_requests'], percent },
      };
      return told({ ...document, differences: [{ ...difference, metrics }] }, 'declined_requests');
    };
    expect(withPercent(130, 70, { mean: 908, lo: -100, hi: 3570 })).toMatch(
      /, 130 \[60, 200\] more requests were declined/,
    );
    expect(withPercent(130, 70, { mean: 908, lo: 100, hi: 3570 })).toMatch(/, 908% \[100, 3,570\] more requests/);
    expect(withPercent(-20, 25, { mean: -39, lo: -54, hi: -27 })).toMatch(/could not explain \(−20 \[−50, \+10\]\)\.$/);
    expect(withPercent(-20, 25, { mean: -39, lo: -79, hi: 1 })).toMatch(/could not explain \(−39% \[−79%, \+1%\]\)\.$/);
  });

  it('is absent for a metric that the difference does not hold', () => {
    expect(told(comparison(), 'moon_phase')).toBeNull();
  });

  it('always names both arms and never claims a direction when the interval includes zero', () => {
    const number = fc.integer({ min: -1e6, max: 1e6 });
    const ids = fc.constantFrom(...TOLD, 'not_taken_rate', 'notifications');
    const halves = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(ids, number, halves, fc.integer({ min: 0, max: 1e7 }), (id, mean, half, baseline) => {
        fc.pre(Math.abs(mean) !== half);
        const text = told(withDifference(id, baseline, mean, mean - half, mean + half), id)!;
        expect(text).toContain('historical');
        expect(text).toContain('secure-communities');
        const claims = /^(~ )?Under historical/.test(text) && /\b(more|fewer|higher|lower)\b/.test(text);
        expect(claims).toBe(Math.abs(mean) > half);
        if (claims) expect(/ (more|higher) /.test(text)).toBe(mean > 0);
      }),
      { numRuns: 300 },
    );
  });

  it('bears a mark where only its own interval supports it', () => {
    expect(told(withDifference('serious_not_taken', 9_310, 50, 2, 98), 'serious_not_taken')).toMatch(
      /^~ Under historical, /,
    );
    expect(told(withDifference('serious_not_taken', 9_310, 50, 20, 80), 'serious_not_taken')).toMatch(
      /^Under historical, /,
    );
  });
});

describe('headings', () => {
  it('are the sentence for one variant and a word each for several', () => {
    expect(headline(comparison(), 'transferred')).toBe(told(comparison(), 'transferred'));
    expect(headline(threeArms(), 'transferred')).toBe(
      'Transferred, compared with secure-communities: historical −39.3% [−39.4%, −39.2%], ' +
        'holds-barred-everywhere −39.3% [−39.4%, −39.2%].',
    );
  });

  it('count the measures that differ, and say when none does', () => {
    const document = comparison();
    const [difference] = document.differences;
    const effects = ['transferred', 'serious_never_taken'].map((id) => effect(difference, id)!);
    expect(tally(document, difference, effects)).toBe(
      '1 of 2 measures differs between historical and secure-communities after correction for 2 comparisons.',
    );
    expect(tally(document, difference, effects.slice(1))).toBe(
      'Between historical and secure-communities: no difference that chance cannot explain.',
    );
  });

  it('count only what remains after correction, and say where none does', () => {
    const document = withDifference('serious_never_taken', 9_310, 50, 2, 98);
    const [difference] = document.differences;
    const one = effect(difference, 'serious_never_taken')!;
    expect(one.direction).toBe('more');
    const unclear = effect(difference, 'matched')!;
    expect(tally(document, difference, [one, unclear])).toBe(
      'Between historical and secure-communities: no difference that chance cannot explain, after correction for 2 comparisons.',
    );
  });
});
