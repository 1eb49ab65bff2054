/** What is made of the means of the scoreboard: the record, the score and the misses. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../scripts/figures/commands.ts';
import { COVERAGE, isScored, meansOf, PATTERNS, REASONS, record, scoreTables } from '../../scripts/figures/score.ts';
import { targetOf } from '../../src/analysis/patterns/score.ts';

const judged = PATTERNS.filter(({ role }) => role !== 'input');
const national = judged.find(({ id }) => id === 'requests-fy2016')!;
const SCORING = ['score', 'few', ...REASONS];

/** A figure of each command, so many tolerances off its target, on the side where a bound is broken. */
function valuesAt(off: (command: string, id: string) => number): Record<string, number> {
  const targets = new Map(judged.map((pattern) => [pattern.id, targetOf(pattern)]));
  const worth = Object.keys(COVERAGE).map((id, i) => [id, 10 + i] as const);
  return Object.fromEntries([
    ...worth,
    ...SCORING.flatMap((command) =>
      Object.keys(meansOf(command)).map((key) => {
        const { centre, tolerance, side } = targets.get(key.slice(command.length + 1))!;
        const away = tolerance * off(command, key.slice(command.length + 1));
        return [key, side < 0 ? centre - away : centre + away] as const;
      }),
    ),
  ]);
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
    for (const one of [`few.${national.id}`, Object.keys(COVERAGE)[0]]) {
      const { [one]: _, ...less } = exact;
      expect(isScored(less), one).toBe(false);
    }
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
    const scored = judged.filter((pattern) => targetOf(pattern).side === 0);
    const validation = scored.filter(({ role }) => role === 'validation').length;
    expect(scored.length).toBeLessThan(judged.length);
    expect(rows(exact)[2]).toEqual([
      'all',
      `${scored.length - validation} of ${scored.length - validation}`,
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

  it('set each group beside its best guess, and count those in which the model is better', () => {
    const rows = scoreTables(exact).skill.rows;
    const told = rows.slice(0, -1).filter(([, , guess]) => guess !== 'none');
    // The model has every figure as published: no guess can be better.
    expect(told.length).toBeGreaterThan(10);
    for (const [, , , , skill] of told) expect(skill).toBe('+1.00');
    expect(rows.at(-1)!.at(-1)).toBe(`${told.length} of ${told.length}`);
    const far = scoreTables(valuesAt((command) => (command === 'score' ? 9 : 0))).skill.rows;
    expect(far.at(-1)!.at(-1)).not.toBe(rows.at(-1)!.at(-1));
  });

  it('tell what intervals hold as the scoreboard counted it', () => {
    const values = { ...exact, 'score.coverage.validation.of': 99, 'score.coverage.validation.0.9.widened': 77 };
    const { rows } = scoreTables(values).coverage;
    expect(rows).toHaveLength(5);
    expect(rows[3]).toEqual(['with the tolerance of what was published', expect.any(String), '77 of 99']);
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

describe('a scenario that explains a miss', () => {
  it.each(REASONS)('%s says that it is a hypothesis, and that being met there is no test', (name) => {
    const text = readFileSync(new URL(`../../scenarios/reasons/${name}.yaml`, import.meta.url), 'utf8');
    expect(text).toMatch(/^title: 'Hypothesis: /m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('that they are met here is no test');
  });
});
