import fc from 'fast-check';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { chart, chartsOf } from '../../../src/report/documents.ts';
import { allMeasuresChart } from '../../../src/report/charts/kinds/all-measures.ts';
import { byMonthChart } from '../../../src/report/charts/kinds/by-month.ts';
import {
  type Chart,
  type DrawnChart,
  specOf,
  toPdf,
  toPicture,
  toSvg,
  toVegaLite,
} from '../../../src/report/charts/drawing/draw.ts';
import { balanced, fit, textWidth, wrap } from '../../../src/report/charts/drawing/fonts.ts';
import { outlined } from '../../../src/report/charts/drawing/outlines.ts';
import { pageFor, WIDE } from '../../../src/report/charts/drawing/sizes.ts';
import { roomIn } from '../../../src/report/charts/drawing/frame.ts';
import type { KindName } from '../../../src/report/charts/names.ts';
import { headlineRows } from '../../../src/report/words/headline.ts';
import { flowChart } from '../../../src/report/charts/kinds/flow.ts';
import { breaks, mapChart } from '../../../src/report/charts/kinds/map.ts';
import { whatChangedChart } from '../../../src/report/charts/kinds/what-changed.ts';
import { whereTheyGoChart } from '../../../src/report/charts/kinds/where-they-go.ts';
import { waterfallChart } from '../../../src/report/charts/kinds/waterfall.ts';
import { asLines } from '../as-lines.ts';
import { explanation } from '../explanation-fixture.ts';
import { comparison, manyArms, oneReplication, singleRun, threeArms, withDifference } from '../fixture.ts';
import { placeWith } from '../changes.ts';
import type { RunDocument } from '../../../src/analysis/results.ts';

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

/** The comparison with its series cut to the period, to keep the picture small. */
function shortSeries(): RunDocument {
  const document = comparison();
  for (const { monthly } of [...document.arms, ...document.differences])
    for (const id of Object.keys(monthly)) monthly[id] = monthly[id].filter(({ month }) => month >= '2015-07');
  return document;
}

const drawnOf = (chart: Exclude<Chart, DrawnChart> | null) => specOf(chart!) as unknown as { layer: Layer[] };
type Layer = { mark: { type: string }; data: { values: { x: number; y: number; text: string; shape?: string }[] } };
const svgOf = (chart: Chart | null): Promise<string> => toSvg(chart!);

