import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { effect } from '../../../src/report/words/effect.ts';
import { finding, headline, sentence, tally } from '../../../src/report/words/sentences.ts';
import { findings } from '../../../src/report/words/findings.ts';
import { fullText } from '../../../src/report/text/full.ts';
import { TOLD } from '../../../src/analysis/shown.ts';
import { comparison, oneReplication, threeArms, withDifference } from '../fixture.ts';

const told = (document: RunDocument, id: string) => sentence(document, document.differences[0], id);

const WHO =
  'What was in force, October 2008 to September 2016, compared with Secure Communities goes on past November 2014: ';
const rest = (text: string | null) => {
  expect(text).toContain(WHO);
  return text!.slice(WHO.length);
};

describe('the sentence of a difference', () => {
  it('says fewer, in percent and in numbers, the ends of the range in order of size', () => {
    expect(told(withDifference('transferred', 10_000, -1_400, -1_600, -1_200), 'transferred')).toBe(
      `${WHO}14% [12, 16] fewer people were handed over in jail (1,400 [1,200, 1,600]).`,
    );
  });

  it('is told by the labels, not by the names', () => {
    const document = withDifference('transferred', 10_000, -1_400, -1_600, -1_200);
    document.arms[1].label = 'Mine';
    expect(told(document, 'transferred')).toMatch(
      /^Mine, compared with Secure Communities goes on past November 2014: 14%/,
    );
    expect(finding(document, document.differences[0], 'transferred')).toBe(
      'Mine: 14% [12, 16] fewer people were handed over in jail',
    );
  });

  it('says more', () => {
    expect(rest(told(withDifference('serious_never_taken', 200, 30, 20, 40), 'serious_never_taken'))).toBe(
      '15% [10, 20] more people with a serious conviction were never taken by 30 Sep 2016 (30 [20, 40]).',
    );
  });

  it('says by when people were never taken also where it claims nothing', () => {
    expect(rest(told(withDifference('felony_never_taken', 200, 3, -20, 26), 'felony_never_taken'))).toMatch(
      /^how many people with another felony conviction were never taken by 30 Sep 2016: no clear difference/,
    );
  });

  it('says beside people never taken whether another number of people was identified, and nowhere else', () => {
    const document = withDifference('identified', 700, -70, -84, -56);
    const identified = '; 10% [8, 12] fewer people were identified (70 [56, 84]).';
    expect(told(document, 'serious_never_taken')).toMatch(/ by 30 Sep 2016/);
    expect(told(document, 'serious_never_taken')!.endsWith(identified)).toBe(true);
    expect(told(document, 'serious_not_taken')).not.toContain('were identified');
    const alike = withDifference('identified', 700, -7, -20, 6);
    expect(told(alike, 'serious_never_taken')).not.toContain('were identified');
  });

  it('claims no direction where chance can explain the difference', () => {
    expect(rest(told(withDifference('transferred', 10_000, -40, -120, 40), 'transferred'))).toBe(
      'how many people were handed over in jail: no clear difference (−0.4% [−1.2%, +0.4%]).',
    );
  });

  it('makes nothing of what is about the same', () => {
    const small = (id: string) => rest(told(withDifference(id, 10_000, -30, -40, -20), id));
    expect(small('transferred')).toBe('about as many people were handed over in jail.');
    expect(small('cost_total')).toBe('the total cost was about the same.');
  });

  it('tells by the percentage alone what only it tells apart from zero, without a number of people', () => {
    const document = withDifference('transferred', 1_000, -200, -410, 10);
    const metrics = document.differences[0].metrics;
    metrics.transferred = { ...metrics.transferred, percent: { mean: -20, lo: -38, hi: -1 } };
    expect(told(document, 'transferred')).toMatch(
      /: 20% \[1, 38\] fewer people were handed over in jail \(suggestive only\)\.$/,
    );
  });

  it('says in how many draws a ratio is not defined', () => {
    const document = withDifference('cost_per_transfer', 600, -200, -300, -100);
    const metrics = document.differences[0].metrics;
    metrics.cost_per_transfer = { ...metrics.cost_per_transfer, draws: 17 };
    const drawn = { ...document, draws: 20, replications: 1 };
    expect(told(drawn, 'cost_per_transfer')).toMatch(/\. Not defined in 3 of the 20 draws\.$/);
    const [baseline] = drawn.arms;
    baseline.metrics.cost_per_transfer = { ...baseline.metrics.cost_per_transfer, draws: 16 };
    expect(fullText(drawn).replaceAll(/\s+/g, ' ')).toMatch(
      /Cost per transfer \(Secure Communities goes on past November 2014\) is of 16 of the 20 draws/,
    );
  });

  it('says so when nothing changed at all', () => {
    expect(told(withDifference('arrests', 500, 0, 0, 0), 'arrests')).toMatch(/no difference in any of the 20 runs\.$/);
  });

  it('counts where the baseline is zero', () => {
    expect(rest(told(withDifference('notifications', 0, 120, 100, 140), 'notifications'))).toBe(
      '120 [100, 140] more notification requests were lodged, against none.',
    );
  });

  it('speaks of costs as higher or lower and of shares in percentage points', () => {
    expect(rest(told(withDifference('cost_total', 2_000_000, 100_000, 60_000, 140_000), 'cost_total'))).toBe(
      'the total cost was 5% [3, 7] higher ($100K [$60K, $140K]).',
    );
    expect(rest(told(withDifference('not_taken_rate', 0.5, -0.05, -0.08, -0.02), 'not_taken_rate'))).toBe(
      'the share of closed requests that ended without a handover was 5 percentage points [2, 8] lower.',
    );
  });

  it('tells what is not defined, and what one replication cannot tell', () => {
    expect(told(withDifference('declined_rate', null, null, null, null), 'declined_rate')).toMatch(
      /not defined in enough runs/,
    );
    expect(told(withDifference('transferred', 10, -3, null, null), 'transferred')).toMatch(/no interval/);
    expect(findings(oneReplication())).toEqual([
      'One replication gives no interval, so no difference can be told from chance.',
    ]);
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
      /: 130 \[60, 200\] more requests were declined\./,
    );
    expect(withPercent(130, 70, { mean: 908, lo: 100, hi: 3570 })).toMatch(/: 908% \[100, 3,570\] more requests/);
    expect(withPercent(-20, 25, { mean: -39, lo: -54, hi: -27 })).toMatch(
      /: 39% \[27, 54\] fewer requests were declined \(suggestive only\)\.$/,
    );
    expect(withPercent(-20, 25, { mean: -39, lo: -79, hi: 1 })).toMatch(
      /no clear difference \(−39% \[−79%, \+1%\]\)\.$/,
    );
  });

  it('is absent for a metric that the difference does not hold', () => {
    expect(told(comparison(), 'moon_phase')).toBeNull();
  });

  it('never claims a direction that the range does not support, and makes nothing of the smallest sizes', () => {
    const number = fc.integer({ min: -1e6, max: 1e6 });
    const ids = fc.constantFrom(...TOLD, 'not_taken_rate', 'notifications');
    const halves = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(ids, number, halves, fc.integer({ min: 0, max: 1e7 }), (id, mean, half, baseline) => {
        fc.pre(Math.abs(mean) !== half);
        const text = rest(told(withDifference(id, baseline, mean, mean - half, mean + half), id)).split(';')[0];
        const claims = /\b(more|fewer|higher|lower)\b/.test(text);
        expect(claims).toBe(Math.abs(mean) > half && Math.abs(mean) >= 0.005 * baseline);
        if (claims) expect(/\b(more|higher)\b/.test(text)).toBe(mean > 0);
      }),
      { numRuns: 300 },
    );
  });

  it('is not sure where only its own range supports it', () => {
    const barely = (lo: number, hi: number) =>
      told(withDifference('serious_not_taken', 5_000, 50, lo, hi), 'serious_not_taken');
    expect(barely(2, 98)).toMatch(/ \(suggestive only\)\.$/);
    expect(barely(20, 80)).not.toContain('suggestive');
  });
});

