/**
 * The summary that `run` and `compare` print: 80 columns, plain text that needs no colour to be understood. Direction is
 * a sign, and "=" marks what chance can explain; colour only repeats it.
 */
import picocolors from 'picocolors';
import type { About, Arm, Difference, Estimate, RunDocument } from '../../analysis/results.ts';
import { piecesOf, wrapped } from '../../base/wrap.ts';
import {
  causeInWords,
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
import { corrected, markOf } from '../words/effect.ts';
import { measure, outcomeLabel, type Kind } from '../words/measures.ts';
import { groupsText } from './groups.ts';
import { type Colors, table } from './plain-table.ts';
import { inColumn, lastDay, NONE, percents } from '../words/numbers.ts';
import { COSTS, FUNNEL, NEVER } from '../../analysis/shown.ts';
import { datesInWords } from '../words/definitions.ts';
import { absoluteText, compared } from '../words/compared.ts';
import { sentences } from '../words/sentences.ts';

const LABEL = 26;
const FIGURE = 26;

/** "271,300 [271,000, 271,700]"; numbers too long for their column are given in thousands or millions. */
function withInterval(estimate: Estimate | undefined, kind: Kind): string {
  if (!estimate || estimate.mean === null) return NONE;
  return inColumn(estimate, kind, FIGURE);
}

/** A name in lines that fit a column: two long names must not look alike. */
const stacked = (name: string): string => piecesOf(name, (piece) => Array.from(piece).length <= FIGURE - 2).join('\n');

/** A table of figures, two arms a row of tables. */
function figures(
  title: string,
  arms: Arm[],
  labels: [string, string][],
  of: (arm: Arm, id: string) => string,
  c: Colors,
): string {
  const parts: string[] = [];
  for (let first = 0; first < arms.length; first += 2) {
    const pair = arms.slice(first, first + 2);
    const rows = labels.map(([id, label]) => [label, ...pair.map((arm) => of(arm, id))]);
    const known = rows.filter((row) => row.slice(1).some((cell) => cell !== NONE));
    const head = [c.bold(title), ...pair.map(({ name }) => c.bold(stacked(name)))];
    parts.push(table(head, [LABEL, ...pair.map(() => FIGURE)], known));
  }
  return parts.join('\n\n');
}

const funnel = (arms: Arm[], c: Colors) =>
  figures(
    'Episodes',
    arms,
    FUNNEL.map((id) => [id, measure(id).label]),
    (arm, id) => withInterval(arm.metrics[id], 'count'),
    c,
  );

const people = (document: RunDocument, c: Colors) =>
  figures(
    `People, by ${lastDay(document.simulated.to)}`,
    document.arms,
    NEVER.map((id) => [id, measure(id).label]),
    (arm, id) => withInterval(arm.metrics[id], 'count'),
    c,
  );

const OUTCOMES_NOTE =
  'Of the people identified who were booked in the period, followed to the end of the run. Above, whenever the booking ' +
  `was, ${datesInWords(FUNNEL)} The two need not agree.`;

function outcomes(arms: Arm[], c: Colors): string {
  const ids = Object.keys(arms[0]?.outcomes ?? {});
  const drawn = figures(
    'Outcomes',
    arms,
    ids.map((id) => [id, outcomeLabel(id)]),
    (arm, id) => withInterval(arm.outcomes[id], 'count'),
    c,
  );
  return `${drawn}\n${c.dim(wrapped(OUTCOMES_NOTE))}`;
}

function costs(document: RunDocument, c: Colors): string {
  const drawn = figures(
    `Costs in USD of ${document.price_year}`,
    document.arms,
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
              `${measure(id).label} under ${name} is of ${used} of the ${draws} draws; it is not defined in the others.`,
            ],
    ),
  );

/** What every cost book makes of a difference: nothing where they were not asked for. */
function byBook(document: RunDocument, difference: Difference, c: Colors): string[] {
  const { from, to, conclusions } = difference;
  if (!conclusions) return [];
  const heads = ['cost book', 'federal', 'local', 'total', 'per taken', 'at large'];
  const widths = heads.map((_, column) => (column === 0 ? LABEL - 1 : 10));
  return [
    [
      c.bold(wrapped(`${to} against ${from}, costs by every cost book`)),
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

/** What the marks that occur mean. */
function legend(document: RunDocument, marks: Set<string>, compared: number): string[] {
  const meanings: [string, string][] = [
    ['=', `no difference that ${causeInWords(document)} cannot explain`],
    ['~', `its own interval excludes zero, but not after correction for ${compared} comparisons (Holm)`],
    ['?', noIntervalInWords(document)],
  ];
  return meanings.filter(([mark]) => marks.has(mark)).map(([mark, meaning]) => wrapped(`${mark} ${meaning}`, '  '));
}

function differences(document: RunDocument, difference: Difference, c: Colors): string {
  const { from, to } = difference;
  const effects = compared(difference).flat();
  const remaining = corrected(effects);
  const marks = effects.map((effect) => markOf(effect, remaining));
  const rows = effects.map((effect, index) => {
    const { relative, measure: known } = effect;
    const percent = relative ? percents(relative)(relative.mean) : NONE;
    return [known.label, absoluteText(effect), percent, marks[index]].map(marks[index] === '=' ? c.dim : String);
  });
  return [
    c.bold(wrapped(`${to} against ${from}, ${peopleInWords(difference)}`)),
    table(['', 'difference', 'of baseline', ''], [LABEL, 37, 12, 2], rows),
    ...legend(document, new Set(marks), effects.length).map(c.dim),
    ...[unlikeInWords(difference) ?? []].flat().map((text) => wrapped(`! ${text}`, '  ')),
    '',
    ...sentences(document, difference).map((text) => wrapped(`- ${text}`, '  ')),
  ].join('\n');
}

/** Arms, coverage, period, runs and what the intervals hold. */
export function heading(document: About, c: Colors): string {
  const names = document.arms.map(({ name }) => name).join(', ');
  return [
    c.bold(wrapped(titled(names, document))),
    wrapped(`${document.coverage}, ${periodInWords(document)}; ${runsInWords(document)}`),
    wrapped(intervalsInWords(document)),
  ].join('\n');
}

/** The summary as text, with colour or without, each line at most 80 columns wide. */
export function summary(document: RunDocument, { color = false }: { color?: boolean } = {}): string {
  const c = picocolors.createColors(color);
  const { arms, assumptions } = document;
  const { assumed, parameters } = assumptions;
  const parts = [
    heading(document, c),
    funnel(arms, c),
    outcomes(arms, c),
    people(document, c),
    costs(document, c),
    ...document.differences.flatMap((difference) => [
      differences(document, difference, c),
      ...byBook(document, difference, c),
    ]),
    ...groupsText(document, c),
    [
      ...[missingInWords(document) ?? [], figuresInWords(document)].flat().map((text) => wrapped(text)),
      `Handoff ${document.handoff}, synthetic people. Assumptions: ${assumed} of ${parameters} parameters assumed.`,
    ].join('\n'),
  ];
  return `${parts.join('\n\n').replaceAll(/[ \t]+$/gm, '')}\n`;
}
