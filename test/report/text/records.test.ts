import { describe, expect, it } from 'vitest';
import { periodOf, recordsDocumentText, recordsText } from '../../../src/report/text/records.ts';
import { tablesOf } from '../../../src/report/documents.ts';
import { recordsOf } from '../records-fixture.ts';
import { comparison, oneReplication, threeArms } from '../fixture.ts';

describe('the records view', () => {
  it.each([comparison, threeArms, oneReplication])('fits 80 columns: %o', (make) => {
    for (const line of recordsText(make()).split('\n')) expect(Array.from(line).length, line).toBeLessThanOrEqual(80);
  });

  it('cuts no number', () => {
    expect(recordsText(comparison())).not.toContain('…');
  });

  const text = recordsText(comparison());
  const part = (from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

  it('shows what is on record of each arm, with intervals', () => {
    const record = part('September 2016: on record', 'September 2016: in truth');
    expect(record).toMatch(/FY2015 part +26,450 \[26,410, 26,490\]/);
    expect(record).toMatch(/FY2016 +1,589 \[1,581, 1,596\] +2\.00% \[1\.99, 2\.01\]/);
  });

  it('keeps truth in tables of its own, and says so', () => {
    const record = part('November 2014: on record', 'November 2014: in truth');
    expect(record).not.toMatch(/declined|not taken|at large/);
    const truth = part('November 2014: in truth', 'What was in force');
    expect(truth).toMatch(/declined, of answers +not taken, of closed/);
    expect(truth).toMatch(/FY2016 +17\.0% \[16\.9, 17\.0\] +51\.9% \[51\.8, 52\.0\]/);
    expect(truth).not.toMatch(/refus|custody|requests/);
  });

  it('shows months of up to two years only', () => {
    expect(text).toContain('Nov 2015');
    const long = comparison();
    for (const { records } of long.arms) records.months.push(...records.months);
    expect(recordsText(long)).not.toContain('Nov 2015');
    expect(recordsText(long)).toContain('FY2016');
  });

  it('names parts of fiscal years as parts', () => {
    expect(periodOf({ from: '2014-10', to: '2015-09' })).toBe('FY2015');
    expect(periodOf({ from: '2015-07', to: '2015-09' })).toBe('FY2015 part');
    expect(periodOf({ from: '2015-10', to: '2015-12' })).toBe('FY2016 part');
    expect(periodOf({ from: '2015-12', to: '2015-12' })).toBe('Dec 2015');
  });
});

describe('the document of the records', () => {
  it('is told with refusal against custody below, in 80 columns', () => {
    const lines = recordsDocumentText(recordsOf()).split('\n');
    for (const line of lines) expect(Array.from(line).length, line).toBeLessThanOrEqual(80);
    expect(lines.findIndex((line) => line.endsWith(': on record'))).toBeGreaterThan(0);
    expect(lines.join('\n')).toMatch(
      /Of 62 jails, from −1 to \+1:\n−0\.05 \[−0\.25, 0\.15\] on record, 0\.71 \[0\.60, 0\.80\] in truth/,
    );
  });

  it('has a table of each part', () => {
    const found = new Map(tablesOf(recordsOf()).tables.map((table) => [table.name, table]));
    expect([...found.keys()]).toEqual(['records', 'refusal_and_custody', 'jails']);
    for (const { columns, rows } of found.values()) for (const row of rows) expect(row).toHaveLength(columns.length);
    const cook = [...found.get('jails')!.rows].find((row) => row.includes('Cook, IL'));
    expect(cook?.slice(4)).toEqual([
      900, 860, 940, 0.08, 0.03, 0.13, 0.9, 0.85, 0.95, 0.98, 0.93, 1.03, 0.98, 0.93, 1.03,
    ]);
  });
});
