/** Every number that is printed or drawn of a comparison stands in its document and in a table. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runDocument } from '../../../src/analysis/run-document.ts';
import { type RunDocument, runForm } from '../../../src/analysis/results.ts';
import { Summary } from '../../../src/analysis/summarize.ts';
import type { FlipGrouping, Grouping, Order } from '../../../src/experiment/order.ts';
import { simulateAll } from '../../../src/experiment/run.ts';
import { Study } from '../../../src/experiment/study.ts';
import { specOf } from '../../../src/report/charts/drawing/draw.ts';
import { chartsOf } from '../../../src/report/documents.ts';
import { csvChunks } from '../../../src/report/files/csv.ts';
import { resultsTable } from '../../../src/report/files/results.ts';
import { jsonText, roundJson } from '../../../src/report/files/round.ts';
import { type Table, tables } from '../../../src/report/files/tables.ts';
import { recordsText } from '../../../src/report/text/records.ts';
import { fullText as summary } from '../../../src/report/text/full.ts';
import { runText } from '../../../src/report/text/run.ts';
import { headlineRows } from '../../../src/report/words/headline.ts';
import { withSentences } from '../../../src/report/words/told.ts';
import { smallScenario, smallWorld } from '../../reference/small.ts';

type Asked = { by: Grouping[]; flipsBy: FlipGrouping[]; draws: number | undefined; replications: number };

async function documentOf({ by, flipsBy, draws, replications }: Asked, seed: string): Promise<RunDocument> {
  const scenarios = [smallScenario(), smallScenario({ 'local.hold_willing': 0.2, 'federal.programme': 'narrow' })];
  const order: Order = {
    arms: scenarios.map((scenario, i) => ({ name: ['before', 'after'][i], scenario })),
    seed,
    ...scenarios[0].report,
    by,
    flips: true,
    flipsBy,
    draws,
  };
  const study = new Study(order, smallWorld());
  const figures = new Summary(study);
  await simulateAll(study, { replications, workers: 1 }, (_, run) => figures.add(run));
  const labels = {
    version: '0.1.0',
    titles: ['Before', 'After'],
    labels: ['Before', 'After'],
    hashes: ['a'.repeat(64), 'b'.repeat(64)],
    uncertain: 3,
    assumptions: { assumed: 1, parameters: 2 },
    policyDates: [],
  };
  const document = withSentences(roundJson(await runDocument(study, figures, replications, labels)));
  // As whoever reads summary.json has it.
  return runForm.parse(JSON.parse(jsonText(document)));
}

const rowsOf = (table: Table): string[][] => parse([...csvChunks(table)].join(''));

/** A number as it is printed: its size, and what its last digit is worth. */
type Printed = { readonly text: string; readonly size: number; readonly step: number };
const UNITS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

const NUMBER = String.raw`(?<![\w.])\$?\d[\d,]*(?:\.\d+)?[KMB]?(?!\w)`;

function printedOf(text: string): Printed {
  const [, digits, decimals = '', unit] = /(\d[\d,]*)(\.\d+)?([KMB])?$/.exec(text)!;
  const plain = digits.replaceAll(',', '');
  const zeros = decimals === '' ? (/[1-9](0+)$/.exec(plain)?.[1].length ?? 0) : 1 - decimals.length;
  const times = UNITS[unit] ?? 1;
  return { text, size: Number(plain + decimals) * times, step: 10 ** zeros * times };
}

/** The numbers of a text. A mean and the ends of its interval are written to one digit, which a zero does not show. */
function printedIn(text: string): Printed[] {
  const figures = new RegExp(String.raw`${NUMBER}(?:[^\w\[\]]*(?:pts|percentage points)?\s*\[[^\]]*\])?`, 'g');
  return [...text.matchAll(figures)].flatMap(([figure]) => {
    const [mean, ...ends] = [...figure.matchAll(new RegExp(NUMBER, 'g'))].map(([one]) => one);
    // In a first table the ends have the unit of the number before them: "+27K [21, 34]".
    const unit = /[KMB]$/.exec(mean)?.[0] ?? '';
    const all = [mean, ...ends.map((end) => (/[KMB]$/.test(end) ? end : end + unit))].map(printedOf);
    const step = Math.min(...all.filter(({ size }) => size > 0).map((one) => one.step));
    return all.map((one) => (Number.isFinite(step) && one.size === 0 ? { ...one, step } : one));
  });
}

/** Whether a printed number is one of these, or a share of them in percent, rounded. */
const isAmong = ({ size, step }: Printed, numbers: readonly number[]): boolean =>
  numbers.some((x) => [Math.abs(x), Math.abs(100 * x)].some((known) => Math.abs(known - size) <= step * 0.5000001));

const numbersIn = (cells: readonly string[]): number[] => cells.filter((cell) => cell !== '').map(Number).filter(Number.isFinite); // prettier-ignore
const numbersOf = (node: unknown): number[] =>
  typeof node === 'number'
    ? [node]
    : typeof node === 'object' && node !== null
      ? Object.values(node).flatMap(numbersOf)
      : [];

/** The numbers of a line that a table's rows about the same thing do not have. */
function strangers(line: string, rows: readonly string[][]): string[] {
  const known = rows.flatMap(numbersIn);
  return printedIn(line)
    .filter((printed) => !isAmong(printed, known))
    .map(({ text }) => text);
}

/** A line of a table whose ranges stand below their numbers, put together: each range after the number that ends above it. */
function beneath(line: string, below: string): string {
  const ranges = [...below.matchAll(/\[[^\]]*\]/g)].toReversed();
  return ranges.reduce((text, range) => {
    const end = range.index + range[0].length;
    return `${text.slice(0, end)} ${range[0]}${text.slice(end)}`;
  }, line);
}

