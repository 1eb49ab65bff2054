/** What was found: everything at a glance, then one finding after another, each with its chart and how firmly it stands. */
import type { RunDocument } from '../../analysis/results.ts';
import { capital } from '../../scenario/words/series.ts';
import { wayInWords } from '../words/about.ts';
import { findingIds } from '../words/findings.ts';
import { headlineRows } from '../words/headline.ts';
import { labelOf } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import { sentence } from '../words/sentences.ts';
import { SEGMENTS } from '../charts/kinds/where-they-go.ts';
import { levelCell, mainTable } from './cells.ts';
import { list, paragraph, picture, section, type Section, table, type Table } from './model.ts';
import { drawPictures } from './pictures.ts';
import { robustness } from './robustness.ts';

/** So many findings have a chart of their own. */
const MOST = 3;

const headingOf = (document: RunDocument, id: string): string =>
  headlineRows(document).find((row) => row.id === id && !row.part)?.label ?? measure(id).label;

/** All measures at a glance. */
async function overview(document: RunDocument): Promise<Section[]> {
  const [chart] = await drawPictures(document, { kinds: ['what-changed'] });
  return section('findings', document.differences.length > 0 ? 'What changes' : 'What happens', [
    ...picture(chart),
    ...table(mainTable(document, captionOf(document))),
    ...wayInWords(document).flatMap((text) => paragraph(text, 'note')),
  ]);
}

function captionOf(document: RunDocument): string {
  const [first] = document.differences;
  if (!first) return 'Levels, with 95% ranges in brackets';
  const base = labelOf(document, first.from);
  return `${document.differences.length === 1 ? 'Levels and differences' : `Levels of "${base}", and what each scenario changes`}, with 95% ranges in brackets`;
}

/** One measure by month; what each variant changes of it in a sentence, with one line of robustness. */
async function finding(document: RunDocument, id: string): Promise<Section[]> {
  const [chart] = await drawPictures(document, { kinds: ['by-month'], metric: id });
  const told = document.differences.flatMap((difference) => {
    const text = sentence(document, difference, id);
    return text === null ? [] : [`${text} ${robustness(document, difference, id)}`];
  });
  return section(id.replaceAll('_', '-'), headingOf(document, id), [...picture(chart), ...list(told)], { level: 3 });
}

/** What became of the people asked for, in numbers. */
const askedTable = ({ arms }: RunDocument): Table => ({
  caption: 'People whom ICE asked a jail for, by what became of them, with 95% ranges in brackets',
  heads: ['', ...arms.map(({ name }) => labelOf({ arms }, name))],
  rows: SEGMENTS.map(({ id, label }) => [
    capital(label),
    ...arms.map(({ asked = {} }) => levelCell(asked[id], 'requests')),
  ]),
});

async function whereTheyGo(document: RunDocument): Promise<Section[]> {
  const [chart] = await drawPictures(document, { kinds: ['where-they-go'] });
  if (!chart) return [];
  const blocks = [...picture(chart), ...table(askedTable(document))];
  return section('where-they-go', 'What becomes of those ICE asks for', blocks, { level: 3 });
}

/** The sections of findings; costs have one of their own, so that their chart is there. */
export async function found(document: RunDocument): Promise<Section[]> {
  const people = findingIds(document)
    .filter((id) => !id.startsWith('cost_'))
    .slice(0, MOST);
  const ids = people.length > 0 ? people : ['transferred'];
  const each: Section[] = [];
  for (const id of ids) each.push(...(await finding(document, id)));
  return [...(await overview(document)), ...each, ...(await whereTheyGo(document))];
}
