/** Known misses here: how many published figures the model meets, and those of these places beside the model's. */
import type { Published } from './published.ts';
import type { RunDocument } from '../../analysis/results.ts';
import { trusted } from '../words/about.ts';
import { labelOf } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import { levels, monthName } from '../words/numbers.ts';
import { paragraph, section, type Section, table, type Table } from './model.ts';
import { besidePublished } from './published.ts';

const periodOf = ({ from, to }: Published): string =>
  from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}, a month`;

function rangeOf({ metric, low, high }: Published): string {
  const write = levels({ mean: (low + high) / 2, lo: null, hi: null }, measure(metric).kind);
  return low === high ? write(low) : `${write(low)} to ${write(high)}`;
}

function rowOf({ published, model }: ReturnType<typeof besidePublished>[number]): string[] {
  const { metric, low, high } = published;
  const met = model < low ? 'below' : model > high ? 'above' : 'inside';
  const write = levels({ mean: model, lo: null, hi: null }, measure(metric).kind);
  return [
    measure(metric).label,
    periodOf(published),
    rangeOf(published),
    write(measure(metric).kind === 'count' ? Math.round(model) : model),
    met,
  ];
}

function publishedTable(document: RunDocument): Table {
  return {
    caption: `Published figures of these places beside "${labelOf(document, document.arms[0].name)}"`,
    heads: ['', 'Months', 'Published', 'Model', 'The model is'],
    rows: besidePublished(document).map(rowOf),
    widths: [28, 26, 18, 14, 14],
  };
}

export const misses = (document: RunDocument): Section[] =>
  section('misses', 'Known misses here', [...paragraph(trusted(document)), ...table(publishedTable(document))]);
