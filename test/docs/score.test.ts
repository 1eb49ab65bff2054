/** What is made of the means of the scoreboard: the record, the score and the misses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../scripts/figures/commands.ts';
import { isScored, meansOf, PATTERNS, REASONS, record, scoreTables } from '../../scripts/figures/score.ts';
import { targetOf } from '../../src/analysis/patterns/score.ts';

const judged = PATTERNS.filter(({ role }) => role !== 'input');
const national = judged.find(({ id }) => id === 'requests-fy2016')!;
const SCORING = ['score', 'few', ...REASONS];

/** A figure of each command, so many tolerances off its target, on the side where a bound is broken. */
function valuesAt(off: (command: string, id: string) => number): Record<string, number> {
  const targets = new Map(judged.map((pattern) => [pattern.id, targetOf(pattern)]));
  return Object.fromEntries(
    SCORING.flatMap((command) =>
      Object.keys(meansOf(command)).map((key) => {
        const { centre, tolerance, side } = targets.get(key.slice(command.length + 1))!;
        const away = tolerance * off(command, key.slice(command.length + 1));
        return [key, side < 0 ? centre - away : centre + away];
      }),
    ),
  );
}
const exact = valuesAt(() => 0);

describe('the means', () => {
  it('are asked of a command for each scenario that a reason names', () => {
    expect(SCORING.filter((name) => !(name in COMMANDS))).toEqual([]);
    expect(SCORING.filter((name) => Object.keys(meansOf(name)).length === 0)).toEqual([]);
    expect(Object.keys(meansOf('score'))).toHaveLength(judged.length);
  });

  it('make a score once all are there', () => {
    expect(isScored(exact)).toBe(true);
    const { [`few.${national.id}`]: _, ...less } = exact;
    expect(isScored(less)).toBe(false);
  });
});

describe('the record', () => {
  it('has what is met with all draws and with few', () => {
    fc.assert(
      fc.property(fc.constantFrom(...judged), fc.boolean(), fc.boolean(), ({ id }, all, few) => {
        const missing = { score: all, few };
        const values = valuesAt((command, of) => (of === id && missing[command as 'few'] ? 9e9 : 0));
        const bound = record(values).some((row) => row['pattern'] === id);
        expect(bound).toBe(!all && !few);
        expect(record(values).length).toBe(judged.length - (all || few ? 1 : 0));
      }),
    );
  });
});

describe('the distance on record', () => {
  it('is rounded up to a hundredth', () => {
    const row = record(valuesAt((command) => (command === 'score' ? 0.123 : 0))).find(
      ({ pattern }) => pattern === national.id,
    );
    expect(row).toEqual({ scenario: 'historical', pattern: national.id, distance: '0.13' });
  });
});

describe('the tables', () => {
  it('count what is met, by role and place', () => {
    const rows = (values: Record<string, number>) => scoreTables(values).score.rows;
    const validation = judged.filter(({ role }) => role === 'validation').length;
    expect(rows(exact)[2]).toEqual([
      'all',
      `${judged.length - validation} of ${judged.length - validation}`,
      `${validation} of ${validation}`,
      String(PATTERNS.length - judged.length),
    ]);
    const one = rows({ ...exact, [`score.${national.id}`]: 1 });
    expect(one[2][2]).toBe(`${validation - 1} of ${validation}`);
    expect(one[1]).toEqual(rows(exact)[1]);
  });

  it('tell a miss with the model, and with what the reason changes from the same draws', () => {
    const reason = 'reason-priorities-followed';
    const values = {
      ...exact,
      [`score.${national.id}`]: 100_000,
      [`few.${national.id}`]: 120_000,
      [`${reason}.${national.id}`]: 106_000,
    };
    const nation = (more: Record<string, number> = {}) => scoreTables({ ...values, ...more })['misses-nation'].rows;
    expect(nation()).toEqual([
      ['`requests-fy2016`', 'validation', '85,720', '100,000', `\`${reason}\``, '86,000', 'met'],
    ]);
    expect(nation({ [`few.${national.id}`]: 100_000 })[0].slice(-2)).toEqual(['106,000', 'missed']);
    expect(scoreTables(exact)['misses-nation'].rows).toEqual([]);
  });

  it('say where no reason was tested', () => {
    const orphan = judged.find(
      ({ id, high, placesText }) =>
        high !== null &&
        !placesText.startsWith('office') &&
        REASONS.every((name) => !(`${name}.${id}` in meansOf(name))),
    )!;
    const [row] = scoreTables({ ...exact, [`score.${orphan.id}`]: 1e9 })['misses-nation'].rows;
    expect([row[0], ...row.slice(4)]).toEqual([`\`${orphan.id}\``, 'none yet', '', '']);
  });
});
