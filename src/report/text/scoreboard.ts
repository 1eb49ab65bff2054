/**
 * The scoreboard as text: 80 columns, the misses first. Field offices are told in a line for each figure and year, since
 * there are two dozen of them, and so are the figures of a series; all rows stand in the JSON and, with `all`, here.
 */
import picocolors from 'picocolors';
import type { ScoredPattern, Scoreboard, Total } from '../../analysis/patterns/scoreboard.ts';
import { intervalsInWords, titled } from '../words/about.ts';
import { calledScenario } from '../words/labels.ts';
import {
  byDistance,
  distanceText,
  figureInWords,
  figureLabel,
  isGrouped,
  memberOf,
  modelText,
  periodLabel,
  publishedText,
} from '../words/patterns.ts';
import { boundsInWords, coverageInWords, SCORE } from '../words/skill.ts';
import { skillLines } from './skill.ts';
import { WIDTH, wrapped } from '../../base/wrap.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

const WIDTHS = [28, 15, 28, 9] as const;
/** A line of a table of figures: name, published, model, how far off. */
export const row = (...cells: string[]): string =>
  cells
    .map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0]) : cell.padStart(WIDTHS[i])))
    .join('')
    .trimEnd();

const percent = (x: number): string => `${Math.round(100 * x)}%`;

/** A figure under its name, which may take lines of its own; its numbers stand in the last, or where they are long below. */
export function line(pattern: ScoredPattern): string {
  const cells = [publishedText(pattern), modelText(pattern), distanceText(pattern.distance)] as const;
  const names = wrapped(figureInWords(pattern), '  ', WIDTHS[0] - 1).split('\n');
  const [published, told, off] = cells;
  if (told.length >= WIDTHS[2])
    return [...names, `${published.padStart(WIDTHS[0] + WIDTHS[1] - 8)}${told.padStart(WIDTHS[2] + 8)}${off.padStart(WIDTHS[3])}`].join('\n'); // prettier-ignore
  return [...names.slice(0, -1), row(names.at(-1) ?? '', ...cells)].join('\n');
}

function totals(name: string, total: Total): string {
  const share =
    total.of === 0 ? '' : ` (${percent(total.met / total.of)} [${percent(total.lo)}, ${percent(total.hi)}])`;
  const { coverage } = total;
  const told = [
    `${name}: ${total.met} of ${total.of} met${share}`,
    ...(coverage ? [`its ${coverageInWords(coverage)}; interval score ${coverage.score.toFixed(1)}`] : []),
    boundsInWords(total),
  ];
  return wrapped(`${told.filter((part) => part !== '').join('; ')}.`);
}

/** Field offices of one figure and year in one line, and the figures of a series. */
function groupLines(patterns: readonly ScoredPattern[]): string[] {
  const found = new Map<string, ScoredPattern[]>();
  for (const pattern of patterns) {
    const key = pattern.series ?? `${figureLabel(pattern).replace(', field offices', '')}, ${periodLabel(pattern)}`;
    found.set(key, [...(found.get(key) ?? []), pattern]);
  }
  return [...found].map(([key, group]) => {
    const [worst] = group.toSorted(byDistance);
    const name = key.padEnd(36);
    if (group.every(({ bound }) => bound)) return `${name}${(worst.met ? 'bound kept' : 'bound broken').padStart(13)}`;
    const met = group.filter((pattern) => pattern.met).length;
    const dated = new Set(group.map(({ period }) => period.from)).size > 1;
    const farthest = `${memberOf(worst, dated)} ${distanceText(worst.distance)}`;
    const told = `${name}${`${met} of ${group.length} met`.padStart(13)};`;
    return `${told}${told.length + 10 + farthest.length > WIDTH ? `\n  ` : ' '}farthest ${farthest}`;
  });
}

/** One role: its misses, then what is met, then figures of one kind together. */
function part(title: string, patterns: readonly ScoredPattern[], all: boolean, c: Colors): string[] {
  const listed = patterns.filter((pattern) => all || !isGrouped(pattern)).toSorted(byDistance);
  const missed = listed.filter((pattern) => !pattern.met);
  const met = listed.filter((pattern) => pattern.met);
  const groups = all ? [] : groupLines(patterns.filter(isGrouped));
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [c.bold(row(heading, 'published', 'model [90%]', 'off by')), ...lines, ''];
  return [
    ...section(`${title}: missed`, missed.map(line)),
    ...section(`${title}: met`, met.map(line)),
    ...(groups.length === 0 ? [] : [c.bold(`${title}: field offices, months and states`), ...groups, '']),
  ];
}

/** The scoreboard as text. */
export function scoreboardText(board: Scoreboard, { color = false, all = false } = {}): string {
  const c = picocolors.createColors(color);
  const { patterns, scenario, draws, replications, seed, totals: sums } = board;
  const of = (role: ScoredPattern['role']) => patterns.filter((pattern) => pattern.role === role);
  const each = `${replications} replication${replications === 1 ? '' : 's'}`;
  return [
    c.bold(wrapped(titled(`"${calledScenario(scenario)}" against ${patterns.length} published figures`, board))),
    wrapped(`${draws > 1 ? `${draws} draws of the parameters, ${each} each` : each}, seed "${seed}"`),
    wrapped(intervalsInWords(board, 90)),
    '',
    totals('Figures never used to fit the model', sums.validation),
    totals('Figures that it was fitted to', sums.calibration),
    '',
    ...skillLines(board, all, c),
    ...part('Never used', of('validation'), all, c),
    ...part('Fitted to', of('calibration'), all, c),
    ...part('Given to it', of('input'), all, c),
    wrapped(
      '"off by" counts tolerances: a published range is its own, else as the figure states, else 10% for a count and 5 points for a share. Met is at most 1. What was given to the model tests nothing.',
    ),
    wrapped(SCORE),
    wrapped(
      `Handoff ${board.handoff}. Sources of the figures: scenarios/data/SOURCES.md; why some are missed: docs/misses.md`,
    ),
  ].join('\n');
}