/** Lines broken at 80 columns, put together again. */
const sentencesIn = (text: string): string[] =>
  [...text.matchAll(/^- [^]*?(?=\n(?!  )|$(?![^]))/gm)].map(([found]) => found.slice(2).replaceAll(/\n +/g, ' '));

const anyAsked = fc.record({
  by: fc.subarray<Grouping>(['state', 'office', 'jurisdiction', 'kind', 'class', 'fiscal-year']),
  flipsBy: fc.subarray<FlipGrouping>(['class', 'state', 'jurisdiction']),
  draws: fc.constantFrom(undefined, 5, 6),
  replications: fc.constantFrom(1, 2),
});

it('is true of the printed summary, of its sentences, of the records view and of the charts', async () => {
  await fc.assert(
    fc.asyncProperty(anyAsked, fc.string({ minLength: 1, maxLength: 5 }), async (asked, seed) => {
      const document = await documentOf(asked, seed);
      const results = rowsOf(resultsTable(document));
      const label = results[0].indexOf('label');
      const others = tables(document).flatMap((table) => (/group/.test(table.name) ? rowsOf(table) : []));
      const names = new Set(others.slice(1).map((row) => row[4]));

      const text = summary(document);
      for (const line of text.split('\n')) {
        const [first] = line.split(/ {2,}| (?=[−+$\d])/);
        const measures = results.filter((row) => row[label] === first);
        const groups = others.filter((row) => row[4].startsWith(first.replace(/\.$/, '')));
        if (measures.length > 0) expect(strangers(line, measures), line).toEqual([]);
        else if (names.has(first) && groups.length > 0) expect(strangers(line, groups), line).toEqual([]);
      }

      const first = runText(document);
      const rows = headlineRows(document);
      for (const { id, label, short } of rows) {
        const lines = first.split('\n');
        const begins = lines.findIndex((line) => line.trimStart().startsWith(short ?? label));
        const own = results.filter((row) => row[results[0].indexOf('id')] === id);
        expect(begins, label).toBeGreaterThan(0);
        // A range that its column does not hold stands on the line below.
        const next = /^ +\S*\[/.test(lines[begins + 1]) ? lines[begins + 1] : '';
        expect(strangers(beneath(lines[begins], next), own), lines[begins] + next).toEqual([]);
      }
      for (const sentence of document.findings ?? []) {
        expect(first.replaceAll(/\s+/g, ' ')).toContain(`- ${sentence}`);
        expect(strangers(sentence.replaceAll(/\d+ measures|\d+ \w{3} \d{4}/g, ''), results), sentence).toEqual([]);
      }

      const said = document.differences.flatMap(({ metrics }) => Object.values(metrics).flatMap(({ sentence }) => sentence ?? [])); // prettier-ignore
      const told = sentencesIn(text);
      expect(told.length).toBeGreaterThan(0);
      for (const sentence of told.filter((one) => !/^(One|Fewer than) /.test(one))) {
        expect(said).toContain(sentence);
        expect(
          results.some((row) => row.includes(sentence)),
          sentence,
        ).toBe(true);
      }

      const inRecords = rowsOf(tables(document).find(({ name }) => name === 'records')!);
      const known = numbersOf(document.arms.map(({ records }) => records));
      for (const line of recordsText(document)
        .split('\n')
        .filter((one) => /^(FY\d{4}( part)?|[A-Z][a-z]{2} \d{4}) /.test(one))) {
        const figures = line.replace(/^(FY\d{4}( part)?|[A-Z][a-z]{2} \d{4})/, '');
        expect(strangers(figures, inRecords), line).toEqual([]);
        expect(
          printedIn(figures).filter((printed) => !isAmong(printed, known)),
          line,
        ).toEqual([]);
      }

      const whole = chartsOf(document, { kinds: ['what-changed', 'where-they-go', 'all-measures'] });
      expect(whole.map(({ name }) => name)).toEqual(['what-changed', 'where-they-go', 'all-measures']);
      for (const chart of whole) {
        const words: string[] = [];
        JSON.stringify('drawing' in chart ? null : specOf(chart), (key, value: unknown) => {
          // Ticks are no figures; what has a range, or a share beside it, is one.
          const isFigure = typeof value === 'string' && /[[(]/.test(value);
          if (isFigure && ['text', 'absolute', 'relative'].includes(key)) words.push(value);
          return value;
        });
        const own = (chart.rows ?? []).map((row) => Object.values(row).map(String));
        expect(strangers(words.join('\n'), [...results, ...own]), chart.name).toEqual([]);
      }
      const all = [...said, ...document.differences.flatMap(({ sentence }) => sentence ?? [])];
      for (const { frame, name } of whole.filter(({ name: each }) => each !== 'where-they-go')) {
        // A title is a sentence of the document, or one of its figures in fewer words.
        const isSaid = all.some((sentence) => frame.title.startsWith(sentence.replace(/\.$/, '')));
        const figures = frame.title.replaceAll(/\d+ measures|\d+ \w{3} \d{4}/g, '');
        expect(isSaid ? [] : strangers(figures, results), `${name}: ${frame.title}`).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('notices a number that is in no table', () => {
  const rows = [['Transferred', '1234.4', '-0.25']];
  expect(strangers('Transferred  1,234  −25%', rows)).toEqual([]);
  expect(strangers('Transferred  1,230 [1,200, 1,000]', rows)).toEqual([]);
  expect(strangers('Transferred  1,235  −26%', rows)).toEqual(['1,235', '26']);
  expect(printedIn('$1.25M')).toEqual([{ text: '$1.25M', size: 1_250_000, step: 10_000 }]);
});
