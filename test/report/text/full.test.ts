import { describe, expect, it } from 'vitest';
import { fullText as summary } from '../../../src/report/text/full.ts';
import { comparison, oneReplication, singleRun, threeArms, withDifference } from '../fixture.ts';

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
    expect(text).toMatch(/Identified +702,200 \[701,800, 702,500\] 702,200/);
    expect(text).toMatch(/Ended: no notice came +8,120 \[8,100, 8,140\]/);
    expect(text).toMatch(/People, by 30 Sep 2016 [^]*\nSerious, never taken +9,310 /);
    expect(text).toMatch(/Costs in USD[^]*Total cost +\$1\.725B/);
    expect(text).toMatch(/Transferred +−63,000 \[−63,300, −62,700\] +−39\.3%\n/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'compared with Secure Communities goes on past November 2014: 39.3% [39.2, 39.4] fewer people were handed over in jail',
    );
    expect(text).toContain('chance only; 31 uncertain parameters held at their median');
    expect(text).toContain('Assumptions: 48 of 112 parameters assumed.');
  });

  it('marks in plain text what chance can explain', () => {
    const row = (text: string) => text.split('\n').find((line) => /^Serious, never taken .*(%|[=~?≈])$/.test(line));
    expect(row(summary(comparison()))).toMatch(/=$/);
    expect(row(summary(oneReplication()))).toMatch(/\?$/);
    const barely = summary(withDifference('serious_never_taken', 5_000, 50, 2, 98));
    expect(row(barely)).toMatch(/~$/);
    expect(barely).toContain('~ suggestive only: may be chance among 22 measures, see docs/intervals.md');
    expect(row(summary(withDifference('serious_never_taken', 5_000, 50, 20, 80)))).toMatch(/%$/);
    const alike = summary(withDifference('serious_never_taken', 50_000, 50, 20, 80));
    expect(row(alike)).toMatch(/≈$/);
    expect(alike).toContain('≈ about the same');
    expect(alike).not.toMatch(/^- .*serious/m);
  });

  it('says where a difference holds other bookings or prices, too', () => {
    const document = comparison();
    const [difference] = document.differences;
    const text = (unlike: typeof difference.unlike) =>
      summary({ ...document, differences: [{ ...difference, unlike }] }).replaceAll(/\s+/g, ' ');
    expect(text(undefined)).not.toMatch(/other (bookings|prices)/);
    expect(text(['prices'])).toContain('past November 2014, the same people under both');
    const both = text(['bookings', 'prices']);
    expect(both).toContain('past November 2014, with more or fewer of the same people');
    expect(both).toContain(
      '! What was in force, October 2008 to September 2016 also has other bookings and other prices than Secure',
    );
    expect(both).toContain('state bookings and prices in a file that both extend.');
  });

  it('says the same with colour, and uses none without', () => {
    const [plain, colored] = [summary(comparison()), summary(comparison(), { color: true })];
    expect(plain).not.toContain(ESCAPE);
    expect(colored).toContain(ESCAPE);
    expect(bare(colored).replaceAll(/ +$/gm, '')).toBe(plain);
  });

  it('claims nothing where there is no interval', () => {
    const document = withDifference('held_not_removable', 80, -80, null, null, 2);
    expect(summary(document)).toMatch(/Held, not removable +−80 +−100% +\?\n/);
  });

  it('speaks with one voice where there is one replication: no interval, no means, no correction', () => {
    const text = summary(oneReplication());
    expect(text).toContain('One replication, so no intervals; 31 uncertain parameters held at their median');
    expect(text).not.toMatch(/95%|\[|correction/);
  });

  it('tells two long names apart', () => {
    const document = comparison();
    const ends = ['back-in-holds', 'still-without'];
    for (const [i, arm] of document.arms.entries())
      arm.label = `california-trust-act-repealed-and-cook-county-${ends[i]}`;
    const text = summary(document);
    expect(text).not.toContain('…');
    expect(text).toMatch(/\n.*back-in-holds +.*still-without\n/);
    for (const line of text.split('\n')) expect(Array.from(line).length, line).toBeLessThanOrEqual(80);
  });

  it('says which figures are not known for a part of a field office, and no sentence speaks of them', () => {
    const document = comparison();
    const unknown = { mean: null, sd: null, lo: null, hi: null };
    for (const { metrics } of [...document.arms, ...document.differences])
      for (const id of ['at_large_arrests', 'cost_total']) Object.assign(metrics[id], unknown);
    const text = summary(document).replaceAll(/\s+/g, ' ');
    expect(text).toContain('are known for whole field offices only, not for these places.');
    expect(text).not.toMatch(/arrested at large: |the total cost/);
    expect(summary(comparison())).not.toContain('whole field offices');
  });

  it('explains why outcomes and dated counts differ', () => {
    expect(summary(singleRun()).replaceAll('\n', ' ')).toContain(
      'booked in the period, followed to the end of the run',
    );
  });

  it('shows no differences for a run', () => {
    expect(summary(singleRun())).not.toContain('difference');
  });
});
