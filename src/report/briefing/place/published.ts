/** What was published of a place beside the model, and the model beside the simplest guesses. */
import type { FigureHere, PlaceDocument } from '../../../analysis/place/document.ts';
import { bestRival } from '../../../analysis/patterns/skill.ts';
import { capital } from '../../../scenario/words/series.ts';
import { distanceText, figureInWords, modelText, publishedText } from '../../words/patterns.ts';
import { figuresByPlace, metInWords, recordInWords } from '../../words/place.ts';
import { ROLES, SKILL, skillInWords, skillText } from '../../words/skill.ts';
import { unbroken } from '../cells.ts';
import { paragraph, section, type Section, table, type Table } from '../model.ts';

const PART: Readonly<Record<FigureHere['role'], string>> = { ...ROLES, input: 'given to it' };

const figureTable = (caption: string, figures: readonly FigureHere[]): Table => ({
  caption: `${caption}, the farthest off first`,
  heads: ['', 'Published', 'Model, with 90% range', 'Off by', 'Part'],
  rows: figures.map((figure) => [
    figureInWords(figure),
    publishedText(figure),
    unbroken(modelText(figure)),
    distanceText(figure.distance),
    PART[figure.role],
  ]),
  widths: [38, 14, 22, 10, 16],
});

const skillTable = ({ groups }: PlaceDocument): Table => ({
  caption: 'The model beside the simplest guesses, over these figures alone',
  heads: ['', 'Skill', 'Model meets', 'Guess meets', 'Best guess'],
  rows: groups.map((group) => {
    const best = bestRival(group);
    const of = best?.of ?? group.of;
    return [
      `${group.name}, ${ROLES[group.role]}`,
      skillText(group.skill),
      `${best?.model.met ?? group.met} of ${of}`,
      best ? `${best.met} of ${of}` : '–',
      best?.label ?? 'no simple guess',
    ];
  }),
  widths: [36, 10, 16, 16, 22],
});

/** Each source once. */
function sourcesInWords({ patterns }: PlaceDocument): string {
  const sources = [...new Set(patterns.map(({ source }) => source))];
  return sources.length === 0 ? '' : `Sources: ${sources.join('; ')}.`;
}

export const published = (document: PlaceDocument): Section[] =>
  section('published', 'What was published here, beside the model', [
    ...paragraph(capital(metInWords(document))),
    ...figuresByPlace(document).flatMap(({ heading, figures }) => table(figureTable(heading, figures))),
    ...paragraph(sourcesInWords(document), 'note'),
    ...(document.patterns.length > 0 ? paragraph(`"Off by" counts tolerances: a figure is met at 1 or less. ${recordInWords(document)}`.trim(), 'note') : []), // prettier-ignore
    ...paragraph(skillInWords(document) === '' ? '' : `${skillInWords(document)}.`),
    ...table(skillTable(document)),
    ...paragraph(document.groups.length > 0 ? SKILL : '', 'note'),
  ]);