describe('headings', () => {
  it('are the sentence for one variant and a word each for several', () => {
    expect(headline(comparison(), 'transferred')).toBe(told(comparison(), 'transferred'));
    expect(headline(threeArms(), 'transferred')).toBe(
      'Transferred, compared with Secure Communities goes on past November 2014: What was in force, October 2008 to ' +
        'September 2016 −39.3% [−39.4%, −39.2%]; No jail may hold past release −39.3% [−39.4%, −39.2%].',
    );
  });

  it('count the measures that differ, and say when none does; what is about the same is in no count', () => {
    const document = withDifference('identified', 700, -70, -84, -56);
    const [difference] = document.differences;
    const of = (...ids: string[]) =>
      rest(
        tally(
          document,
          difference,
          ids.map((id) => effect(difference, id)!),
        ),
      );
    expect(of('transferred', 'identified', 'arrests')).toBe('2 of 2 measures differ.');
    expect(of('transferred', 'serious_never_taken')).toBe('1 of 2 measures differs.');
    expect(of('serious_never_taken')).toBe('no clear difference in 1 measure.');
    expect(of('arrests')).toBe('all 1 measures are about the same.');
  });

  it('count only what remains after correction', () => {
    const document = withDifference('serious_never_taken', 5_000, 50, 2, 98);
    const [difference] = document.differences;
    const one = effect(difference, 'serious_never_taken')!;
    expect(one.direction).toBe('more');
    const unclear = effect(difference, 'felony_not_taken')!;
    expect(rest(tally(document, difference, [one, { ...unclear, p: 0.5 }]))).toBe('no clear difference in 2 measures.');
  });
});
