/** The part of the scoreboard that sets the model beside the simplest guesses: a line for each group of figures. */
import type picocolors from 'picocolors';
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import { bestRival, type Group } from '../../analysis/patterns/skill.ts';
import { cell } from './plain-table.ts';
import { wrapped } from '../../base/wrap.ts';
import { ROLES, SKILL, skillInWords, skillText } from '../words/skill.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

const NAME = 34;
/** A line of a table: the name, then cells to the right, each in its width. */
const row = (name: string, cells: readonly string[], widths: readonly number[]): string =>
  `${name.padEnd(NAME)}${cells.map((text, i) => cell(text, widths[i])).join('')}`.trimEnd();

const SKILLS = [7, 8, 8] as const;
const INTERVALS = [8, 12, 12, 9] as const;

/** A name of several lines stands above the cells of its last. */
function named(name: string, rest: (last: string) => string): string {
  const names = wrapped(name, '  ', NAME - 1).split('\n');
  return [...names.slice(0, -1), rest(names.at(-1)!)].join('\n');
}

/** A group beside its best rival, both over the figures at which the rival has a guess. */
function skillLine(group: Group): string {
  const best = bestRival(group);
  const cells = best
    ? [skillText(group.skill), `${best.model.met}/${best.of}`, `${best.met}/${best.of}`]
    : ['-', `${group.met}/${group.of}`, '-'];
  return named(group.name, (last) => `${row(last, cells, SKILLS)} ${best?.label ?? 'no simple guess'}`);
}

/** What the intervals of a group are worth; nothing where there are none. */
function intervalLines({ name, coverage }: Group): string[] {
  if (!coverage) return [];
  const held = coverage.levels.map(({ alone, widened }) => `${alone} (${widened})`);
  return [named(name, (last) => row(last, [String(coverage.of), ...held, coverage.score.toFixed(1)], INTERVALS))];
}

/** Skill by group; with `all` also what the intervals of each group are worth. */
export function skillLines(board: Pick<Scoreboard, 'groups'>, all: boolean, c: Colors): string[] {
  const summary = skillInWords(board);
  if (summary === '') return [];
  const section = (role: Group['role']) => {
    const groups = board.groups.filter((group) => group.role === role);
    const title = `Figures ${ROLES[role]}`;
    const worth = all ? groups.flatMap(intervalLines) : [];
    return [
      ...(groups.length === 0
        ? []
        : [c.bold(`${row(title, ['skill', 'model', 'guess'], SKILLS)} best guess`), ...groups.map(skillLine), '']),
      ...(worth.length === 0 ? [] : [c.bold(row(title, ['figures', '50%', '90%', 'score'], INTERVALS)), ...worth, '']),
    ];
  };
  return [
    c.bold(wrapped(`${summary}.`)),
    ...section('validation'),
    ...(all ? section('calibration') : []),
    wrapped(`${SKILL} "model" and "guess": how many each meets.`),
    ...(all ? [wrapped(HELD)] : []),
    '',
  ];
}

const HELD =
  '50% and 90%: how many of the figures such intervals of the model hold, in brackets with the tolerance of what was published.';
