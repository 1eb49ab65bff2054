/** Refusal and custody as text, 80 columns: the correlation across jails and the ends of honored and declined requests. */
import picocolors from 'picocolors';
import { LEAST_REQUESTS, type RefusalAndCustody } from '../../analysis/refusal-and-custody.ts';
import { decimals, monthName, NONE } from '../words/numbers.ts';
import { table } from './plain-table.ts';
import { wrapped } from '../../base/wrap.ts';

type Figure = { mean: number | null; lo: number | null; hi: number | null };

const within = ({ lo, hi }: Figure, write: (x: number) => string) =>
  lo === null || hi === null || lo === hi ? '' : ` [${write(lo)}, ${write(hi)}]`;
const written = (figure: Figure, write: (x: number) => string, after = '') =>
  figure.mean === null ? NONE : `${write(figure.mean)}${after}${within(figure, write)}`;

const correlation = (figure: Figure) => written(figure, (x) => decimals(x, 2));
const hundredths = (x: number) => decimals(100 * x, 1);
const percent = (figure: Figure) => written(figure, hundredths, '%');
const points = (figure: Figure) => written(figure, hundredths);

const CORRELATION_NOTE =
  `From −1 to +1: +1 where the jails that refuse more also end fewer in custody, 0 where the two have nothing to do with each other. County jails with at least ${LEAST_REQUESTS} requests, means over runs; how: docs/intervals.md. ` +
  'On record: share refused with share without custody. In truth: share declined with share not taken.';
const ENDS_NOTE =
  'Of requests to county jails in these months that the jail answered, by what it answered in truth. Published ' +
  're-apprehension of released people: 6% (MPI 2018) to 30% (CIS 2015).';

function ends({ recorded, handed_over, with_at_large }: RefusalAndCustody): string {
  const row = (name: string, { honored, declined, gap }: RefusalAndCustody['recorded']) => [
    name,
    percent(honored),
    percent(declined),
    points(gap),
  ];
  return table(
    ['ended in custody', 'honored', 'declined', 'gap, points'],
    [20, 19, 19, 19],
    [row('on record', recorded), row('handed over', handed_over), row('and at large', with_at_large)],
  );
}

/** Both answers for each period. */
export function refusalAndCustodyText(periods: readonly RefusalAndCustody[], { color = false } = {}): string {
  const c = picocolors.createColors(color);
  const parts = periods.map((period) => {
    const { from, to, jurisdictions, correlation: found, reapprehended } = period;
    return [
      c.bold(`Refusal and custody, ${monthName(from)} to ${monthName(to)}`),
      `Do jails that refuse more hand over fewer? Of ${Math.round(jurisdictions)} jails, from −1 to +1:`,
      `${correlation(found.records)} on record, ${correlation(found.truth)} in truth`,
      ends(period),
      `Declined and not handed over, then arrested at large: ${percent(reapprehended)}`,
    ].join('\n');
  });
  if (parts.length === 0) return '';
  return `${[...parts, c.dim(wrapped(CORRELATION_NOTE)), c.dim(wrapped(ENDS_NOTE))].join('\n\n').replaceAll(/[ \t]+$/gm, '')}\n`;
}
