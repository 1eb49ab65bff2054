/** The rules of a place, by date, with what each rests on. */
import type { PlaceDocument } from '../../../analysis/place/document.ts';
import { capital } from '../../../scenario/words/series.ts';
import { basisOf, changeInWords, whoseInWords } from '../../words/place.ts';
import { section, type Section, table } from '../model.ts';

export const rules = ({ rules: all }: PlaceDocument): Section[] =>
  section(
    'rules',
    'Rules by date',
    table({
      caption: 'Federal programmes, laws of states, policies and agreements of counties',
      heads: ['When', 'What begins, and what it rests on'],
      rows: all.map((rule) => [
        capital(rule.day),
        `${rule.title} (${whoseInWords(rule)}). ${changeInWords(rule)} Source: ${basisOf(rule)}`.replace('  ', ' '),
      ]),
      words: true,
      widths: [20, 80],
    }),
  );
