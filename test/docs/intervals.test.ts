/** The rules of docs/intervals.md are those of the code: each number stands there because it stands here. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { LEAST_BASELINE } from '../../src/analysis/change.ts';
import { LEAST_DRAWS, LEAST_SHARE } from '../../src/analysis/statistic.ts';
import { USUAL_RUNS } from '../../src/experiment/usual-runs.ts';
import { CASES, WORLDS } from '../analysis/coverage.ts';

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;
/** The page without what is rule or formula, number by number. */
const RULES = [
  `makes ${USUAL_RUNS} joint draws`,
  'in 95 of 100 cases',
  '`--draws 0`',
  'mean ± t(D-1) × s × √(1 + 1/D)',
  'a count at 0, a share at 0 and 1.',
  `Fewer than ${LEAST_DRAWS} draws give none`,
  'exactly 0 in all of them',
  `they are ${LEAST_DRAWS} and three quarters of all at least`,
  'below 5% exactly where',
  'a difference that is not 0',
  'A percentage is 100 × mean difference',
  'baseline is 0 in any draw',
  `mean below ${LEAST_BASELINE}.`,
  `the share of ${WORLDS.toLocaleString('en-US')} worlds`,
  `${percent(Math.max(...CASES.map(({ least }) => least)))} to ${percent(Math.min(...CASES.map(({ most }) => most)))} for normal`,
  'of mean 1 or more',
  'by .3 at most',
  `to ${percent(Math.min(...CASES.map(({ least }) => least)))} at least`,
];

it('docs/intervals.md says the rules of the code, and no other number', () => {
  expect(LEAST_SHARE).toBe(3 / 4);
  const page = readFileSync(fileURLToPath(new URL('../../docs/intervals.md', import.meta.url)), 'utf8');
  const text = page.replace(/\s+/g, ' ');
  for (const rule of RULES) expect(text).toContain(rule);
  const left = RULES.reduce((now, rule) => now.replaceAll(rule, ' '), text);
  expect(left.match(/.{0,20}\d+.{0,10}/g)).toBeNull();
});
