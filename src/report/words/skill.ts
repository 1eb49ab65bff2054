/** What a scoreboard says of skill, in words: the same in the terminal, in charts and in texts. */
import type { Coverage } from '../../analysis/patterns/coverage.ts';
import type { Scoreboard, Total } from '../../analysis/patterns/scoreboard.ts';
import type { Group } from '../../analysis/patterns/skill.ts';
import { decimals } from './numbers.ts';

type Role = Group['role'];
/** What figures of a role are. */
export const ROLES: Readonly<Record<Role, string>> = { validation: 'never used to fit', calibration: 'fitted to' };

/** "+0.21", "−0.35". */
export const skillText = (skill: number | null): string => (skill === null ? '-' : decimals(skill, 2, '+'));

/** In how many of the groups that have a rival the model is better than all of them. */
export function beatenIn(groups: readonly Group[], role: Role): { better: number; of: number } {
  const told = groups.filter((group) => group.role === role && group.skill !== null);
  return { better: told.filter(({ skill }) => skill! > 0).length, of: told.length };
}

/** "Better than the simplest guesses in 7 of 12 groups of figures never used to fit, 9 of 14 fitted to"; empty without any. */
export function skillInWords({ groups }: Pick<Scoreboard, 'groups'>): string {
  const parts = (['validation', 'calibration'] as const).flatMap((role) => {
    const { better, of } = beatenIn(groups, role);
    return of === 0 ? [] : [{ text: `${better} of ${of}`, role }];
  });
  if (parts.length === 0) return '';
  const told = parts.map(({ text, role }, i) => `${text}${i === 0 ? ' groups of figures' : ''} ${ROLES[role]}`);
  return `Better than the simplest guesses in ${told.join(', ')}`;
}

/** What skill is, for whoever reads it for the first time. */
export const SKILL =
  'Skill: the share by which the mean error of the model, in tolerances, is smaller than that of its best rival among the ' +
  'simplest guesses; below 0 the rival errs less. Guesses are made of figures that may be fitted to and of inputs alone.';

/** What the interval score is. */
export const SCORE =
  'Interval score: width of the 90% interval and 20 times how far outside it the figure lies, in tolerances; less is better.';

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** "50% intervals hold 20 of 148, 90% intervals 45; with the tolerance of what was published 40 and 95". */
export function coverageInWords({ of, levels }: Coverage): string {
  const [first, ...more] = levels.map(({ level, alone }) => [`${percent(level)} intervals`, alone] as const);
  const alone = [`${first[0]} hold ${first[1]} of ${of}`, ...more.map((one) => one.join(' '))].join(', ');
  return `${alone}; with the tolerance of what was published ${levels.map(({ widened }) => widened).join(' and ')}`;
}

/** "Of 2 known by a bound alone it keeps 1"; empty where there are none. */
export const boundsInWords = ({ bounds }: Total): string =>
  bounds.of === 0 ? '' : `${bounds.of} known by a bound alone are apart: it keeps ${bounds.met}`;
