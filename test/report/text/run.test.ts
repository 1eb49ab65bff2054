/** The first screen of `run` and `compare`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { METRICS } from '../../../src/analysis/metrics.ts';
import { runText } from '../../../src/report/text/run.ts';
import { effect } from '../../../src/report/words/effect.ts';
import { telling } from '../../../src/report/words/headline.ts';
import { withSentences } from '../../../src/report/words/told.ts';
import { changeOf } from '../changes.ts';
import { comparison, oneReplication, singleRun, threeArms, withDifference } from '../fixture.ts';

const ESCAPE = String.fromCharCode(27);
const bare = (text: string) => text.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '');
const letters = (line: string) => Array.from(line).length;
const joined = (text: string) => text.replaceAll(/\s+/g, ' ');

/** The comparison with so many variants, called as given, and with differences of all sizes. */
function withVariants(labels: readonly string[], seed = 1): RunDocument {
  const document = comparison();
  const [first, variant] = document.arms;
  const ranged = Object.entries(first.metrics).map(([id, level]) => {
    const mean = level.mean ?? 0;
    return [id, { ...level, lo: 0.85 * mean, hi: 1.15 * mean }];
  });
  const baseline = { ...first, metrics: Object.fromEntries(ranged) as typeof first.metrics };
  const [difference] = document.differences;
  const arms = labels.slice(1).map((label, i) => ({ ...variant, name: `arm-${i}`, label }));
  let state = seed;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const differences = arms.map(({ name }) => ({
    ...difference,
    groups: [],
    to: name,
    metrics: Object.fromEntries(
      Object.entries(difference.metrics).map(([id, change]) => {
        const level = baseline.metrics[id];
        const mean = Math.max(-0.9, (next() - 0.5) * 10 ** Math.round(4 * next() - 3)) * (level.mean ?? 0);
        const half = Math.abs(mean) * 3 * next();
        const ends = { ...change, mean, lo: mean - half, hi: mean + half };
        return [id, changeOf(ends, level, { ...level, mean: (level.mean ?? 0) + mean }, 20)];
      }),
    ),
  }));
  return { ...document, arms: [{ ...baseline, label: labels[0] }, ...arms], differences };
}

const label = fc.oneof(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    .filter((text) => text.trim() !== '' && !/\s{2}|[\n\r]/.test(text)),
  fc.lorem({ maxCount: 12 }),
  fc.constantFrom('Secure Communities goes on', 'x'.repeat(200), 'Twice the Fugitive Operations Teams'),
);

