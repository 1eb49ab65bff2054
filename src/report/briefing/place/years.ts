/** What happened at a place, fiscal year by fiscal year. */
import type { PlaceDocument } from '../../../analysis/place/document.ts';
import { labelOf } from '../../words/labels.ts';
import { measure } from '../../words/measures.ts';
import { briefLevel, NONE } from '../../words/numbers.ts';
import { yearColumns } from '../../words/place.ts';
import { unbroken } from '../cells.ts';
import { section, type Section, table } from '../model.ts';

/** Letters in a cell: nine columns must fit a page. */
const WIDE = 16;

export function years(document: PlaceDocument): Section[] {
  const { run, years: all } = document;
  const columns = yearColumns(document);
  return section(
    'years',
    'Year by year',
    table({
      caption: `"${labelOf(run, run.arms[0].name)}" by fiscal year (October to September), with 95% ranges in brackets`,
      heads: ['', ...columns.map(({ id }) => measure(id).label)],
      rows: all.map(({ name, metrics }) => [
        name,
        ...columns.map(({ id }) => {
          const { [id]: spread } = metrics;
          if (!spread || spread.mean === null) return NONE;
          return unbroken(briefLevel(spread, measure(id).kind, WIDE));
        }),
      ]),
    }),
  );
}
