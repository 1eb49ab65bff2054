/** Who pays: each payer's costs under each scenario, and what follows whatever the cost book. */
import type { RunDocument } from '../../analysis/results.ts';
import { conclude, pricesInWords } from '../words/cost-books.ts';
import { effect } from '../words/effect.ts';
import { telling } from '../words/headline.ts';
import { sentence } from '../words/sentences.ts';
import { measuresTable } from './cells.ts';
import { list, paragraph, picture, section, type Section, table } from './model.ts';
import { drawPictures } from './pictures.ts';
import { robustness } from './robustness.ts';

const ROWS = [
  { id: 'cost_total', label: 'All governments' },
  { id: 'cost_federal', label: 'Federal government', part: true },
  { id: 'cost_state', label: 'States', part: true },
  { id: 'cost_local', label: 'Counties', part: true },
  { id: 'cost_per_taken', label: 'Federal, per person taken' },
] as const;

/** Each cost that differs, with one line of robustness. */
const told = (document: RunDocument): string[] =>
  document.differences.flatMap((difference) =>
    ROWS.flatMap(({ id }) => {
      const [one, text] = [effect(difference, id), sentence(document, difference, id)];
      return one && text !== null && telling(one) === 'told' ? [`${text} ${robustness(document, difference, id)}`] : [];
    }),
  );

const byBook = (document: RunDocument): string[] =>
  document.differences.flatMap((difference) =>
    (difference.conclusions ?? [])
      .filter(({ verdict }) => verdict !== 'unknown')
      .map((found) => conclude(document, difference, found)),
  );

export async function costs(document: RunDocument): Promise<Section[]> {
  const known = ROWS.filter(({ id }) => document.arms.some(({ metrics }) => typeof metrics[id]?.mean === 'number'));
  if (known.length === 0) return [];
  const [chart] = await drawPictures(document, { kinds: ['costs'] });
  return section('costs', 'Who pays', [
    ...table(
      measuresTable(document, known, `Costs in US dollars of ${document.price_year}, with 95% ranges in brackets`),
    ),
    ...paragraph(pricesInWords(document), 'note'),
    ...list(told(document)),
    ...picture(chart),
    ...list(byBook(document)),
  ]);
}
