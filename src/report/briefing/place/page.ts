/**
 * A page on a place: what would change there first, then its rules by date, its counts by fiscal year, what was published of
 * it beside the model, known misses, and how to repeat it. Everything in it comes from the document.
 */
import type { PlaceDocument } from '../../../analysis/place/document.ts';
import { capital } from '../../../scenario/words/series.ts';
import { monthsInFull, rangesInWords, titled, wayInWords } from '../../words/about.ts';
import { findings } from '../../words/findings.ts';
import { labelOf } from '../../words/labels.ts';
import { assumedInWords, commandOf, missesOf, placeInShort, placeName } from '../../words/place.ts';
import { mainTable } from '../cells.ts';
import { type Briefing, code, list, paragraph, type Picture, picture, section, type Section, table } from '../model.ts';
import { uncertain } from '../uncertain.ts';
import { published } from './published.ts';
import { rules } from './rules.ts';
import { years } from './years.ts';

/** What was drawn of a document: see pictures.ts. */
export type Pictures = {
  readonly changed: Picture | undefined;
  readonly months: Picture | undefined;
  readonly maps: readonly Picture[];
};

/** A sentence a variant. */
const answer = ({ run }: PlaceDocument): Section[] =>
  section('answer', 'What would change here', [
    ...list(findings(run, run.differences.length), 'lead'),
    ...paragraph(rangesInWords(run), 'note'),
  ]);

function changes({ run }: PlaceDocument, { changed, months, maps }: Pictures): Section[] {
  const base = labelOf(run, run.arms[0].name);
  return [
    ...section('changes', 'The changes in full', [
      ...picture(changed),
      ...table(mainTable(run, `Levels of "${base}", and what each scenario changes, with 95% ranges in brackets`)),
      ...wayInWords(run).flatMap((text) => paragraph(text, 'note')),
      ...picture(months),
    ]),
    ...section('map', 'County by county', maps.flatMap(picture), { level: 3 }),
  ];
}

const misses = (document: PlaceDocument): Section[] =>
  section('misses', 'Known misses here', [
    ...paragraph(assumedInWords(document)),
    ...list(missesOf(document).map((text) => `${text}.`)),
  ]);

function repeat(document: PlaceDocument): Section[] {
  const { run, handoff } = document;
  return section('repeat', 'How to repeat this page', [
    ...paragraph(`With Handoff ${handoff} this command gives the same figures on any machine:`),
    ...code(commandOf(document)),
    ...table({
      caption: 'Fingerprints of the scenarios: equal where nothing was changed',
      heads: ['Scenario', 'SHA-256'],
      rows: run.arms.map(({ name, scenario }) => [labelOf(run, name), scenario]),
      words: true,
      widths: [40, 60],
    }),
  ]);
}

export const pageOf = (document: PlaceDocument, pictures: Pictures): Briefing => ({
  title: titled(`${placeName(document)}: rules, figures, and what would change`, document),
  subtitle: `${placeInShort(document)} Changes: ${capital(monthsInFull(document.run))}, beside "${labelOf(document.run, document.run.arms[0].name)}", for the same simulated people.`,
  origin: `Handoff ${document.handoff}, seed "${document.seed}". Synthetic people.`,
  sections: [
    ...answer(document),
    ...rules(document),
    ...years(document),
    ...published(document),
    ...changes(document, pictures),
    ...misses(document),
    ...uncertain(document.run),
    ...repeat(document),
  ],
});
