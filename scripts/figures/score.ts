/**
 * What follows from the scoreboard: which published figures are met, the record that `handoff validate --strict` is held
 * to, and the tables of misses. The means over draws are figures like any other, so that all of it is as fresh as they are.
 */
import { distanceOf, isMet, targetOf } from '../../src/analysis/patterns/score.ts';
import { shippedPatterns, type Pattern } from '../../src/analysis/patterns/table.ts';
import { loadTables } from '../../src/world/files.ts';
import { DATA, readTable, type Row } from '../tables.ts';
import type { Figure } from './commands.ts';
import type { Table, Values } from './text.ts';

/** Draws of the score. */
export const ENOUGH = 40;
/**
 * Draws that `npm run test:all` takes for the record, and each reason. What a reason changes is told draw by draw from the
 * same draws without it, so that few are enough; see {@link there}.
 */
export const FEW = 4;

const SCENARIO = 'historical';
export const PATTERNS = shippedPatterns(loadTables());
const judged = PATTERNS.filter(({ role }) => role !== 'input');
const reasons = readTable(DATA, 'reasons');

/** The scenarios that test a reason. */
export const REASONS = [...new Set(reasons.map(({ scenario }) => scenario))];

/** True where the reason of a row speaks of a figure: `patterns` are ids, or beginnings of ids before a star. */
const speaksOf = ({ patterns }: Row, id: string): boolean =>
  patterns.split(' ').some((one) => (one.endsWith('*') ? id.startsWith(one.slice(0, -1)) : id === one));

/** The means of the figures that a command of `validate` is asked for: of a reason only those that it speaks of. */
export function meansOf(command: string): Record<string, Figure> {
  const own = reasons.filter(({ scenario }) => scenario === command);
  const told = own.length === 0 ? judged : judged.filter(({ id }) => own.some((row) => speaksOf(row, id)));
  return Object.fromEntries(
    told.map(({ id }) => [`${command}.${id}`, { path: `patterns/${id}/model/mean`, kind: 'count' }]),
  );
}

const ofOffice = ({ placesText }: Pattern): boolean => placesText.startsWith('office ');
const met = (mean: number | null, pattern: Pattern): boolean =>
  mean !== null && isMet(distanceOf(mean, targetOf(pattern)));

/** True once every command of the score was run. */
export const isScored = (values: Values): boolean =>
  ['score', 'few', ...REASONS].every((command) => Object.keys(meansOf(command)).every((id) => id in values));

const meanOf = (values: Values, command: string, { id }: Pattern): number | null => values[`${command}.${id}`] ?? null;

/** The figure with all draws, plus what the reason changes in few: the chance of the draws is then in both and goes out. */
function there(values: Values, reason: string, pattern: Pattern): number | null {
  const [all, few, changed] = ['score', 'few', reason].map((command) => meanOf(values, command, pattern));
  return all === null || few === null || changed === null ? null : all + changed - few;
}

/**
 * The rows of scenarios/score/met.csv: figures that are met with all draws and with few, so that
 * `validate --strict` holds with either; with their distance in tolerances, rounded up to a hundredth.
 */
export const record = (values: Values): Row[] =>
  judged
    .filter((pattern) => ['score', 'few'].every((command) => met(meanOf(values, command, pattern), pattern)))
    .map((pattern) => {
      const distance = Math.abs(distanceOf(meanOf(values, 'score', pattern)!, targetOf(pattern)));
      return { scenario: SCENARIO, pattern: pattern.id, distance: String(Math.ceil(distance * 100) / 100) };
    });

/**
 * The rows of scenarios/score/figures.csv: what the model has at every figure that is scored, with all draws, to six digits.
 * From it `run` and `compare` tell how well the model does at a place.
 */
export const modelled = (values: Values): Row[] =>
  judged.flatMap((pattern) => {
    const mean = meanOf(values, 'score', pattern);
    return mean === null
      ? []
      : [{ scenario: SCENARIO, pattern: pattern.id, model: String(Number(mean.toPrecision(6))) }];
  });

const grouped = (number: number): string => number.toLocaleString('en-US');
const size = (mean: number | null): string =>
  mean === null ? '–' : Math.abs(mean) < 1 ? mean.toFixed(3) : grouped(Math.round(mean));

function published({ low, high }: Pattern): string {
  const say = (value: number | null) => (value === null ? '' : grouped(value));
  if (low === null) return `at most ${say(high)}`;
  return high === null ? `at least ${say(low)}` : low === high ? say(low) : `${say(low)} to ${say(high)}`;
}

/** The tables of the score and of the misses. */
export function scoreTables(values: Values): Record<string, Table> {
  const missed = judged.filter((pattern) => !met(meanOf(values, 'score', pattern), pattern));
  const score = (title: string, of: (pattern: Pattern) => boolean): string[] => [
    title,
    ...(['calibration', 'validation'] as const).map((role) => {
      const own = judged.filter((pattern) => pattern.role === role && of(pattern));
      return `${own.filter((pattern) => !missed.includes(pattern)).length} of ${own.length}`;
    }),
    String(PATTERNS.filter((pattern) => pattern.role === 'input' && of(pattern)).length),
  ];
  return {
    score: {
      head: ['published figures met', 'may be fitted to', 'never used in setting', 'inputs, in no score'],
      rows: [
        score('of the nation, states and counties', (pattern) => !ofOffice(pattern)),
        score('of single field offices', ofOffice),
        score('all', () => true),
      ],
    },
    'misses-nation': {
      head: ['figure', 'role', 'published', 'model', 'reason tested', 'model there', 'result'],
      rows: missed.filter((pattern) => !ofOffice(pattern)).flatMap((pattern) => tested(values, pattern)),
    },
    'misses-offices': {
      head: ['reason tested', 'missed figures of offices', 'met there'],
      rows: reasons.flatMap((row) => {
        const own = missed.filter((pattern) => ofOffice(pattern) && speaksOf(row, pattern.id));
        const now = own.filter((pattern) => met(there(values, row.scenario, pattern), pattern));
        return own.length === 0 ? [] : [[`\`${row.scenario}\``, String(own.length), String(now.length)]];
      }),
    },
    reasons: {
      head: ['scenario', 'what it changes'],
      rows: reasons.map(({ scenario, sentence }) => [`\`${scenario}\``, sentence]),
    },
  };
}

/** The rows of a missed figure: one for each reason that speaks of it. */
function tested(values: Values, pattern: Pattern): string[][] {
  const own = [`\`${pattern.id}\``, pattern.role, published(pattern), size(meanOf(values, 'score', pattern))];
  const found = reasons.filter((row) => speaksOf(row, pattern.id));
  if (found.length === 0) return [[...own, 'none yet', '', '']];
  return found.map(({ scenario }, i) => {
    const mean = there(values, scenario, pattern);
    return [
      ...(i === 0 ? own : own.map(() => '')),
      `\`${scenario}\``,
      size(mean),
      met(mean, pattern) ? 'met' : 'missed',
    ];
  });
}
