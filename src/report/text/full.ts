/**
 * All measures of `run` and `compare`, printed with `--full`: 80 columns, plain text that needs no colour to be understood.
 * Direction is a sign, marks tell what is about the same and what is not clear; colour only repeats it.
 */
import picocolors from 'picocolors';
import type { About, Arm, Difference, Estimate, RunDocument } from '../../analysis/results.ts';
import { linesOf, piecesOf, wrapped } from '../../base/wrap.ts';
import {
  bentInWords,
  figuresInWords,
  intervalsInWords,
  missingInWords,
  noIntervalInWords,
  peopleInWords,
  periodInWords,
  runsInWords,
  titled,
  unlikeInWords,
} from '../words/about.ts';
import { bookRows, conclude, pricesInWords } from '../words/cost-books.ts';
import { corrected, effect, type Effect, markOf } from '../words/effect.ts';
import { telling } from '../words/headline.ts';
import { labelOf } from '../words/labels.ts';
import { measure, outcomeLabel, type Kind } from '../words/measures.ts';
import { groupsText } from './groups.ts';
import { type Colors, table } from './plain-table.ts';
import { inColumn, lastDay, NONE, percents } from '../words/numbers.ts';
import { COSTS, FUNNEL, NEVER, TOLD } from '../../analysis/shown.ts';
import { datesInWords } from '../words/definitions.ts';
import { absoluteText, compared } from '../words/compared.ts';
import { nothingToSay, sentence, whoIsCompared } from '../words/sentences.ts';

const LABEL = 26;
const FIGURE = 26;

/** "271,300 [271,000, 271,700]"; numbers too long for their column are given in thousands or millions. */
function withInterval(estimate: Estimate | undefined, kind: Kind): string {
  if (!estimate || estimate.mean === null) return NONE;
  return inColumn(estimate, kind, FIGURE);
}

/** A label in lines that fit a column: two long ones must not look alike. */
function stacked(text: string): string {
  const fits = (piece: string): boolean => Array.from(piece).length <= FIGURE - 2;
  return linesOf(text.split(' ').flatMap((word) => piecesOf(word, fits)), fits).join('\n'); // prettier-ignore
}

/** A table of figures, two arms a row of tables. */
function figures(
  title: string,
  { arms, bent }: RunDocument,
  labels: [string, string][],
  of: (arm: Arm, id: string) => string,
  c: Colors,
): string {
  const parts: string[] = [];
  for (let first = 0; first < arms.length; first += 2) {
    const pair = arms.slice(first, first + 2);
    const known = labels.filter(([id]) => bent?.levels.includes(id) || pair.some((arm) => of(arm, id) !== NONE));
    const rows = known.map(([id, label]) => [label, ...pair.map((arm) => of(arm, id))]);
    const head = [c.bold(title), ...pair.map(({ name }) => c.bold(stacked(labelOf({ arms }, name))))];
    parts.push(table(head, [LABEL, ...pair.map(() => FIGURE)], rows));
  }
  return parts.join('\n\n');
}

const funnel = (document: RunDocument, c: Colors) =>
  figures(
    'Episodes',
    document,
    FUNNEL.map((id) => [id, measure(id).label]),
    (arm, id) => withInterval(arm.metrics[id], 'count'),
    c,
  );

const people = (document: RunDocument, c: Colors) =>
  figures(
    `People, by ${lastDay(document.simulated.to)}`,
    document,
    NEVER.map((id) => [id, measure(id).label]),
    (arm, id) => withInterval(arm.metrics[id], 'count'),
    c,
  );

const OUTCOMES_NOTE =
  'Of the people identified who were booked in the period, followed to the end of the run. Above, whenever the booking ' +
  `was, ${datesInWords(FUNNEL)} The two need not agree.`;

function outcomes(document: RunDocument, c: Colors): string {
  const ids = Object.keys(document.arms[0]?.outcomes ?? {});
  const drawn = figures(
    'Outcomes',
    document,
    ids.map((id) => [id, outcomeLabel(id)]),
    (arm, id) => withInterval(arm.outcomes[id], 'count'),
    c,
  );
  return `${drawn}\n${c.dim(wrapped(OUTCOMES_NOTE))}`;
}

function costs(document: RunDocument, c: Colors): string {
  const drawn = figures(
    `Costs in USD of ${document.price_year}`,
    document,
    COSTS.map((id) => [id, measure(id).label]),
    (arm, id) => withInterval(arm.metrics[id], 'money'),
    c,
  );
  return [drawn, ...[...undefinedInSome(document), pricesInWords(document)].map((text) => c.dim(wrapped(text)))].join(
    '\n',
  );
}

/** Of which ratios some draws have none: "Cost per transfer under mine is of 17 of the 20 draws; ...". */
const undefinedInSome = ({ arms, draws }: RunDocument): string[] =>
  COSTS.flatMap((id) =>
    arms.flatMap(
      ({
        name,
        metrics: {
          [id]: { mean, draws: used },
        },
      }) =>
        mean === null || used === undefined
          ? []
          : [
              `${measure(id).label} (${labelOf({ arms }, name)}) is of ${used} of the ${draws} draws; it is not defined in the others.`,
            ],
    ),
  );

