/**
 * What follows from the scoreboard: which published figures are met, the record that `handoff validate --strict` is held
 * to, and the tables of misses. The means over draws are figures like any other, so that all of it is as fresh as they are.
 */
import { distanceOf, isMet, isShare, targetOf } from '../../src/analysis/patterns/score.ts';
import { bestRival, type Group, groupsOf, guessesAt } from '../../src/analysis/patterns/skill.ts';
import { weightsOf } from '../../src/analysis/patterns/weights.ts';
import { beatenIn, skillText } from '../../src/report/words/skill.ts';
import { shippedPatterns, type Pattern } from '../../src/analysis/patterns/table.ts';
import { loadTables, loadWorld } from '../../src/world/files.ts';
import { DATA, readTable, type Row } from '../tables.ts';
import type { Figure } from './command.ts';
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

const LEVELS = ['0.5', '0.9'] as const;
const KINDS = ['alone', 'widened'] as const;
const SCORED = ['calibration', 'validation'] as const;
const worthId = (role: string, what: string): string => `score.coverage.${role}.${what}`;

/** How many figures the intervals of the score hold, and the interval score, by role. */
export const COVERAGE: Readonly<Record<string, Figure>> = Object.fromEntries(
  SCORED.flatMap((role) => {
    const figure = (what: string, path: string) =>
      [worthId(role, what), { path: `totals/${role}/coverage/${path}`, kind: 'count' }] as const;
    const held = LEVELS.flatMap((level) => KINDS.map((kind) => figure(`${level}.${kind}`, `levels/${level}/${kind}`)));
    return [figure('of', 'of'), figure('score', 'score'), ...held];
  }),
);

const ofOffice = ({ placesText }: Pattern): boolean => placesText.startsWith('office ');
const met = (mean: number | null, pattern: Pattern): boolean =>
  mean !== null && isMet(distanceOf(mean, targetOf(pattern)));

/** True once every command of the score was run. */
export const isScored = (values: Values): boolean =>
  ['score', 'few', ...REASONS].every((command) => Object.keys(meansOf(command)).every((id) => id in values)) &&
  Object.keys(COVERAGE).every((id) => id in values);

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

/** A bound goes to where the possible ends. */
function published(pattern: Pattern): string {
  const most = isShare(pattern) || pattern.ranked ? 1 : null;
  const [low, high] = [pattern.low ?? 0, pattern.high ?? most];
  if (high === null) return `at least ${grouped(low)}`;
  return low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`;
}

/** The groups of figures beside the simplest guesses, by the means of all draws. */
function groupsIn(values: Values): Group[] {
  const figures = judged.map((pattern) => ({ pattern, model: meanOf(values, 'score', pattern) }));
  const guesses = guessesAt(figures, { patterns: PATTERNS, weights: weightsOf(loadWorld(), loadTables()) });
  return groupsOf(figures.map((one, i) => ({ ...one, worth: null, metIn: [], guesses: guesses[i] })));
}

/** A row a group never used in setting, then in how many the model is better. */
function skillTable(values: Values): Table {
  const groups = groupsIn(values);
  const rows = groups
    .filter(({ role }) => role === 'validation')
    .map((group) => {
      const best = bestRival(group);
      if (!best) return [group.name, `${group.met} of ${group.of}`, 'none', '', ''];
      return [group.name, `${best.model.met} of ${best.of}`, best.label, String(best.met), skillText(group.skill)];
    });
  const { better, of } = beatenIn(groups, 'validation');
  return {
    head: ['figures never used in setting', 'model meets', 'best simple guess', 'it meets', 'skill'],
    rows: [...rows, ['groups in which the model is better', '', '', '', `${better} of ${of}`]],
  };
}

/** What the intervals of the model hold. */
function coverageTable(values: Values): Table {
  const cell = (role: string, what: string): number => values[worthId(role, what)] ?? 0;
  const held = (title: string, what: string) => [
    title,
    ...SCORED.map((role) => `${cell(role, what)} of ${cell(role, 'of')}`),
  ];
  return {
    head: ['published figures held', 'may be fitted to', 'never used in setting'],
    rows: [
      ...LEVELS.flatMap((level) => [
        held(`by ${100 * Number(level)}% intervals`, `${level}.alone`),
        held('with the tolerance of what was published', `${level}.widened`),
      ]),
      ['interval score, in tolerances', ...SCORED.map((role) => cell(role, 'score').toFixed(1))],
    ],
  };
}

/** What a sceptic asks first, each with the numbers that answer it. */
function believeTable(values: Values, scored: (role: string) => string): Table {
  const { better, of } = beatenIn(groupsIn(values), 'validation');
  const held = (level: string): string =>
    `${values[worthId('validation', `${level}.alone`)] ?? 0} of ${values[worthId('validation', 'of')] ?? 0}`;
  return {
    head: ['question', 'answer'],
    rows: [
      ['Published figures that may be fitted to, met', scored('calibration')],
      ['Published figures never used in setting anything, met', scored('validation')],
      ['Of these, held by 50% ranges', held('0.5')],
      ['Of these, held by 90% ranges', held('0.9')],
      ['Groups of these where the model errs less than the best simple guess', `${better} of ${of}`],
    ],
  };
}

/** Only one end was published: kept or not, it is in no score. */
const isBound = (pattern: Pattern): boolean => targetOf(pattern).side !== 0;

/** The tables of the score and of the misses. */
export function scoreTables(values: Values): Record<string, Table> {
  const missed = judged.filter((pattern) => !met(meanOf(values, 'score', pattern), pattern));
  const score = (title: string, of: (pattern: Pattern) => boolean): string[] => [
    title,
    ...(['calibration', 'validation'] as const).map((role) => {
      const own = judged.filter((pattern) => pattern.role === role && !isBound(pattern) && of(pattern));
      return `${own.filter((pattern) => !missed.includes(pattern)).length} of ${own.length}`;
    }),
    String(PATTERNS.filter((pattern) => pattern.role === 'input' && of(pattern)).length),
  ];
  const [, fitted, unseen] = score('all', () => true);
  return {
    believe: believeTable(values, (role) => (role === 'calibration' ? fitted : unseen)),
    score: {
      head: ['published figures met', 'may be fitted to', 'never used in setting', 'inputs, in no score'],
      rows: [
        score('of the nation, states and counties', (pattern) => !ofOffice(pattern)),
        score('of single field offices', ofOffice),
        score('all', () => true),
      ],
    },
    skill: skillTable(values),
    coverage: coverageTable(values),
    'misses-nation': {
      head: ['figure', 'role', 'published', 'model', 'hypothesis', 'model there', 'result'],
      rows: missed.filter((pattern) => !ofOffice(pattern)).flatMap((pattern) => tested(values, pattern)),
    },
    'misses-offices': {
      head: ['hypothesis', 'missed figures of offices', 'met there'],
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
