/** A chart for whoever does not see it: the finding, then its numbers, as many as one can listen to. */

/** Rows after these are only counted: who wants them all takes the table. */
const MOST = 15;

/** Each item is a row of the chart in words: "Secure Communities: +12% [10%, 14%]". */
export function spoken(finding: string, items: readonly string[], note = ''): string {
  const more = items.length - MOST;
  const rows = more > 0 ? [...items.slice(0, MOST), `and ${more} more`] : items;
  const parts = [finding.replace(/[.:]$/, ''), rows.map((row) => row.trim().replaceAll(/ +/g, ' ')).join('; '), note];
  return parts
    .filter((part) => part !== '')
    .join('. ')
    .replace(/\.?$/, '.');
}