describe('charts', () => {
  it('are what changed, where people go and months; a run has no differences; others come where they are asked for', () => {
    const names = (document: RunDocument, kinds?: KindName[]) => chartsOf(document, { kinds }).map(({ name }) => name);
    expect(names(comparison())).toEqual(['what-changed', 'where-they-go', 'by-month']);
    expect(names(singleRun())).toEqual(['where-they-go', 'by-month']);
    expect(names(threeArms(), ['all-measures'])).toEqual([
      'all-measures.historical',
      'all-measures.holds-barred-everywhere',
    ]);
    expect(chartsOf(comparison(), { kinds: ['by-month'], metric: 'requests' }).map(({ name }) => name)).toEqual([
      'by-month.requests',
    ]);
    expect(chartsOf(comparison(), { kinds: ['by-month'], metric: 'not_taken_rate' })).toEqual([]);
  });

  it('are also a flow, maps and waterfalls, where asked for', () => {
    const document = comparison();
    document.charts = ['flow'];
    document.differences[0].maps = [{ metric: 'transferred', places: [] }];
    expect(
      chartsOf(document)
        .map(({ name }) => name)
        .slice(3),
    ).toEqual(['flow', 'map.transferred']);
    expect(chartsOf(explanation()).map(({ name }) => name)).toEqual(['waterfall.transferred', 'waterfall.cost_total']);
  });

  it('name both arms, coverage, ranges and what is assumed, and have one title for any other asked for', async () => {
    for (const item of chartsOf(comparison())) {
      const all = texts(await toSvg(item)).join(' ');
      for (const part of [
        'The United States',
        'Jul 2015',
        '95% ranges of chance alone over 20 runs',
        'Handoff 0.1.0',
        'Synthetic people',
        '48 of 112 inputs are assumed',
      ])
        expect(all, item.name).toContain(part);
      expect(`${all} ${item.frame.alt}`).toContain('What was in force');
    }
    const [item] = chartsOf(comparison(), { title: 'As I call it', size: { width: 1080, height: 1080 } });
    expect(item.frame).toMatchObject({ title: 'As I call it', size: { width: 720, height: 720 } });
    expect(await toSvg(item)).toMatch(/^<svg [^>]*width="720" height="720"/);
  });

  it('say in their alternative text what they say in numbers', () => {
    for (const { frame, name } of chartsOf(comparison())) expect(frame.alt, name).toMatch(/\d{2}/);
    expect(whatChangedChart(comparison())!.frame.alt).toContain('Handed over in jail (160,300): ');
  });

  it('write the numbers beside the marks', async () => {
    const all = texts(await svgOf(whatChangedChart(comparison())));
    expect(all).toContain('−39.3% [−39.4, −39.2]');
    const document = comparison();
    const differences = texts(await toSvg(allMeasuresChart(document, document.differences[0])));
    expect(differences).toContain('−63,000 [−63,300, −62,700]');
    expect(differences).toContain('−39.3% [−39.4%, −39.2%]');
    expect(differences.join(' ')).not.toMatch(/Holm/);
  });

  it('have no number where a difference is about the same or not clear, and say so where all are', async () => {
    const alike = comparison();
    for (const { metrics, monthly } of alike.differences) {
      for (const change of Object.values(metrics))
        Object.assign(change, {
          mean: 0,
          lo: null,
          hi: null,
          percent: { mean: 0, lo: null, hi: null },
          direction: 'same',
        });
      for (const point of Object.values(monthly).flat()) Object.assign(point, { mean: 0, lo: null, hi: null });
    }
    const chart = whatChangedChart(alike)!;
    expect(chart.frame.title).toMatch(/about the same as under .* in every measure shown$/);
    const numbers = texts(await toSvg(chart)).filter((text) => /%.*\[/.test(text));
    expect(numbers).toEqual([]);
    expect(texts(await svgOf(byMonthChart(alike))).join(' ')).toContain('about the same');
  });

  it('keep every mark of what changed in the plot, and rows apart, however many variants and whatever their size', () => {
    for (const [document, size] of [
      [threeArms(), undefined],
      [withDifference('transferred', 10, 5_000, 4_900, 5_100), undefined],
      [manyArms(8), undefined],
      [manyArms(8), { width: 720, height: 720 }],
    ] as const) {
      const chart = whatChangedChart(document)!;
      const room = roomIn({ ...chart.frame, ...(size && { size }) });
      const { layer } = chart.fit(room) as unknown as { layer: Layer[] };
      const points = layer.filter(({ mark }) => mark.type === 'point').flatMap(({ data }) => data.values);
      expect(points.length).toBeGreaterThan(document.differences.length * 5);
      for (const { x } of points) expect(x).toBeLessThanOrEqual(room.width);
      const labels = layer.filter(({ mark }) => mark.type === 'text').flatMap(({ data }) => data.values);
      const rows = headlineRows(document).map(({ label }) => labels.find(({ text }) => text === label)!.y);
      rows.slice(1).forEach((y, i) => expect(y - rows[i]).toBeGreaterThan(12));
    }
  });

  it('end a range that goes on beyond the axis in an arrow, and no other', () => {
    const arrowsOf = (lo: number, hi: number): string[] => {
      const chart = whatChangedChart(withDifference('transferred', 10, (lo + hi) / 2, lo, hi))!;
      const { layer } = chart.fit(roomIn(chart.frame)) as unknown as { layer: Layer[] };
      const points = layer.filter(({ mark }) => mark.type === 'point').flatMap(({ data }) => data.values);
      return points.map(({ shape }) => String(shape)).filter((shape) => /^triangle-(left|right)$/.test(shape));
    };
    expect(arrowsOf(1, 19)).toEqual([]);
    expect(arrowsOf(1, 39)).toEqual(['triangle-right']);
    // The mean lies beyond, too.
    expect(arrowsOf(1, 59)).toEqual(['triangle-right', 'triangle-right']);
  });

  it('fill a bar with the people asked for, whoever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { minLength: 5, maxLength: 5 }), (counts) => {
        const document = comparison();
        const { asked = {} } = document.arms[0];
        Object.values(asked).forEach((estimate, i) => Object.assign(estimate, { mean: counts[i], lo: null, hi: null }));
        const shares = whereTheyGoChart(document)!.rows.filter(({ scenario }) => scenario === document.arms[0].label);
        const sum = shares.reduce((total, { share }) => total + Number(share), 0);
        expect(sum).toBeCloseTo(counts.some((count) => count > 0) ? 1 : 0, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('draw a variant only from the month before it parts', () => {
    const document = comparison();
    const change = document.differences[0].monthly['transferred'];
    const parting = change.findIndex(({ month }) => month === '2015-03');
    change.slice(0, parting).forEach((point) => Object.assign(point, { mean: 0, lo: null, hi: null }));
    const lines = drawnOf(byMonthChart(document, 'transferred')).layer.filter(({ mark }) => mark.type === 'line');
    const lengths = lines.map(({ data }) => data.values.length);
    expect(Math.max(...lengths)).toBe(change.length);
    expect(Math.min(...lengths)).toBe(change.length - parting + 1);
  });

  it('mark the days of changes inside the months shown: in words where they are few, else by number', async () => {
    const svg = texts(await svgOf(byMonthChart(shortSeries()))).join(' ');
    expect(svg).toContain('PEP forms');
    expect(svg).not.toContain('Discretion memo');
    const document = comparison();
    document.policy_dates = Array.from({ length: 9 }, (_, i) => ({ day: `2015-0${i + 1}-01`, text: `Rule ${i + 1}` }));
    const many = texts(await svgOf(byMonthChart(document)));
    expect(many.join(' ')).toContain('[9]\u00a01 Sep 2015: Rule 9.');
    expect(many).toEqual(expect.arrayContaining(['1', '9']));
  });

  it('show what was published over the line, each month or the mean of several', () => {
    const document = comparison();
    const plain = drawnOf(byMonthChart(document, 'requests')).layer.length;
    document.published = [
      { metric: 'requests', from: '2015-10', to: '2015-10', low: 7117, high: 7117 },
      { metric: 'requests', from: '2015-10', to: '2016-03', low: 7000, high: 7100 },
      { metric: 'transferred', from: '2015-10', to: '2015-10', low: 1, high: 2 },
    ];
    const chart = byMonthChart(document, 'requests')!;
    expect(drawnOf(chart).layer.length).toBe(plain + 3);
    expect(chart.frame.footer.join(' ')).toContain('Black: published');
  });

  it('draw few months as dots, since a line needs more', () => {
    const document = comparison();
    for (const { monthly } of [...document.arms, ...document.differences])
      for (const id of Object.keys(monthly)) monthly[id] = monthly[id].filter(({ month }) => month >= '2016-08');
    const marks = drawnOf(byMonthChart(document)).layer.map(({ mark }) => mark.type);
    expect(marks).toContain('point');
  });

  it('speak with one voice where there is one replication', async () => {
    for (const item of chartsOf(oneReplication())) {
      const all = texts(await toSvg(item)).join(' ');
      expect(all).toContain('One replication gives no range');
      expect(all, item.name).not.toMatch(/95%|[Bb]and\b|\[[+−]?[\d.,]+%?, |Filled|Holm/);
    }
  });

  it('keep every name within the page, however long', async () => {
    const document = threeArms();
    const names = document.arms.map(({ name }, i) => `${`${name}-and-more`.repeat(6).slice(0, 110)}${i}`);
    document.differences.forEach((difference, i) => Object.assign(difference, { from: names[0], to: names[i + 1] }));
    document.arms.forEach((arm, i) => (arm.name = names[i]));
    document.arms.forEach((arm, i) => (arm.label = names[i]));
    for (const item of chartsOf(document)) expect(await toSvg(item)).toMatch(/^<svg [^>]*width="960"/);
  });

  it('draw documents without months, and escape what a user wrote', async () => {
    const document = singleRun();
    document.arms[0].monthly = {};
    document.arms[0].label = 'A <b> & "c"';
    expect(byMonthChart(document)).toBeNull();
    expect(await svgOf(whereTheyGoChart(document))).toContain('A &lt;b&gt; &amp; &quot;c&quot;');
  });

  it('look as they did when last looked at', async () => {
    const document = shortSeries();
    for (const item of chartsOf(document))
      await expect(asLines(await toSvg(item))).toMatchFileSnapshot(`../snapshots/${item.name}.svg`);
  });

  it('do not depend on the time zone of the machine', async () => {
    const zone = process.env['TZ'];
    const drawn: string[] = [];
    for (const other of ['Pacific/Auckland', 'America/Los_Angeles', 'UTC']) {
      process.env['TZ'] = other;
      drawn.push(await svgOf(byMonthChart(shortSeries())));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(drawn).size).toBe(1);
  });

  it('give the same bytes twice, in every format', async () => {
    const [first, second] = [await chart(singleRun()), await chart(singleRun())];
    for (const name of ['where-they-go.svg', 'where-they-go.png', 'where-they-go.pdf', 'where-they-go.vl.json'])
      expect([...first.keys()]).toContain(name);
    for (const [name, content] of first)
      expect(Buffer.from(content).equals(Buffer.from(second.get(name)!)), name).toBe(true);
    expect((first.get('where-they-go.png') as Buffer).subarray(1, 4).toString()).toBe('PNG');
    expect((first.get('where-they-go.png') as Buffer).readUInt32BE(16)).toBe(1920);
    expect((first.get('where-they-go.pdf') as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('need no font: every text is outlines, unless Inter lacks a letter of it', async () => {
    const document = singleRun();
    expect(await toPicture(whereTheyGoChart(document)!)).not.toContain('<text');
    const pdf = (await toPdf(await toPicture(whereTheyGoChart(document)!), 'People')).toString('latin1');
    expect(pdf).not.toContain('/BaseFont');
    document.arms[0].label = '統計';
    expect(texts(await toPicture(whereTheyGoChart(document)!))).toEqual(expect.arrayContaining(['統計']));
  });

  it('set every letter where it was measured, at the size of its text', () => {
    const text = (anchor: string) =>
      `<svg xmlns="x"><desc></desc><text x="100" y="20" text-anchor="${anchor}" font-size="10" font-weight="600">A 1</text></svg>`;
    const placed = (anchor: string) => /translate\(([\d.]+),20\) scale\(([\d.]+),/.exec(outlined(text(anchor)))!;
    const width = textWidth('A 1', 10, 600);
    expect(Number(placed('start')[1])).toBe(100);
    expect(Number(placed('end')[1])).toBeCloseTo(100 - width, 4);
    expect(Number(placed('middle')[1])).toBeCloseTo(100 - width / 2, 4);
    expect(Number(placed('start')[2]) * 2048).toBeCloseTo(10, 1);
    expect(outlined(text('start')).match(/<use /g)).toHaveLength(2);
  });

  it('are vega-lite documents that hold their data, and say to a reader what they show', async () => {
    const [item] = chartsOf(comparison());
    const whole = JSON.parse(toVegaLite(item)!) as TopLevelSpec;
    expect(JSON.stringify(whole)).not.toContain('"url"');
    const warnings: unknown[] = [];
    const logger = { ...vega.logger(vega.Warn), warn: (...told: unknown[]) => warnings.push(told) } as never;
    const view = new vega.View(vega.parse(compile(whole, { logger }).spec), { renderer: 'none' });
    expect(await view.toSVG()).toContain(item.frame.title.slice(0, 20));
    expect(warnings).toEqual([]);
    expect(await toSvg(item)).toMatch(
      /^<svg [^>]*role="img" aria-label="[^"]{20,}"><title>[^<]{20,}<\/title><desc>[^<]{20,}</,
    );
  });

  it('have the shape asked for, and letters of the same size on it', async () => {
    for (const [width, height] of [
      [1600, 900],
      [1080, 1080],
      [700, 1200],
    ]) {
      const page = pageFor({ width, height });
      expect(page.width / page.height).toBeCloseTo(width / height, 2);
      expect((page.width * page.height) / (WIDE.width * WIDE.height)).toBeCloseTo(1, 2);
    }
  });
});

describe('measured text', () => {
  it('is what vega measures with: a new version may keep its measures elsewhere', async () => {
    expect(vega.version).toBe('6.4.0');
    const wide = async (label: string) => {
      const x = { field: 'x', type: 'quantitative' as const, axis: null };
      const y = { field: 'label', type: 'nominal' as const, axis: { title: null } };
      const spec: TopLevelSpec = { width: 900, data: { values: [{ label, x: 1 }] }, mark: 'bar', encoding: { x, y } };
      return Number(
        /width="(\d+)"/.exec(
          await toSvg({ name: 'x', spec, rows: [], frame: { title: '', subtitle: [], footer: [] } }),
        )![1],
      );
    };
    const [short, long] = ['A label longer', 'A label longer than another'];
    expect((await wide(long)) - (await wide(short))).toBeCloseTo(textWidth(long, 11) - textWidth(short, 11), -1);
  });

  it('is as wide as the letters of Inter', () => {
    expect(textWidth('61.1', 2048)).toBe(1270 + 833 + 590 + 833);
    expect(textWidth('Requests', 12, 600)).toBeGreaterThan(textWidth('Requests', 12));
  });

  it('breaks into lines no wider than asked for, and balances them', () => {
    const text = 'Under historical, 39% fewer people were handed over in jail than under secure-communities.';
    for (const line of wrap(text, 300, 20)) expect(textWidth(line, 20)).toBeLessThanOrEqual(300);
    expect(wrap(text, 300, 20).join(' ')).toBe(text);
    expect(balanced(text, 800, 20)).toHaveLength(wrap(text, 800, 20).length);
    const [first, last] = balanced(text, 800, 20).map((line) => textWidth(line, 20)) as [number, number];
    expect(last / first).toBeGreaterThan(0.7);
  });

  it('cuts with an ellipsis only what is too wide', () => {
    expect(fit('short', 200, 12)).toBe('short');
    expect(fit('a very long name of a scenario', 80, 12)).toMatch(/…$/);
    expect(textWidth(fit('a very long name of a scenario', 80, 12), 12)).toBeLessThanOrEqual(80);
  });
});

describe('the flow of outcomes', () => {
  const document = comparison();
  const [difference] = document.differences;
  const drawn = flowChart(document, difference)!;

  it('draws each change of outcome once, and leaves out what stays', () => {
    const changed = difference.flips.filter(({ from, to }) => from !== to);
    expect(drawn.drawing.match(/<path /g)).toHaveLength(changed.length);
    expect(drawn.frame.title).toMatch(
      / of [\d,]+ jail stays end otherwise under What was in force.* than under Secure Communities goes on.*$/,
    );
  });

  it('is left out where nobody ends otherwise', () => {
    const flips = difference.flips.filter(({ from, to }) => from === to);
    for (const none of [[], flips, difference.flips.map((flip) => ({ ...flip, mean: 0, lo: 0, hi: 0 }))])
      expect(flowChart(document, { ...difference, flips: none })).toBeNull();
  });

  it('has the sums of its ribbons beside its outcomes', async () => {
    const all = texts(await toSvg(drawn)).join('|');
    const lost = difference.flips.filter(({ from, to }) => from === 'declined' && to !== 'declined');
    expect(all).toContain(
      `Jail declined  ${Math.round(lost.reduce((sum, { mean }) => sum + mean, 0)).toLocaleString('en-US')}`,
    );
  });

  it('looks as it did', async () => {
    await expect(asLines(await toSvg(drawn))).toMatchFileSnapshot('../snapshots/flow.svg');
  });
});

describe('a map', () => {
  it('has three steps on each side of zero, round and rising', () => {
    expect(breaks([0, 1, 3, 7, 12, 30, 80, 160, 800])).toEqual([20, 100, 500]);
    expect(breaks([2, 2, 2])).toEqual([2, 5, 10]);
    expect(breaks([])).toEqual([1, 2, 5]);
  });

  const drawn = (places: readonly object[]) => {
    const document = comparison();
    return toSvg(mapChart(document, document.differences[0], { metric: 'transferred', places } as never));
  };
  const painted = (svg: string, color: string) => svg.split(`fill="${color}"`).length - 1;

  it('colours every county that is known by its own figure', async () => {
    const svg = await drawn([
      placeWith('06037', -900),
      placeWith('48201', 60),
      placeWith('12086', 60),
      placeWith('36061', 0),
      placeWith('ST-CA-LOS', 12),
    ]);
    // Each colour once in the legend too.
    expect(['#94c89e', '#dbc8ea', '#f4f5f6'].map((color) => painted(svg, color))).toEqual([2, 3, 2]);
    expect(painted(svg, '#6d398e')).toBe(1);
    expect(texts(svg).join(' ')).toContain('Prisons are not drawn: +12.');
    expect(texts(svg).join(' ')).toContain('In 4 of 5 places');
  });

  it('gives counties that another jail serves the colour of that one', async () => {
    const svg = await drawn([{ ...placeWith('36061', -900), serves: ['36005', '36047', '36081', '36085'] }]);
    expect(painted(svg, '#94c89e') + painted(svg, '#cfe9d4') + painted(svg, '#549463')).toBe(3 + 5);
  });

  it('shows the states of its places and no other, as large as the page has room', async () => {
    const counties = (svg: string) => svg.split('stroke="#8a9096"').length - 1;
    const [delaware, both] = [
      await drawn([placeWith('10001', 5)]),
      await drawn([placeWith('10001', 5), placeWith('44001', 5)]),
    ];
    expect(counties(delaware)).toBe(3);
    expect(counties(both)).toBe(3 + 5);
    for (const svg of [delaware, both]) expect(svg).toMatch(/^<svg [^>]*width="960"/);
  });
});

describe('a waterfall', () => {
  it('leads from the baseline to the variant, share by share', async () => {
    const drawn = waterfallChart(explanation(), 'transferred')!;
    const { values } = (drawn.spec as unknown as { data: { values: { start: number; end: number }[] } }).data;
    expect(values.map(({ start, end }) => [start, end])).toEqual([
      [1000, 1000],
      [1000, 900],
      [900, 600],
      [600, 605],
      [605, 605],
    ]);
    expect(drawn.frame.title).toMatch(
      /under What is instead, compared with What was; 76% of it because Provision 2 in words$/,
    );
    await expect(asLines(await toSvg(drawn))).toMatchFileSnapshot('../snapshots/waterfall.svg');
  });
});
