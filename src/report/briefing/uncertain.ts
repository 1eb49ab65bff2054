/** What is uncertain: what the ranges hold and leave out, what is not clear, and how firmly each row stands. */
import type { RunDocument } from '../../analysis/results.ts';
import { capital, series } from '../../scenario/words/series.ts';
import { besidesInWords, hasIntervals, intervalsInWords } from '../words/about.ts';
import { effect } from '../words/effect.ts';
import { headlineRows, telling, type Telling } from '../words/headline.ts';
import { labelOf } from '../words/labels.ts';
import { isSure, SUGGESTIVE } from '../words/sentences.ts';
import { list, paragraph, section, type Section, table, type Table } from './model.ts';
import { books, draws } from './robustness.ts';

/** "Teams doubled: "Handed over in jail" and "Cost, all governments" are not clear." */
function rowsTold(document: RunDocument, how: Telling, said: string): string[] {
  return document.differences.flatMap((difference) => {
    const rows = headlineRows(document).filter(({ id }) => {
      const found = effect(difference, id);
      return found !== null && telling(found) === how;
    });
    const names = rows.map(({ label }) => `"${label}"`);
    return names.length === 0 ? [] : [`${labelOf(document, difference.to)}: ${said}: ${series(names, 'and')}.`];
  });
}

/** What the words that are used for want of certainty mean. */
function meanings(document: RunDocument): string[] {
  const suggestive = document.differences.some((difference) =>
    headlineRows(document).some(({ id }) => {
      const found = effect(difference, id);
      return found !== null && telling(found) === 'told' && !isSure(difference, found);
    }),
  );
  if (document.differences.length === 0 || !hasIntervals(document)) return [];
  return [
    'Not clear: the range of the difference holds zero.',
    'About the same: less than half a percent of the baseline, or half a person.',
    ...(suggestive
      ? [`${capital(SUGGESTIVE)}: clear by its own range, but it may be chance among all the measures compared.`]
      : []),
  ];
}

/** Of every row that differs: in how many draws, and by how many ways of pricing, with the same sign. */
function signs(document: RunDocument): Table {
  const rows = document.differences.flatMap((difference) =>
    headlineRows(document).flatMap(({ id, label }) => {
      const found = effect(difference, id);
      if (!found || telling(found) !== 'told') return [];
      return [[label, labelOf(document, difference.to), draws(document, difference, id), books(difference, id)]];
    }),
  );
  return {
    caption: 'How firmly each difference stands: the same sign',
    heads: ['', 'Scenario', 'Draws', 'Cost books'],
    rows,
    words: true,
    widths: [28, 28, 18, 26],
  };
}

const OUTSIDE = [
  'Ranges hold what is uncertain of the inputs, and chance; they do not hold what the model leaves out or has wrong.',
  'The model follows people whom ICE could want. It says nothing of crime, of trust in the police, or of the people concerned.',
];

export const uncertain = (document: RunDocument): Section[] =>
  section('uncertain', 'What is uncertain', [
    ...paragraph(intervalsInWords(document).replace(/\.?$/, '.')),
    ...list([
      ...rowsTold(document, 'not clear', 'not clear'),
      ...rowsTold(document, 'about the same', 'about the same'),
      ...besidesInWords(document),
      ...OUTSIDE,
    ]),
    ...table(signs(document)),
    ...meanings(document).flatMap((text) => paragraph(text, 'note')),
  ]);
