/**
 * The summary that `run` and `compare` print: 80 columns, plain text that needs no colour to be understood. Direction is
 * a sign, and "=" marks what chance can explain; colour only repeats it.
 */
import Table from 'cli-table3';
import picocolors from 'picocolors';
import type { Arm, Difference, Estimate, RunDocument } from '../analysis/results.ts';
import { absoluteText, compared } from './differences.ts';
import type { Direction, Effect } from './effect.ts';
import { intervalsInWords, periodInWords, runsInWords } from './frame.ts';
import { FUNNEL } from './funnel.ts';
import { measure, outcomeLabel, type Kind } from './measures.ts';
import { compact, interval, NONE, percents, value } from './numbers.ts';
import { sentences } from './words.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

const COLUMNS = 80;
const COSTS = [
  'cost_federal',
  'cost_state',
  'cost_local',
  'cost_total',
  'cost_per_transfer',
  'cost_per_at_large_arrest',
  'cost_per_taken',
];

/** Rules between header and body only: a full grid would take a third of the 80 columns. */
const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

function table(head: string[], widths: number[], rows: string[][]): string {
  const drawn = new Table({
    head,
    chars: plain,
    colWidths: widths,
    colAligns: widths.map((_, column) => (column === 0 ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  drawn.push(...rows);
  return drawn.toString();
}

const LABEL = 26;
const FIGURE = 26;

/** "271,340 [270,959, 271,721]"; numbers too long for their column are given in thousands or millions. */
function withInterval(estimate: Estimate | undefined, kind: Kind): string {
  if (!estimate || estimate.mean === null) return NONE;
  const write = (as: (bound: number) => string) => `${as(estimate.mean ?? 0)} ${interval(estimate, as)}`.trim();
  const inFull = write((bound) => value(bound, kind));
  return inFull.length <= FIGURE ? inFull : write(compact);
}

/** Breaks a text at spaces; the lines after the first are indented. */
export function wrapped(text: string, indent = '', columns = COLUMNS): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && longer.length <= columns) lines[lines.length - 1] = longer;
    else lines.push(lines.length ? indent + word : word);
  }
  return lines.join('\n');
}

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
    const head = [c.bold(title), ...pair.map(({ name }) => c.bold(name))];
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

function outcomes(arms: Arm[], c: Colors): string {
  const ids = Object.keys(arms[0]?.outcomes ?? {});
  return figures(
    'Outcomes',
    arms,
    ids.map((id) => [id, outcomeLabel(id)]),
    (arm, id) => withInterval(arm.outcomes[id], 'count'),
    c,
  );
}

const costs = (arms: Arm[], c: Colors) =>
  figures(
    'Costs in USD',
    arms,
    COSTS.map((id) => [id, measure(id).label]),
    (arm, id) => withInterval(arm.metrics[id], 'money'),
    c,
  );

const MARKS: Record<Direction, string> = { more: '', less: '', unclear: '=', same: '=', unknown: '?' };

function differenceRow(effect: Effect, c: Colors): string[] {
  const mark = MARKS[effect.direction];
  const { relative } = effect;
  const percent = relative ? percents(relative)(relative.mean) : NONE;
  return [effect.measure.label, absoluteText(effect), percent, mark].map(mark ? c.dim : String);
}

function differences(document: RunDocument, difference: Difference, c: Colors): string {
  const { from, to } = difference;
  const rows = compared(document, difference)
    .flat()
    .map((effect) => differenceRow(effect, c));
  const alone = document.replications * document.draws === 1;
  const cause = document.draws > 1 ? 'chance and the uncertain parameters' : 'chance';
  return [
    c.bold(wrapped(`${to} against ${from}, the same people under both`)),
    table(['', 'difference', 'of baseline', ''], [LABEL, 38, 12, 1], rows),
    c.dim(wrapped(alone ? '? one replication gives no interval' : `= no difference that ${cause} cannot explain`)),
    '',
    ...sentences(document, difference).map((text) => wrapped(`- ${text}`, '  ')),
  ].join('\n');
}

function heading(document: RunDocument, c: Colors): string {
  const names = document.arms.map(({ name }) => name).join(', ');
  return [
    c.bold(wrapped(names)),
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
    costs(arms, c),
    ...document.differences.map((difference) => differences(document, difference, c)),
    wrapped(
      `Handoff ${document.handoff}, synthetic people. Assumptions: ${assumed} of ${parameters} parameters assumed.`,
    ),
  ];
  return `${parts.join('\n\n').replaceAll(/[ \t]+$/gm, '')}\n`;
}
