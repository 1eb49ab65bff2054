/** What happened at a place, fiscal year by fiscal year. */
import type { PlaceDocument } from '../../../analysis/place/document.ts';
import { labelOf } from '../../words/labels.ts';
import { measure } from '../../words/measures.ts';
import { briefLevel, NONE } from '../../words/numbers.ts';
import { yearColumns } from '../../words/place.ts';
import { unbroken } from '../cells.ts';
import { section, type Section, table, type Table } from '../model.ts';

/** Letters in a cell: seven columns must fit a page. */
const WIDE = 16;

/** What it leaves and costs stands in a table of its own, so that both fit. */
const AFTER: readonly string[] = ['serious_never_taken', 'cost_local'];

export function years(document: PlaceDocument): Section[] {
  const label = labelOf(document.run, document.run.arms[0].name);
  const columns = yearColumns(document).map(({ id }) => id);
  return section('years', 'Year by year', [
    ...table(
      yearTable(
        document,
        columns.filter((id) => !AFTER.includes(id)),
        `"${label}" by fiscal year (October to September), with 95% ranges in brackets`,
      ),
    ),
    ...table(
      yearTable(
        document,
        columns.filter((id) => AFTER.includes(id)),
        'What it left, and what it cost the counties',
      ),
    ),
  ]);
}

const yearTable = ({ years: all }: PlaceDocument, ids: readonly string[], caption: string): Table => ({
  caption,
  heads: ['', ...ids.map((id) => measure(id).label)],
  rows: all.map(({ name, metrics }) => [
    name,
    ...ids.map((id) => {
      const { [id]: spread } = metrics;
      return !spread || spread.mean === null ? NONE : unbroken(briefLevel(spread, measure(id).kind, WIDE));
    }),
  ]),
});
