import { describe, expect, it } from 'vitest';
import { correlationText, figure } from '../../../src/report/words/calibration.ts';
import { chart, chartsOf } from '../../../src/report/documents.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { learnedChart } from '../../../src/report/charts/kinds/learned.ts';
import { chosen, pairsChart } from '../../../src/report/charts/kinds/pairs.ts';
import { columnOf, priorDensity, ticks } from '../../../src/report/charts/kinds/pairs-columns.ts';
import { parameterInWords } from '../../../src/scenario/words/parameters.ts';
import { posteriorText, readPosterior } from '../../../src/analysis/calibration/posterior.ts';
import { quantile } from '../../../src/scenario/values/distribution.ts';
import { asLines } from '../as-lines.ts';
import { fitted } from '../fit-fixture.ts';

type Value = { id?: string; x: number; x2: number; y: number; y2: number; text: string };
type Layer = { mark: { type: string }; data: { values: Value[] } };
type Drawn = ReturnType<typeof learnedChart>;

const layers = ({ spec }: Drawn, type: string) =>
  (spec as unknown as { layer: Layer[] }).layer.filter(({ mark }) => mark.type === type);
const words = (drawn: Drawn) => layers(drawn, 'text').flatMap(({ data }) => data.values.map(({ text }) => text));
const all = ({ frame }: Drawn) => [frame.title, ...frame.subtitle, ...frame.footer].join(' ');

describe('what was learned', () => {
  it('has a row for every parameter, the most learned first, with the ends of the prior in figures', () => {
    const { document } = fitted();
    const drawn = learnedChart(document);
    const [prior, posterior] = layers(drawn, 'rect').map(({ data }) => data.values);
    const sorted = [3, 0, 1, 4, 2].map((i) => document.parameters[i]);
    for (const bars of [prior, posterior]) {
      expect(bars.map(({ id }) => id)).toEqual(sorted.map(({ name }) => name));
      expect(bars.map(({ y }) => y)).toEqual(bars.map(({ y }) => y).toSorted((a, b) => a - b));
    }
    for (const parameter of document.parameters) {
      expect(words(drawn)).toContain(figure(parameter.prior.lo));
      expect(words(drawn)).toContain(figure(parameter.prior.hi));
    }
    expect(words(drawn).filter((text) => /^\d+%$/.test(text))).toEqual(['97%', '91%', '48%', '20%', '0%']);
    expect(drawn.frame.title).toBe(
      '3 published figures say much about 2 of 5 uncertain assumptions, and less about the others',
    );
  });

  it('gives each row its own scale: priors are equally long, posteriors stand where they are in them', () => {
    const { document } = fitted();
    const [prior, posterior] = layers(learnedChart(document), 'rect').map(({ data }) => data.values);
    for (const bar of prior) expect([bar.x, bar.x2]).toEqual([prior[0].x, prior[0].x2]);
    for (const { name, prior: of, posterior: found } of document.parameters) {
      const bar = posterior.find(({ id }) => id === name)!;
      const place = (value: number) => prior[0].x + ((value - of.lo) / (of.hi - of.lo)) * (prior[0].x2 - prior[0].x);
      expect(bar.x).toBeCloseTo(place(found.lo), 1);
      expect(bar.x2).toBeCloseTo(place(found.hi), 1);
    }
  });

  it('keeps a posterior far outside its prior on the page, and a prior without width', async () => {
    const { document } = fitted();
    Object.assign(document.parameters[0], { posterior: { lo: 50, median: 60, hi: 70 } });
    Object.assign(document.parameters[1], { prior: { lo: 0, median: 0, hi: 0 } });
    const drawn = learnedChart(document);
    for (const { x, x2 } of layers(drawn, 'rect').flatMap(({ data }) => data.values)) {
      expect(x).toBeGreaterThanOrEqual(342);
      expect(x2).toBeLessThanOrEqual(602);
    }
    expect(await toSvg(drawn)).toMatch(/^<svg [^>]*width="960"/);
  });

  it('writes a long name in full, over two lines', () => {
    const { document } = fitted();
    const text = 'the share of people in county jails who are interviewed, in jails with interviewers of their own';
    document.parameters[3] = { ...document.parameters[3], text };
    const texts = words(learnedChart(document));
    const start = texts.findIndex((line) => line.startsWith('the share of people in county jails'));
    const rest = texts.find((line) => line.includes('  ·  probability'))!;
    expect(`${texts[start]} ${rest.split('  ·  ')[0]}`).toBe(text);
  });
});