/** What every cost book makes of a difference: nothing where they were not asked for. */
function byBook(document: RunDocument, difference: Difference, c: Colors): string[] {
  const { conclusions } = difference;
  if (!conclusions) return [];
  const heads = ['cost book', 'federal', 'local', 'total', 'per taken', 'at large'];
  const widths = heads.map((_, column) => (column === 0 ? LABEL - 1 : 10));
  return [
    [
      c.bold(wrapped(`${whoIsCompared(document, difference)}: costs by every cost book`)),
      table(
        heads,
        widths,
        bookRows(difference).map(([book, ...rest]) => [stacked(book), ...rest]),
      ),
      c.dim(wrapped(BY_BOOK_NOTE)),
      '',
      ...conclusions.map((conclusion) => wrapped(`- ${conclude(document, difference, conclusion)}`, '  ')),
    ].join('\n'),
  ];
}

const BY_BOOK_NOTE =
  'Percent of the baseline by the same book, and dollars; "at large" is the cost of the teams per arrest. ' +
  `"=" no clear difference, "${NONE}" not told by this book. 95% intervals, each for itself.`;

/** About the same. */
const ALIKE = '\u2248';

const marked = (found: Effect, remaining: ReadonlySet<string>): string =>
  telling(found) === 'about the same' ? ALIKE : markOf(found, remaining);

/** What the marks that occur mean. */
function legend(document: RunDocument, marks: ReadonlySet<string>, compared: number): string[] {
  const meanings: [string, string][] = [
    [ALIKE, 'about the same: less than half a percent of the baseline, or half a person'],
    ['=', 'no clear difference: its range holds zero'],
    ['~', `suggestive only: may be chance among ${compared} measures, see docs/intervals.md`],
    ['?', noIntervalInWords(document)],
  ];
  return meanings.filter(([mark]) => marks.has(mark)).map(([mark, meaning]) => wrapped(`${mark} ${meaning}`, '  '));
}

function differences(document: RunDocument, difference: Difference, c: Colors): string {
  const effects = compared(difference).flat();
  const remaining = corrected(effects);
  const marks = effects.map((found) => marked(found, remaining));
  const rows = effects.map((found, index) => {
    const { relative, measure: known } = found;
    const percent = relative ? percents(relative)(relative.mean) : NONE;
    const grey = marks[index] === ALIKE || marks[index] === '=';
    return [known.label, absoluteText(found), percent, marks[index]].map(grey ? c.dim : String);
  });
  return [
    c.bold(wrapped(`${whoIsCompared(document, difference)}, ${peopleInWords(difference)}`)),
    table(['', 'difference', 'of baseline', ''], [LABEL, 37, 12, 2], rows),
    ...legend(document, new Set(marks), effects.length).map(c.dim),
    ...[unlikeInWords(document, difference) ?? []].flat().map((text) => wrapped(`! ${text}`, '  ')),
    '',
    ...sentences(document, difference).map((text) => wrapped(`- ${text}`, '  ')),
  ].join('\n');
}

/** The main sentences of a difference: none on what is about the same, or not known for the places reported. */
function sentences(document: RunDocument, difference: Difference): string[] {
  const nothing = nothingToSay(document);
  if (nothing !== null) return [nothing];
  return TOLD.filter((id) => {
    const found = effect(difference, id);
    return found && found.difference.mean !== null && telling(found) !== 'about the same';
  }).flatMap((id) => sentence(document, difference, id) ?? []);
}

/** Arms, coverage, period, runs and what the intervals hold. */
export function heading(document: About, c: Colors): string {
  const names = document.arms.map(({ name }) => labelOf(document, name)).join('; ');
  return [
    c.bold(wrapped(titled(names, document))),
    wrapped(`${document.coverage}, ${periodInWords(document)}; ${runsInWords(document)}`),
    wrapped(intervalsInWords(document)),
  ].join('\n');
}

/** All measures as text, with colour or without, each line at most 80 columns wide. */
export function fullText(document: RunDocument, { color = false }: { color?: boolean } = {}): string {
  const c = picocolors.createColors(color);
  const { assumed, parameters } = document.assumptions;
  const parts = [
    heading(document, c),
    funnel(document, c),
    outcomes(document, c),
    people(document, c),
    costs(document, c),
    ...document.differences.flatMap((difference) => [
      differences(document, difference, c),
      ...byBook(document, difference, c),
    ]),
    ...groupsText(document, c),
    [
      ...[missingInWords(document) ?? [], bentInWords(document) ?? [], figuresInWords(document)]
        .flat()
        .map((text) => wrapped(text)),
      `Handoff ${document.handoff}, synthetic people. Assumptions: ${assumed} of ${parameters} parameters assumed.`,
    ].join('\n'),
  ];
  return `${parts.join('\n\n').replaceAll(/[ \t]+$/gm, '')}\n`;
}