describe('the first screen', () => {
  it('has no line over 80 columns, whatever the labels and however many variants', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 1e6 }), (labels, seed) => {
        for (const line of runText(withVariants(labels, seed)).split('\n'))
          expect(letters(line), line).toBeLessThanOrEqual(80);
      }),
      { numRuns: 60 },
    );
  });

  it.each([1, 2, 3])('has 28 lines at most besides the paths with %i variants', (variants) => {
    const labels = [
      'What happened',
      'Secure Communities goes on',
      "California's Trust Act in every state",
      'Twice the teams',
    ];
    const document = withVariants(labels.slice(0, variants + 1));
    expect(runText(document).trimEnd().split('\n').length).toBeLessThanOrEqual(28);
  });

  it('puts one variant beside its baseline: levels, difference and percent with their ranges', () => {
    const text = runText(comparison());
    expect(text).toMatch(/^What changes\? The United States, July 2015 to September 2016 \(chance only\)\n/);
    expect(text).toMatch(/Handed over in jail +160K \[160, 161\] +97,300 +−63\.0K/);
    expect(text).toMatch(/Serious, never taken .* not clear\n/);
    expect(text).toMatch(/Arrested at large .* about the same\n/);
    expect(joined(text)).toContain(
      '- 39.3% [39.2, 39.4] fewer people were handed over in jail (63,000 [62,700, 63,300]);',
    );
    expect(joined(text)).toContain('48 of 112 inputs are assumed.');
  });

  it('puts several variants beside each other, more than fit in blocks', () => {
    const heads = (text: string) => text.split('\n').filter((line) => line.startsWith('ICE asks a jail')).length;
    expect(heads(runText(threeArms()))).toBe(1);
    expect(heads(runText(withVariants(['a', 'b', 'c', 'd', 'e'])))).toBe(2);
  });

  it('tells a label that is cut in full below the table', () => {
    const long = 'Holds barred in every county jail of every state from the first day on';
    expect(runText(withVariants(['a', 'b', long]))).toMatch(/\.\.\n[^]*\nIn full: Holds barred[^]*first day on\n/);
    expect(runText(withVariants(['a', 'b', 'c']))).not.toContain('In full');
  });

  it('shows scenarios side by side with their levels, and claims nothing', () => {
    const text = runText(singleRun());
    expect(text).toMatch(/^What happens\?/);
    expect(text).toMatch(/Handed over in jail +97,300 \[97,120, 97,480\]\n/);
    expect(text).not.toMatch(/\n- /);
  });

  it('says the same with colour, and uses none without', () => {
    const [plain, colored] = [runText(comparison()), runText(comparison(), { color: true })];
    expect(plain).not.toContain(ESCAPE);
    expect(colored).toContain(ESCAPE);
    expect(bare(colored).replaceAll(/ +$/gm, '')).toBe(plain);
  });

  it('says where too few runs give no range, and claims nothing', () => {
    const text = joined(runText(oneReplication()));
    expect(text).toContain('One run with 31 uncertain inputs at their medians, so no ranges');
    expect(text).toContain('- One replication gives no interval, so no difference can be told from chance.');
    expect(text).not.toMatch(/\d \[\d/);
  });

  it('makes no sentence of what is about the same or not clear, and leads with no count by conviction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 3 }), (seed, variants) => {
        const document = withVariants(['a', ...Array.from({ length: variants }, (_, i) => `variant ${i}`)], seed);
        const { findings = [] } = withSentences(document);
        const text = joined(runText(document));
        expect(findings.length).toBeLessThanOrEqual(5);
        for (const sentence of findings) expect(text).toContain(`- ${sentence}`);
        for (const sentence of findings)
          expect(sentence).not.toMatch(/^(variant \d: )?[\d.,]+%? (\[.*?\] )?(more|fewer) people without a conviction/);
        if (variants > 1) return;
        const phrases = METRICS.filter(({ id }) => {
          const found = effect(document.differences[0], id);
          return found && telling(found) !== 'told';
        }).map(({ phrase }) => phrase);
        for (const sentence of findings)
          for (const phrase of phrases) expect(sentence.includes(` ${phrase} (`) || sentence.includes(`${phrase} was`), sentence).toBe(false); // prettier-ignore
      }),
      { numRuns: 100 },
    );
  });

  it('tells by the percentage alone what only it tells apart from zero', () => {
    const document = withDifference('cost_local', 2e8, 2e7, -2e7, 7e7);
    const { metrics } = document.differences[0];
    metrics['cost_local'] = { ...metrics['cost_local'], percent: { mean: 10, lo: 4, hi: 20 } };
    for (const arm of document.arms)
      for (const id of ['cost_total', 'cost_per_taken']) arm.metrics[id] = { ...arm.metrics[id], mean: null };
    expect(runText(document)).toMatch(/Cost to counties .*\+10% \[4, 20\]\n/);
    metrics['cost_local'] = { ...metrics['cost_local'], percent: { mean: 10, lo: -4, hi: 24 } };
    expect(runText(document)).toMatch(/Cost to counties .*not clear\n/);
  });

  it('tells what is known where figures of whole field offices are not', () => {
    const document = comparison();
    const unknown = { mean: null, sd: null, lo: null, hi: null };
    for (const { metrics } of [...document.arms, ...document.differences])
      for (const id of ['at_large_arrests', 'cost_federal', 'cost_total', 'cost_per_taken'])
        Object.assign(metrics[id], unknown);
    const text = joined(runText({ ...document, offices_in_part: ['BAL'] }));
    expect(text).toMatch(/At large, after jail/);
    expect(text).toContain('fewer people were arrested at large after a release from jail');
    expect(text).toContain('The local cost was 64.8%');
    expect(text).toContain('for them take --places office=BAL.');
  });

  it('prints no name of an arm, no path of a parameter and no term of statisticians', () => {
    for (const make of [comparison, singleRun, threeArms, oneReplication]) {
      const document = make();
      const text = runText(document);
      for (const { name } of document.arms) expect(text).not.toContain(name);
      expect(text).not.toMatch(/Holm|Fieller|interval holds|quantile|logit|\b\w+_\w+\b|p value|significan/i);
    }
  });

  it('says how far to trust it, and what was set in every arm', () => {
    const document: RunDocument = {
      ...comparison(),
      everywhere: 'a jail holds where it may in 90% of cases',
      trust: { scope: 'none', all: { met: 1, of: 2 }, unseen: { met: 0, of: 0 }, largest: null, sentence: 'Not far.' },
    };
    const text = joined(runText(document));
    expect(text).toContain('In all of them: a jail holds where it may in 90% of cases.');
    expect(text).toContain('How far to trust it: 48 of 112 inputs are assumed. Not far.');
  });

  it('looks as it did when last looked at', () => {
    expect(
      runText(withVariants(['What happened', 'Secure Communities goes on', 'Twice the teams'], 7)),
    ).toMatchSnapshot();
    expect(runText(withVariants(['What happened', 'Secure Communities goes on'], 3))).toMatchSnapshot();
  });
});
