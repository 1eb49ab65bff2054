import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { distances, type Scoreboard, totalsOf } from '../../../src/analysis/patterns/scoreboard.ts';
import { chart } from '../../../src/report/documents.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { scoreboardCharts } from '../../../src/report/charts/kinds/scoreboard.ts';
import { patternsTable } from '../../../src/report/files/scoreboard.ts';
import { csvChunks } from '../../../src/report/files/csv.ts';
import { asLines } from '../as-lines.ts';
import { smallBoard, wholeBoard } from '../evidence-fixture.ts';

type Mark = { id: string; x: number; x2: number; y: number; shape: string; fill: string; stroke: string };
type Spec = { layer: { mark: { type: string; strokeWidth?: number }; data: { values: Mark[] } }[] };

const draw = (board: Scoreboard) => toSvg(scoreboardCharts(board)[0]);
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
const marks = (board: Scoreboard): Mark[] =>
  scoreboardCharts(board)
    .flatMap(({ spec }) => (spec as unknown as Spec).layer)
    .filter(({ mark }) => mark.type === 'point')
    .flatMap(({ data }) => data.values);
const markOf = (board: Scoreboard, id: string) => marks(board).find((mark) => mark.id === id)!;

/** Contrast of two colours as in WCAG 2: it knows light and dark only, as a grey print does. */
function contrast(a: string, b: string): number {
  const light = (color: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  return Math.max(light(a) / light(b), light(b) / light(a));
}

describe('the chart of all published figures', () => {
  it('has a mark for each of them, on pages that print on A4 with letters of 7 points', async () => {
    const board = wholeBoard();
    const found = marks(board).map(({ id }) => id);
    expect(found.toSorted()).toEqual(
      board.patterns
        .filter(({ distance }) => distance !== null)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(found.length).toBeGreaterThan(200);
    const pages = scoreboardCharts(board);
    expect(pages.map(({ name }) => name)).toEqual(['scoreboard', 'scoreboard-series', 'scoreboard-series-fitted']);
    for (const page of pages) {
      const svg = await toSvg(page);
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number) as [number, number, number];
      expect(height / width).toBeLessThanOrEqual(297 / 210 + 0.001);
      const sizes = [...svg.matchAll(/font-size="([\d.]+)(?:px)?"/g)].map((match) => Number(match[1]));
      expect((Math.min(...sizes) * 595) / width).toBeGreaterThanOrEqual(7);
    }
  });

  it('keeps marks, words and figures inside the page and apart', async () => {
    for (const { x } of marks(wholeBoard())) {
      expect(x).toBeGreaterThanOrEqual(316);
      expect(x).toBeLessThanOrEqual(534);
    }
    expect(await draw(wholeBoard())).toMatch(/^<svg [^>]*width="760"/);
  });

  it('says the score, what was run, and the rule of tolerance', async () => {
    const all = texts(await draw(smallBoard())).join(' ');
    const { calibration, validation } = smallBoard().totals;
    for (const part of [
      `Met: ${validation.met} of 10 figures never used to fit, ${calibration.met} of ${calibration.of} fitted to`,
      'beside 16 published figures',
      '5 draws of the parameters, 1 replication each, seed &quot;handoff&quot;',
      'else 10% of a count or 5',
      'Handoff 0.1.0',
      'Given to the model, not scored',
      `Never used to fit: ${validation.met} of 10 met, `,
    ])
      expect(all).toContain(part);
  });

  it('places a figure by its distance in tolerances, met inside the band, in a panel by its role', async () => {
    const board = smallBoard();
    const perTolerance = (534 - 316) / 16;
    for (const { id, distance } of board.patterns)
      if (distance !== null && Math.abs(distance) < 8)
        expect(markOf(board, id).x, id).toBeCloseTo(425 + distance * perTolerance, 1);
    // The interval stands around it on the same scale; that of a field office is not drawn.
    const ranges = (scoreboardCharts(board)[0].spec as unknown as Spec).layer
      .filter(({ mark }) => mark.type === 'rule' && mark.strokeWidth === 1.6)
      .flatMap(({ data }) => data.values);
    const near = board.patterns.filter(({ distance, place }) => {
      return distance !== null && distance !== 0 && Math.abs(distance) < 7 && !place.startsWith('office');
    });
    for (const pattern of near) {
      const { x, x2 } = ranges.find(({ y }) => y === markOf(board, pattern.id).y)!;
      const { lo, hi } = distances(pattern)!;
      expect(lo).toBeLessThan(hi);
      expect(x, pattern.id).toBeCloseTo(425 + lo * perTolerance, 1);
      expect(x2, pattern.id).toBeCloseTo(425 + hi * perTolerance, 1);
    }
    const heights = (role: string) =>
      board.patterns.filter((one) => one.role === role && one.distance !== null).map(({ id }) => markOf(board, id).y);
    expect(Math.max(...heights('validation'))).toBeLessThan(Math.min(...heights('calibration')));
    expect(Math.max(...heights('calibration'))).toBeLessThan(Math.min(...heights('input')));
  });

  it('tells met, missed and far without colour, and dark enough on white and on the band', () => {
    const board = smallBoard();
    const look = ({ shape, fill }: Mark) => `${shape} ${fill === '#ffffff' ? 'open' : 'filled'}`;
    expect(look(markOf(board, 'requests-2008-10'))).toBe('circle filled');
    expect(look(markOf(board, 'requests-fy2012'))).toBe('diamond open');
    expect(look(markOf(board, 'california'))).toBe('triangle-left filled');
    expect(look(markOf(board, 'october'))).toBe('triangle-right filled');
    for (const { stroke } of marks(board))
      for (const ground of ['#ffffff', '#dcebe9']) expect(contrast(stroke, ground)).toBeGreaterThan(3);
  });

  it('writes the distance of what lies beyond the scale at its edge; of several offices the farthest', async () => {
    const board = smallBoard();
    expect(markOf(board, 'california').x).toBe(316);
    expect(markOf(board, 'october').x).toBe(534);
    const all = texts(await draw(board));
    expect(all).toContain('−11.4');
    expect(all).toContain('+9.6');
    for (const pattern of board.patterns.filter(({ place }) => place.startsWith('office')))
      Object.assign(pattern, { distance: 9 + pattern.id.length + (pattern.place === 'office DEN' ? 3 : 0) });
    expect(texts(await draw(board))).toContain('6, to +23.0');
  });

  it('writes published figures and the model beside each other, each figure and place once', async () => {
    const all = texts(await draw(smallBoard()));
    for (const text of ['276,181', '&gt; 19,000', '0.0%-40.0%', '6,691-6,937', 'Oct 2012-Jan 2013, a month', 'none'])
      expect(all).toContain(text);
    expect(all.filter((text) => text === 'Requests')).toHaveLength(1);
    expect(all).toContain('Recorded refusals, share of CA');
    expect(all).toContain('Recorded refusal rate, Santa Clara, CA');
    expect(all).toContain('Transferred, state prisons');
    expect(all.find((text) => /of 6 met/.test(text))).toMatch(/^\d of 6 met, worst [A-Z]{3}$/);
  });

  it('draws a scoreboard without intervals, of one role, or of nothing that is scored', async () => {
    const one = texts(await draw(smallBoard(1))).join(' ');
    expect(one).toContain('One replication, so no intervals; 35 uncertain parameters held at their median');
    expect(one).not.toContain('90%');
    const inputs = smallBoard();
    inputs.patterns = inputs.patterns.filter(({ role }) => role === 'input');
    inputs.totals = totalsOf(inputs.patterns).totals;
    const all = texts(await draw(inputs)).join(' ');
    expect(all).toContain('No published figure is scored');
    expect(all).not.toContain('of 0');
  });

  it('looks as it did when last looked at', async () => {
    await expect(asLines(await draw(smallBoard()))).toMatchFileSnapshot('../snapshots/scoreboard.svg');
  });

  it('gives the same bytes twice, in every format', async () => {
    const [first, second] = [await chart(smallBoard()), await chart(smallBoard())];
    const formats = ['svg', 'png', 'pdf', 'vl.json', 'csv'];
    const names = ['scoreboard', 'skill'].flatMap((name) => formats.map((format) => `${name}.${format}`));
    expect([...first.keys()]).toEqual(names);
    for (const [name, content] of first)
      expect(Buffer.from(content).equals(Buffer.from(second.get(name)!)), name).toBe(true);
  });
});

describe('the table of published figures', () => {
  it('has a row each, with the interval in tolerances', () => {
    const board = smallBoard();
    const rows: Record<string, string>[] = parse([...csvChunks(patternsTable(board))].join(''), { columns: true });
    expect(rows.map((row) => row['pattern'])).toEqual(board.patterns.map(({ id }) => id));
    const [, fy2012, winter, custody, california] = rows as [
      (typeof rows)[0],
      (typeof rows)[0],
      (typeof rows)[0],
      (typeof rows)[0],
      (typeof rows)[0],
    ];
    expect(fy2012).toMatchObject({ published_lo: '276181', average: 'total', met: '0', role: 'calibration' });
    expect(Number(fy2012['distance'])).toBeCloseTo(-1.6, 9);
    expect(Number(fy2012['distance_lo'])).toBeCloseTo(
      (Number(fy2012['model_lo']) - 276_181) / Number(fy2012['tolerance']),
      9,
    );
    expect(winter['average']).toBe('month');
    expect(custody).toMatchObject({ published_lo: '', distance: '0', distance_lo: '0', met: '1' });
    expect(california['note']).toBe('A, b');
  });
});
