/** A 95% interval over draws holds what one further draw shows about as often as it says. */
import { expect, it } from 'vitest';
import { CASES, coverage, DRAWS } from './coverage.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** A table of Markdown, its columns as wide as their cells. */
function markdown([head, ...rows]: readonly (readonly string[])[]): string {
  const width = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(width[i]) : cell.padStart(width[i]))).join(' | ')} |`;
  const rule = `| ${width.map((wide, i) => (i === 0 ? '-'.repeat(wide) : `${'-'.repeat(wide - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

it('holds one further draw in 93% to 97.5% of worlds, in 90% at least where they are skewed or rare', async () => {
  const found = CASES.map((one) => ({ ...one, at: DRAWS.map((draws) => coverage(one, draws)) }));
  for (const { name, at, least, most } of found)
    at.forEach(({ share }, i) => {
      expect(share, `${name}, ${DRAWS[i]} draws`).toBeGreaterThanOrEqual(least);
      expect(share, `${name}, ${DRAWS[i]} draws`).toBeLessThanOrEqual(most);
    });
  const head = ['what is drawn', ...DRAWS.map((draws) => `${draws} draws`), 'none at 5'];
  const rows = found.map(({ name, at }) => [name, ...at.map(({ share }) => percent(share)), percent(at[0].without)]);
  await expect(
    `# Coverage of the intervals over draws\n\nWritten by \`test/analysis/coverage.test.ts\`, which also holds it.\n\n${markdown([head, ...rows])}\n`,
  ).toMatchFileSnapshot('../../docs/coverage.md');
});
