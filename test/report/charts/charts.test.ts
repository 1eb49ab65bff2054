import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { chart, chartsOf } from '../../../src/report/documents.ts';
import { differencesChart } from '../../../src/report/charts/kinds/differences.ts';
import { toPdf, toPicture, toSvg, toVegaLite } from '../../../src/report/charts/drawing/draw.ts';
import { balanced, fit, textWidth, wrap } from '../../../src/report/charts/drawing/fonts.ts';
import { outlined } from '../../../src/report/charts/drawing/outlines.ts';
import { pageFor, WIDE } from '../../../src/report/charts/drawing/sizes.ts';
import { flowChart } from '../../../src/report/charts/kinds/flow.ts';
import { funnelChart } from '../../../src/report/charts/kinds/funnel.ts';
import { breaks, mapChart } from '../../../src/report/charts/kinds/map.ts';
import { monthlyChart } from '../../../src/report/charts/kinds/monthly.ts';
import { waterfallChart } from '../../../src/report/charts/kinds/waterfall.ts';
import { asLines } from '../as-lines.ts';
import { explanation } from '../explanation-fixture.ts';
import { comparison, oneReplication, singleRun, threeArms, withDifference } from '../fixture.ts';
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

describe('charts', () => {
  it('are a funnel, months and differences; a run has no differences; each variant has its own', () => {
    const names = (document: RunDocument) => chartsOf(document).map(({ name }) => name);
    expect(names(comparison())).toEqual(['funnel', 'monthly', 'differences']);
    expect(names(singleRun())).toEqual(['funnel', 'monthly']);
    expect(names(threeArms())).toEqual([
      'funnel',
      'monthly',
      'differences.historical',
      'differences.holds-barred-everywhere',
    ]);
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

  it('name both arms, coverage, period, replications, seed, intervals and assumptions', async () => {
    for (const item of chartsOf(comparison())) {
      const all = texts(await toSvg(item)).join(' ');
      for (const part of [
        'secure-communities: Secure Communities goes on',
        'historical: What was in force',
        'The United States, Jul 2015 to Sep 2016',
        '20 replications, seed &quot;handoff&quot;',
        'chance only; 31 uncertain parameters held at their median',
        'Handoff 0.1.0',
        'synthetic people',
        'assumptions: 48 of 112 parameters assumed',
      ])
        expect(all).toContain(part);
    }
  });

  it('state the finding, or that there is none', () => {
    const title = (document: RunDocument) => funnelChart(document).frame.title;
    expect(title(comparison())).toMatch(/: 39\.3% \[39\.2, 39\.4\] fewer people/);
    expect(title(withDifference('transferred', 100, 1, -3, 5))).toContain('no clear difference');
    expect(title(singleRun())).toBe(
      'Under historical, ICE lodged 105,810 requests and 97,300 people were handed over in jail, Jul 2015 to Sep 2016.',
    );
    expect(differencesChart(oneReplication(), oneReplication().differences[0]).frame.title).toContain(
      'one replication gives no interval',
    );
  });

  it('write the numbers beside the marks', async () => {
    const funnel = texts(await toSvg(funnelChart(comparison())));
    expect(funnel).toContain('702,200');
    expect(funnel).toContain('[701,800, 702,500]');
    const document = comparison();
    const differences = texts(await toSvg(differencesChart(document, document.differences[0])));
    expect(differences).toContain('−63,000 [−63,300, −62,700]');
    expect(differences).toContain('−39.3% [−39.4%, −39.2%]');
  });

  it('keep a difference far beyond the baseline at the edge, as an arrow', async () => {
    const document = withDifference('detainers', 10, 5_000, 4_900, 5_100);
    const { spec } = differencesChart(document, document.differences[0]);
    const values = (spec as unknown as { data: { values: { label: string; mean: number; beyond: boolean }[] } }).data
      .values;
    const row = values.find(({ label }) => label === 'Detainers')!;
    expect(row.beyond).toBe(true);
    expect(row.mean).toBeLessThanOrEqual(200);
    expect(await toSvg(differencesChart(document, document.differences[0]))).toContain('+50,000%');
  });

  it('place the labels of policy dates without overlap, and only those inside the months shown', async () => {
    const svg = await toSvg(monthlyChart(shortSeries()));
    expect(texts(svg)).toContain('PEP forms');
    expect(texts(svg)).not.toContain('Discretion memo');
  });

  it('draw one to three months as dots, since a line needs more', async () => {
    const marks = async (from: string, document: RunDocument) => {
      for (const { monthly } of document.arms)
        for (const id of Object.keys(monthly)) monthly[id] = monthly[id].filter(({ month }) => month >= from);
      const svg = await toSvg(monthlyChart(document));
      const footer = texts(svg).find((text) => /^(Dots|Lines)/.test(text))!;
      return [svg.includes('role="graphics-symbol" aria-roledescription="line mark'), svg, footer] as const;
    };
    const [lineOfOne, one, dots] = await marks('2016-09', comparison());
    expect(lineOfOne).toBe(false);
    expect(one).toContain('symbol mark container');
    expect(dots).toMatch(/^Dots: means over the runs; strokes: 95% intervals/);
    expect(texts(one)).toContain('Sep 2016');
    const [, many, lines] = await marks('2016-06', comparison());
    expect(many).not.toContain('symbol mark container');
    expect(lines).toMatch(/^Lines: .*; bands: 95% intervals, each month for itself, cut at zero/);
  });

  it('have a scale where all counts are zero', async () => {
    const document = comparison();
    for (const point of document.arms.flatMap(({ monthly }) => Object.values(monthly).flat()))
      Object.assign(point, { mean: 0, lo: 0, hi: 0 });
    const drawn = monthlyChart(document);
    const numbers = texts(await toSvg(drawn)).filter((text) => /^\D?\d$/.test(text));
    expect(numbers).toEqual(['0', '1', '0', '1', '0', '1']);
  });

  it('speak with one voice where there is one replication', async () => {
    for (const item of chartsOf(oneReplication())) {
      const all = texts(await toSvg(item)).join(' ');
      expect(all).toContain('One replication, so no intervals; 31 uncertain parameters held at their median');
      expect(all).not.toMatch(/95%|bands|\[|Filled|Holm|[Mm]eans? over/);
    }
  });

  it('keep every name within the page, however long', async () => {
    const document = threeArms();
    const names = document.arms.map(({ name }, i) => `${`${name}-and-more`.repeat(6).slice(0, 110)}${i}`);
    document.differences.forEach((difference, i) => Object.assign(difference, { from: names[0], to: names[i + 1] }));
    document.arms.forEach((arm, i) => (arm.name = names[i]));
    for (const item of chartsOf(document)) expect(await toSvg(item)).toMatch(/^<svg [^>]*width="960"/);
  });

  it('draw documents without months, and escape what a user wrote', async () => {
    const document = singleRun();
    document.arms[0].monthly = {};
    document.arms[0].title = 'A <b> & "c"';
    expect(await toSvg(monthlyChart(document))).toContain('A &lt;b&gt; &amp; &quot;c&quot;');
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
      drawn.push(await toSvg(monthlyChart(shortSeries())));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(drawn).size).toBe(1);
  });

  it('give the same bytes twice, in every format', async () => {
    const [first, second] = [await chart(singleRun()), await chart(singleRun())];
    for (const name of ['funnel.svg', 'funnel.png', 'funnel.pdf', 'funnel.vl.json'])
      expect([...first.keys()]).toContain(name);
    for (const [name, content] of first)
      expect(Buffer.from(content).equals(Buffer.from(second.get(name)!)), name).toBe(true);
    expect((first.get('funnel.png') as Buffer).subarray(1, 4).toString()).toBe('PNG');
    expect((first.get('funnel.png') as Buffer).readUInt32BE(16)).toBe(1920);
    expect((first.get('funnel.pdf') as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('need no font: every text is outlines, unless Inter lacks a letter of it', async () => {
    const document = singleRun();
    expect(await toPicture(funnelChart(document))).not.toContain('<text');
    const pdf = (await toPdf(await toPicture(funnelChart(document)), 'Funnel')).toString('latin1');
    expect(pdf).not.toContain('/BaseFont');
    document.arms[0].name = '統計';
    expect(texts(await toPicture(funnelChart(document)))).toEqual(expect.arrayContaining(['統計']));
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
        /width="(\d+)"/.exec(await toSvg({ name: 'x', spec, frame: { title: '', subtitle: [], footer: [] } }))![1],
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
      / of [\d,]+ episodes end otherwise under historical than under secure-communities$/,
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
      `Ended: jail declined  ${Math.round(lost.reduce((sum, { mean }) => sum + mean, 0)).toLocaleString('en-US')}`,
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
