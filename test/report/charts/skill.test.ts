/** The picture of the model beside the simplest guesses. */
import { describe, expect, it } from 'vitest';
import { skillChart } from '../../../src/report/charts/kinds/skill.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { smallBoard, wholeBoard } from '../evidence-fixture.ts';

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

describe('the chart of skill', () => {
  it('has a line for every group, and fits on A4', async () => {
    const board = wholeBoard();
    const svg = await toSvg(skillChart(board)!);
    const all = texts(svg);
    for (const { name } of board.groups) expect(all.some((text) => name.startsWith(text.replace(/…$/, ''))), name).toBe(true); // prettier-ignore
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number) as [number, number, number];
    expect(height / width).toBeLessThanOrEqual(297 / 210 + 0.001);
  });

  it('says in how many groups the model is better, and what skill is', async () => {
    const board = smallBoard();
    const never = board.groups.filter(({ role, skill }) => role === 'validation' && skill !== null);
    const better = never.filter(({ skill }) => skill! > 0);
    const all = texts(await toSvg(skillChart(board)!)).join(' ');
    expect(all).toContain(`Better than the simplest guesses in ${better.length} of ${never.length} groups of figures`);
    expect(all).toContain('Skill: the share by which');
  });

  it('is none where nothing simple can be guessed', () => {
    const board = smallBoard();
    for (const group of board.groups) Object.assign(group, { rivals: [], skill: null });
    expect(skillChart(board)).toBeNull();
  });
});