describe('pairs', () => {
  it('take the parameters of the strongest ridges, at most eight; without ridges what most was learned of', () => {
    const { document } = fitted();
    expect(chosen(document)).toEqual([0, 1, 4, 2]);
    document.ridges = [];
    expect(chosen(document)).toEqual([3, 0, 1, 4]);
    const [parameter] = document.parameters;
    document.parameters = Array.from({ length: 12 }, (_, i) => ({ ...parameter, name: `p${i}` }));
    const ridge = (a: number, b: number) => ({ first: `p${a}`, second: `p${b}`, correlation: 0.9 - a / 100 });
    document.ridges = [ridge(0, 1), ridge(2, 3), ridge(4, 5), ridge(5, 6), ridge(7, 8), ridge(9, 0), ridge(10, 1)];
    expect(chosen(document)).toEqual([0, 1, 2, 3, 4, 5, 6, 9]);
  });

  it('draw a cloud for each two of them, in their own units, with the correlation where there is a ridge', () => {
    const { document, draws } = fitted();
    const drawn = pairsChart(document, draws);
    const clouds = layers(drawn, 'point').map(({ data }) => data.values);
    expect(clouds).toHaveLength(6);
    for (const cloud of clouds) expect(cloud).toHaveLength(30);
    const [share, travel] = [0, 1].map((i) =>
      draws.map((draw) => quantile(document.parameters[i].distribution, draw[i])),
    );
    const place = (values: number[], k: number) =>
      (values[k] - Math.min(...values)) / (Math.max(...values) - Math.min(...values));
    const x = clouds[0].map((point) => point.x);
    const y = clouds[0].map((point) => -point.y);
    for (const k of [0, 7, 29]) {
      expect(place(x, k)).toBeCloseTo(place(share, k), 2);
      expect(place(y, k)).toBeCloseTo(place(travel, k), 2);
    }
    const [strong, weak] = document.ridges.map(({ correlation }) => correlationText(correlation));
    expect(strong).toMatch(/^−0\.\d\d$/);
    expect(weak).toMatch(/^\+0\.\d\d$/);
    for (const text of [strong, weak]) expect(words(drawn)).toContain(text);
    expect(words(drawn).filter((text) => text === 'under 0.3')).toHaveLength(6 - document.ridges.length);
    expect(drawn.frame.title).toBe(
      `The published figures cannot tell ${document.ridges.length} pairs of assumptions apart, least of all request-share and ${parameterInWords('pickup.travel')} (${strong})`,
    );
    expect(all(drawn)).toContain('What happened: 5 uncertain inputs fitted');
  });

  it('draw at most 200 points a cloud, whatever is kept', () => {
    const { document, draws } = fitted(350);
    const drawn = pairsChart(document, draws);
    for (const { data } of layers(drawn, 'point')) expect(data.values).toHaveLength(200);
    expect(all(drawn)).toContain('200 sets of values');
  });

  it('say where there is no ridge, and draw one parameter alone', async () => {
    const { document, draws } = fitted();
    document.ridges = [];
    expect(pairsChart(document, draws).frame.title).toContain(
      'The published figures tell every two of these assumptions apart',
    );
    document.parameters = document.parameters.slice(0, 1);
    expect(await toSvg(pairsChart(document, draws))).toContain('request-share');
  });

  it('show densities: bars of the posterior have the area 1, the line of the prior the share that it covers', () => {
    const { document, draws } = fitted(200);
    document.parameters.forEach((parameter, i) => {
      const column = columnOf(
        parameter,
        draws.map((draw) => draw[i]),
      );
      const area = column.bins.reduce((sum, { from, to, density }) => sum + (to - from) * density, 0);
      expect(area, parameter.name).toBeCloseTo(1, 9);
      const curve = priorDensity(column);
      const under = curve.slice(1).reduce((sum, { at, density }, k) => {
        return sum + ((at - curve[k].at) * (density + curve[k].density)) / 2;
      }, 0);
      const [least, most] = column.reach;
      // A normal is cut at zero: what lies there has no density.
      const cut = parameter.name === 'prices.bed' ? 0.0912 : 0;
      expect(under / (most - Math.max(least, cut)), parameter.name).toBeGreaterThan(0.93);
      expect(under / (most - Math.max(least, cut)), parameter.name).toBeLessThan(1.02);
    });
  });

  it('show no spike where a tail is cut at zero', () => {
    const normal = fitted().document.parameters[4];
    // Nine percent lie below zero: the last step that begins there ends a hair above it.
    const curve = priorDensity(columnOf(normal, [0, 0.5, 0.913]));
    expect(curve.length).toBeGreaterThan(50);
    expect(Math.max(...curve.map(({ density }) => density))).toBeLessThan(2);
    expect(curve[0].density).toBeLessThan(curve[1].density);
  });

  it('have a few round numbers on every scale', () => {
    for (const [low, high] of [
      [0, 1],
      [0.61, 0.64],
      [-3, 190],
      [999, 1001],
      [0.000_1, 0.000_9],
    ] as const) {
      const marks = ticks({ low, high });
      expect(marks.length).toBeGreaterThanOrEqual(1);
      expect(marks.length).toBeLessThanOrEqual(4);
      for (const mark of marks) expect(mark >= low && mark <= high).toBe(true);
    }
  });
});

describe('charts of a fit', () => {
  it('are what was learned and the pairs, the same bytes twice and from the file of the posterior', async () => {
    const { document, draws } = fitted();
    const kept = readPosterior(posteriorText(['a', 'b,"c"', 'd', 'e', 'f'], draws));
    expect(kept).toEqual(draws.map((draw) => draw.map((u) => Number(u.toFixed(9)))));
    const [first, second] = [await chart(document, { draws: kept }), await chart(document, { draws: kept })];
    expect([...first.keys()]).toEqual(
      ['learned', 'pairs'].flatMap((name) => ['svg', 'png', 'pdf', 'vl.json', 'csv'].map((end) => `${name}.${end}`)),
    );
    for (const [name, content] of first)
      expect(Buffer.from(content).equals(Buffer.from(second.get(name)!)), name).toBe(true);
  });

  it('look as they did when last looked at', async () => {
    const { document, draws } = fitted();
    for (const item of chartsOf(document, { draws }))
      await expect(asLines(await toSvg(item))).toMatchFileSnapshot(`../snapshots/${item.name}.svg`);
  });

  it('write figures with three digits', () => {
    expect([0.123_456, 0.5, 22, 500, 130.4, 12_345.6, 1, 0].map(figure)).toEqual([
      '0.123',
      '0.5',
      '22',
      '500',
      '130',
      '12,346',
      '1',
      '0',
    ]);
  });
});
