/** What a provision is called where there is little room: its parameters in words, or the name of a group made by hand. */
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import { GROUPED_BY_HAND } from '../../scenario/diff/switches.ts';
import { parameterInWords } from '../../scenario/words/parameters.ts';
import { series } from '../../scenario/words/series.ts';

type Provision = ExplainDocument['provisions'][number];

const NAMES: Readonly<Record<string, string>> = {
  cost_book: 'prices',
  agreements_287g: '287(g) agreements',
  adaptation: 'jails adapt',
  asking: 'officers ask less',
  seriousness: 'what convictions change',
  prison_sentences: 'prison sentences',
};

export const provisionInWords = ({ id, paths, grouped }: Provision): string =>
  grouped === GROUPED_BY_HAND
    ? id
    : series(
        paths.map((path) => NAMES[path] ?? parameterInWords(path)),
        'and',
      );
