import { describe, expect, it } from 'vitest';
import { conclusionsOf } from '../../../src/analysis/conclusions.ts';
import { COST_METRICS } from '../../../src/analysis/metrics.ts';
import type { Metrics, RunDocument } from '../../../src/analysis/results.ts';
import { bookRows, conclude, pricesInWords } from '../../../src/report/words/cost-books.ts';
import { fullText as summary } from '../../../src/report/text/full.ts';
import { tables } from '../../../src/report/files/tables.ts';
import { comparison, oneReplication } from '../fixture.ts';

const costsOf = <M extends Metrics>(metrics: M): M =>
  Object.fromEntries(COST_METRICS.map(({ id }) => [id, structuredClone(metrics[id])])) as M;

/** The comparison with two more books: one that turns the sign of the federal cost, one that does not tell teams apart. */
function byBooks(document: RunDocument = comparison()): RunDocument {
  const threeOf = <M extends Metrics>(metrics: M) => {
    const [plain, turned, blind] = [0, 1, 2].map(() => costsOf(metrics));
    const none = { lo: null, hi: null };
    Object.assign(blind['cost_per_at_large_arrest'], { mean: null, ...none, direction: 'unknown' });
    return { plain, turned, blind };
  };
  for (const arm of document.arms) arm.cost_books = threeOf(arm.metrics);
  for (const item of document.differences) item.cost_books = threeOf(item.metrics);
  const [difference] = document.differences;
  const { turned } = difference.cost_books!;
  const { mean, lo, hi, percent, direction } = turned['cost_federal'];
  const opposite = direction === 'less' ? 'more' : direction;
  Object.assign(turned['cost_federal'], {
    mean: -mean!,
    lo: hi && -hi,
    hi: lo && -lo,
    direction: opposite,
    percent: { ...percent, mean: -percent!.mean!, lo: percent!.hi && -percent!.hi, hi: percent!.lo && -percent!.lo },
  });
  difference.conclusions = conclusionsOf(difference.cost_books!, () => [['plain'], ['turned', 'blind']]);
  return document;
}

const told = (document: RunDocument): string[] =>
  document.differences[0].conclusions!.map((found) => conclude(document, document.differences[0], found));

const WHO =
  'What was in force, October 2008 to September 2016, compared with Secure Communities goes on past November 2014';

describe('findings by every cost book', () => {
  it('are told as holding or flipping, with both arms and the books by name', () => {
    const [federal, local, , , teams] = told(byBooks());
    expect(federal).toBe(
      `Flips: ${WHO}: the federal cost was $495M (32.7%) higher by turned and $495M (32.7%) lower by plain, blind.`,
    );
    expect(local).toEqual(
      expect.stringMatching(
        /^Holds: .* past November 2014: the local cost was \$[\d.]+M \([\d.]+%\) lower by every one of the 2 ways in which the 3 cost books price it\.$/,
      ),
    );
    expect(teams).toMatch(/^Holds: .* every one of the 2 cost books that tell it \(not blind\)\.$/);
  });

  it('are not known from one replication', () => {
    for (const text of told(byBooks(oneReplication()))) expect(text).toMatch(/one replication gives no interval\.$/);
  });

  it('stand in rows, with a dash where a book does not tell', () => {
    const document = byBooks();
    const rows = bookRows(document.differences[0]);
    expect(rows.map(([name]) => name)).toEqual(['plain', 'turned', 'blind']);
    expect(rows[0][1]).toMatch(/^−\d+\.\d%\n−\$\d+M$/);
    expect(rows[1][1]).toBe(rows[0][1].replaceAll('−', '+'));
    expect(rows[2][5]).toBe('–');
  });

  it('stand in the summary, in 80 columns, and in two tables', () => {
    const document = byBooks();
    const text = summary(document);
    expect(text.replaceAll('\n', ' ')).toContain(`${WHO}: costs by every cost book`);
    for (const line of text.split('\n')) expect(Array.from(line).length, line).toBeLessThanOrEqual(80);
    const rows = (name: string) => Array.from(tables(document).find((table) => table.name === name)!.rows);
    expect(rows('cost_books')).toHaveLength(2 * 3 * COST_METRICS.length);
    expect(rows('cost_book_differences')).toHaveLength(3 * COST_METRICS.length);
    expect(summary(comparison())).not.toContain('costs by every cost book');
  });
});

describe('prices', () => {
  it('are told with their year and book, or the book of each arm', () => {
    const document = comparison();
    expect(pricesInWords(document)).toBe('Costs in US dollars of 2016, priced by the cost book default.');
    document.arms[1].cost_book = 'budget';
    expect(pricesInWords(document)).toBe(
      'Costs in US dollars of 2016, priced by default (Secure Communities goes on past November 2014), budget (What was in force, October 2008 to September 2016).',
    );
    expect(summary(document)).toContain('Costs in USD of 2016');
  });
});
