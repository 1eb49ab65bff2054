/** What a page on a place says, in words: the same in the terminal and on pages. */
import type { FigureHere, PlaceDocument, PlaceRule } from '../../analysis/place/document.ts';
import { series } from '../../scenario/words/series.ts';
import { byDistance, distanceText, figureInWords, modelText, publishedText } from './patterns.ts';

const KINDS: Readonly<Record<PlaceDocument['place']['kind'], (name: string) => string>> = {
  county: (name) => name,
  state: (name) => name,
  office: (name) => `Field office ${name}`,
};

/** "Maryland", "Field office Baltimore". */
export const placeName = ({ place: { kind, name } }: PlaceDocument): string => KINDS[kind](name);

/** "25 jails and prisons, served by the field office Baltimore." */
export function placeInShort({ place: { kind, jails, offices, served_by: other } }: PlaceDocument): string {
  const names = offices.map(({ name }) => name);
  const served = kind === 'office' ? '' : `, field office${names.length === 1 ? '' : 's'} ${series(names, 'and')}`;
  if (other !== undefined) return `Served by the jail of ${other}${served}: all figures are of that jail.`;
  return `${jails === 1 ? 'One jail' : `${jails} jails and prisons`}${served}.`;
}

const WHOSE: Readonly<Record<PlaceRule['whose'], string>> = { federal: 'federal', state: 'state', county: 'county' };

/** "federal", "county: the jail of Alameda, CA". */
export const whoseInWords = ({ whose, places }: PlaceRule): string =>
  places === '' ? WHOSE[whose] : `${WHOSE[whose]}: ${places}`;

/** What changes with a rule for the jails that it binds; empty where that takes more than a sentence. */
export const changeInWords = ({ says }: PlaceRule): string => (says === '' ? '' : `The jail ${says}.`);

/** "Mercury News, 21 May 2014. Note: ...". */
export const basisOf = ({ source, notes }: PlaceRule): string =>
  [source, ...notes.map((text) => `Note: ${text}`)].join('. ');

type Where = FigureHere['where'];

/** Figures by how their places lie to the place, each group with its heading; empty groups are left out. */
export function figuresByPlace(
  document: PlaceDocument,
): { readonly heading: string; readonly figures: FigureHere[] }[] {
  const name = placeName(document);
  const headings: Readonly<Record<Where, string>> = {
    same: `Figures of ${name}`,
    inside: `Figures of parts of ${name}`,
    around: `Figures of what holds or serves ${name}`,
  };
  return (['same', 'inside', 'around'] as const).flatMap((where) => {
    const figures = document.patterns.filter((figure) => figure.where === where).toSorted(byDistance);
    return figures.length === 0 ? [] : [{ heading: headings[where], figures }];
  });
}

/** Where the model's figures come from that these runs do not have, and which runs have them; empty where all are theirs. */
export function recordInWords({ patterns, place: { kind, offices } }: PlaceDocument): string {
  if (patterns.every(({ origin }) => origin === 'runs')) return '';
  const known =
    'A model figure without a range is of places beyond these runs: it is that of the last validation on record';
  return `${known}${kind === 'office' ? '' : `; ${pagesOfOffices(offices)}`}.`;
}

/** "handoff place BAL" and its like. */
const pagesOfOffices = (offices: PlaceDocument['place']['offices']): string =>
  `${series(
    offices.map(({ code }) => `"handoff place ${code}"`),
    'and',
  )} ${offices.length === 1 ? 'runs' : 'run'} those of the field office${offices.length === 1 ? '' : 's'}`;

/** What is not known here, and which page has it; empty where whole offices are reported. */
export const missingHere = ({ run, place: { offices } }: PlaceDocument): string =>
  run.offices_in_part === undefined
    ? ''
    : `All at-large arrests, federal and total costs are known for whole field offices only: ${pagesOfOffices(offices)}.`;

/** "208 of 212 inputs are assumed, the others published." */
export const assumedInWords = ({ run: { assumptions } }: PlaceDocument): string =>
  `${assumptions.assumed} of ${assumptions.parameters} inputs are assumed, the others published. Why figures are missed: docs/misses.md of Handoff.`;

/** The figures that the model misses, the farthest off first: "Requests, Nov 2015: 7,893 in the model, 6,000 published (+3.2)". */
export const missesOf = ({ patterns }: PlaceDocument): string[] =>
  patterns
    .filter(({ met, role }) => !met && role !== 'input')
    .toSorted(byDistance)
    .map(
      (figure) =>
        `${figureInWords(figure)}: ${modelText(figure)} in the model, ${publishedText(figure)} published (off by ${distanceText(figure.distance)})`,
    );

/** "Of 12 figures never used to fit the model meets 5, of 8 fitted to 6". */
export function metInWords({ totals: { validation, calibration } }: PlaceDocument): string {
  const parts = [
    ...(validation.of > 0 ? [`of ${validation.of} never used to fit it the model meets ${validation.met}`] : []),
    ...(calibration.of > 0 ? [`of ${calibration.of} that it was fitted to ${validation.of > 0 ? '' : 'the model meets '}${calibration.met}`] : []), // prettier-ignore
  ];
  return parts.length === 0 ? 'No published figure that is scored speaks of this place.' : `${series(parts, 'and')}.`;
}

/** The command that makes the same figures again. */
export function commandOf({ place, run, seed, draws, replications, intervals, period }: PlaceDocument): string {
  const [, ...variants] = run.arms.map(({ name }) => name);
  const held = intervals.startsWith('chance only');
  return [
    'handoff place',
    `"${place.asked}"`,
    ...variants,
    ...(held ? [] : ['--draws', draws]),
    ...(held || replications > 1 ? ['--replications', replications] : []),
    '--seed',
    `"${seed}"`,
    '--from',
    period.from,
    '--to',
    period.to,
  ].join(' ');
}

/** What a year is told by, with a name for a narrow column. */
export const YEAR_COLUMNS = [
  { id: 'arrests', short: 'Booked' },
  { id: 'identified', short: 'Iden- tified' },
  { id: 'requests', short: 'ICE asks' },
  { id: 'declined_requests', short: 'De- clined' },
  { id: 'transferred', short: 'Handed over' },
  { id: 'at_large_released', short: 'Later at large' },
  { id: 'at_large_arrests', short: 'All at large' },
  { id: 'serious_never_taken', short: 'Serious never taken' },
  { id: 'cost_local', short: 'Local cost' },
] as const;

/** Those of them that are known there. */
export const yearColumns = ({ years }: PlaceDocument) =>
  YEAR_COLUMNS.filter(({ id }) => years.some(({ metrics }) => typeof metrics[id]?.mean === 'number'));
