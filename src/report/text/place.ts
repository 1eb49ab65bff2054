/** A page on a place in the terminal, 80 columns: rules, years, published figures, what variants would change, misses. */
import picocolors from 'picocolors';
import type { PlaceDocument, PlaceRule } from '../../analysis/place/document.ts';
import { WIDTH, wrapped } from '../../base/wrap.ts';
import { capital } from '../../scenario/words/series.ts';
import { monthsInFull, rangesInWords, titled, unlikeInWords } from '../words/about.ts';
import { findings } from '../words/findings.ts';
import { labelOf, quoted } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import { aboutLevel, compactLevels, NONE, twoDigits } from '../words/numbers.ts';
import {
  assumedInWords,
  basisOf,
  changeInWords,
  figuresByPlace,
  metInWords,
  missingHere,
  missesOf,
  placeInShort,
  placeName,
  recordInWords,
  whoseInWords,
  yearColumns,
} from '../words/place.ts';
import { firstTable } from './first-table.ts';
import { type Colors, table } from './plain-table.ts';
import { line, row } from './scoreboard.ts';
import { skillLines } from './skill.ts';

type Part = { readonly heading: string; readonly lines: readonly string[] };

function ruleLines(rule: PlaceRule, c: Colors): string[] {
  const more = [changeInWords(rule), `Source: ${basisOf(rule)}`].filter((text) => text !== '').join(' ');
  return [
    c.bold(wrapped(`${capital(rule.day)}: ${rule.title} (${whoseInWords(rule)})`, '  ')),
    wrapped(`  ${more}`, '  '),
  ];
}

const NAME = 8;
const MOST_LETTERS = 7;

/** A count of a year in its column: what is long in thousands. */
function cell(spread: PlaceDocument['years'][number]['metrics'][string] | undefined, id: string): string {
  if (!spread || spread.mean === null) return NONE;
  const { kind } = measure(id);
  const full = aboutLevel(spread, kind);
  return full.length <= MOST_LETTERS ? full : compactLevels(twoDigits(spread), kind)(spread.mean);
}

function yearLines(document: PlaceDocument): string[] {
  const columns = yearColumns(document);
  // A blank stands between two columns.
  const width = Math.min(12, Math.floor((WIDTH - NAME) / columns.length) - 1);
  const rows = document.years.map(({ name, metrics }) => [name, ...columns.map(({ id }) => cell(metrics[id], id))]);
  const heads = columns.map(({ short }) => short.replaceAll(' ', '\n'));
  return table(['', ...heads], [NAME, ...columns.map(() => width)], rows).split('\n');
}

function figureLines(document: PlaceDocument, c: Colors): string[] {
  const groups = figuresByPlace(document);
  const skill = skillLines(document, false, c);
  return [
    wrapped(capital(metInWords(document))),
    ...groups.flatMap(({ heading, figures }) => [
      '',
      c.bold(wrapped(heading)),
      c.bold(row('', 'published', 'model [90%]', 'off by')),
      ...figures.map(line),
    ]),
    ...(groups.length === 0 ? [] : ['', wrapped('"off by" counts tolerances: met is at most 1.'), wrapped(recordInWords(document))]), // prettier-ignore
    ...(skill.length === 0 ? [] : ['', ...skill]),
  ];
}

/** What must be known beside a table. */
const told = (text: string): string => wrapped(`! ${text}`, '  ');

function changeLines(document: PlaceDocument, c: Colors): string[] {
  const { run } = document;
  const missing = missingHere(document);
  return [
    wrapped(`${monthsInFull(run)}${run.period_because === undefined ? '' : ` (${run.period_because})`}, compared with ${quoted(run, run.arms[0].name)} for the same simulated people. ${rangesInWords(run)}`), // prettier-ignore
    '',
    ...firstTable(run, c),
    '',
    ...findings(run).map((text) => wrapped(`- ${text}`, '  ')),
    ...run.differences.flatMap((difference) => unlikeInWords(run, difference) ?? []).map(told),
    ...(missing === '' ? [] : [told(missing)]),
  ];
}

/** So many misses are told one by one. */
const MOST_MISSES = 5;

function missLines(document: PlaceDocument): string[] {
  const misses = missesOf(document);
  const more = misses.length - MOST_MISSES;
  return [
    wrapped(assumedInWords(document)),
    ...misses.slice(0, MOST_MISSES).map((text) => wrapped(`- ${text}.`, '  ')),
    ...(more > 0 ? [`- and ${more} more above.`] : []),
  ];
}

export function placeText(document: PlaceDocument, { color = false }: { readonly color?: boolean } = {}): string {
  const c = picocolors.createColors(color);
  const { rules, run } = document;
  const parts: Part[] = [
    { heading: 'Rules by date', lines: rules.flatMap((rule) => ruleLines(rule, c)) },
    { heading: `${labelOf(run, run.arms[0].name)}, by fiscal year`, lines: yearLines(document) },
    { heading: 'What was published here, beside the model', lines: figureLines(document, c) },
    { heading: 'What would change here', lines: changeLines(document, c) },
    { heading: 'Known misses here', lines: missLines(document) },
  ];
  return [
    [c.bold(wrapped(titled(placeName(document), document))), wrapped(placeInShort(document))].join('\n'),
    ...parts.map(({ heading, lines }) => [c.bold(heading.toUpperCase()), '', ...lines].join('\n').trimEnd()),
  ]
    .join('\n\n')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n');
}
