/** The scoreboard in a terminal: what it says of skill, coverage and bounds. */
import { describe, expect, it } from 'vitest';
import { bestRival } from '../../../src/analysis/patterns/skill.ts';
import { scoreboardText } from '../../../src/report/text/scoreboard.ts';
import { smallBoard, wholeBoard } from '../evidence-fixture.ts';

describe('the text of a scoreboard', () => {
  it.each([false, true])('keeps to 80 columns, with a line for every figure: %s', (all) => {
    for (const board of [smallBoard(), smallBoard(1), wholeBoard()])
      for (const line of scoreboardText(board, { all }).split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('names the best guess of each group never used to fit, with the hits of both', () => {
    const board = wholeBoard();
    const text = scoreboardText(board);
    const told = board.groups.filter(({ role, skill }) => role === 'validation' && skill !== null);
    expect(told.length).toBeGreaterThan(10);
    for (const group of told) {
      const best = bestRival(group)!;
      const hits = `${best.model.met}/${best.of} +${best.met}/${best.of} ${best.label}`;
      expect(text).toMatch(new RegExp(hits.replaceAll('/', String.raw`\/`)));
    }
  });

  it('tells what intervals are worth, and by group where every figure is asked for', () => {
    const board = wholeBoard();
    const { coverage, bounds } = board.totals.validation;
    const [half, most] = coverage!.levels;
    const text = scoreboardText(board).replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      `its 50% intervals hold ${half.alone} of ${coverage!.of}, 90% intervals ${most.alone}; with the tolerance of what was published ${half.widened} and ${most.widened}; interval score ${coverage!.score.toFixed(1)}`,
    );
    expect(text).toContain(`${bounds.of} known by a bound alone are apart: it keeps ${bounds.met}`);
    expect(text).not.toContain('in brackets with the tolerance');
    expect(scoreboardText(board, { all: true }).replaceAll(/\s+/g, ' ')).toContain('in brackets with the tolerance');
  });

  it('shows a bound with both ends', () => {
    expect(scoreboardText(smallBoard(), { all: true })).toContain('0.0%-40.0%');
  });

  it('says nothing of intervals that one run does not give', () => {
    expect(scoreboardText(smallBoard(1), { all: true })).not.toContain('intervals hold');
  });
});
