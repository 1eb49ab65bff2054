/** What a briefing says: all that it promises, nothing that its bundle does not say, and no word that takes a side. */
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { robustness } from '../../../src/report/briefing/robustness.ts';
import { citation } from '../../../src/report/briefing/repeat.ts';
import { levels, twoDigits } from '../../../src/report/words/numbers.ts';
import { inBriefingFormat } from '../../../src/report/briefing/writers/write.ts';
import { BRIEFING_FORMATS } from '../../../src/report/briefing/formats.ts';
import { comparison, singleRun, threeArms } from '../fixture.ts';
import { briefed, bundleOf, DOCUMENTS, textsOf } from './fixture.ts';

const idsOf = async (document: RunDocument) => (await briefed(document)).sections.map(({ id }) => id);

/** Words by which a text would judge rather than tell. */
const SIDES =
  /\b(alarming|bad|better|concerning|criminals?|cruel|dangerous|dramatic(ally)?|effective|fails?|failed|failure|good|great|harsh|humane|ideal|illegals?|improve[sd]?|improvement|lenient|massive|only just|radical|safer?|sanctuary|shocking|success(ful)?|tough(er)?|unfortunately|wasted?|weak(er)?|worse|worst case|worrying)\b/i;

describe('a briefing', () => {
  it('has the question, the answer, findings, costs, doubts, misses, assumptions and how to repeat it, in this order', async () => {
    const ids = await idsOf(comparison());
    const order = ['answer', 'compared', 'findings', 'costs', 'uncertain', 'misses', 'assumptions', 'repeat', 'inputs'];
    expect(ids.filter((id) => order.includes(id))).toEqual(order);
    expect(ids.at(-1)).toBe('inputs');
    expect((await briefed(comparison())).title).toMatch(/^What changes\? /);
    expect((await briefed(singleRun())).title).toMatch(/^What happens\? /);
  });

  it.each(Object.keys(DOCUMENTS))('answers in at most three sentences, with ranges: %s', async (name) => {
    const { sections } = await briefed(DOCUMENTS[name]());
    const [first] = sections[0].blocks;
    const items = first.kind === 'list' ? first.items : [];
    expect(items.length).toBeGreaterThan(0);
    expect(items.length).toBeLessThanOrEqual(3);
    if (name !== 'one replication') expect(items.join(' ')).toMatch(/\[[^\]]+, [^\]]+\]/);
  });

  it('has a chart and a line of robustness for every finding', async () => {
    const document = comparison();
    const { sections } = await briefed(document);
    const findings = sections.filter(({ level, id }) => level === 3 && id !== 'where-they-go');
    expect(findings.length).toBeGreaterThan(1);
    for (const { id, blocks } of findings) {
      const byMonth = document.arms[0].monthly[id.replaceAll('-', '_')] !== undefined;
      expect(blocks.some(({ kind }) => kind === 'picture')).toBe(byMonth);
      const told = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
      expect(told.join(' ')).toMatch(/Same sign (in \d+ of \d+ draws|not counted)/);
    }
  });

  it('gives each picture its finding and its numbers in words', async () => {
    for (const make of Object.values(DOCUMENTS)) {
      const pictures = (await briefed(make())).sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : [])),
      );
      expect(pictures.length).toBeGreaterThan(1);
      for (const { alt, title } of pictures) {
        expect(alt.startsWith(title.replace(/\.$/, ''))).toBe(true);
        expect(alt.slice(title.length)).toMatch(/\d/);
      }
    }
  });

  it('shows the levels of the document with their own ranges', async () => {
    const document = comparison();
    const { sections } = await briefed(document);
    const rows = sections.flatMap(({ blocks }) =>
      blocks.flatMap((one) => (one.kind === 'table' ? one.table.rows : [])),
    );
    const row = rows.find(([head]) => head === 'Handed over in jail')!;
    const { transferred } = document.arms[0].metrics;
    const write = levels(twoDigits(transferred), 'count');
    const range = `[${write(transferred.lo)},\u00a0${write(transferred.hi)}]`;
    expect(row[1]).toBe(`${write(transferred.mean)} ${range}`);
  });

  it.each(Object.keys(DOCUMENTS))('takes no side: %s', async (name) => {
    const texts = textsOf(await briefed(DOCUMENTS[name]()));
    // What single inputs rest on are words of others.
    const own = texts.slice(
      0,
      texts.findIndex((text) => text.startsWith('Assumptions in full')),
    );
    expect(own.length).toBeGreaterThan(30);
    expect(own.filter((text) => SIDES.test(text))).toEqual([]);
    expect(SIDES.test('a worrying rise')).toBe(true);
  });

  it('cites scenarios, seed, version and result by their fingerprints', () => {
    const document = comparison();
    const { manifest } = bundleOf(document);
    const cited = citation(document, manifest);
    for (const { scenario } of document.arms) expect(cited).toContain(scenario.slice(0, 12));
    expect(cited).toContain(document.handoff);
    expect(cited).toContain(`seed "${document.seed}"`);
    expect(cited).toContain(manifest.outputs['summary.json'].slice(0, 12));
  });

  it('quotes a command as a shell takes it', async () => {
    expect(textsOf(await briefed(comparison()))).toContain(String.raw`handoff compare 'a b' 'it'\''s'`);
  });

  it('is told without scenarios that this version cannot read', async () => {
    const bundle = bundleOf(threeArms());
    const { briefingOf } = await import('../../../src/report/briefing/briefing.ts');
    const { world } = await import('./fixture.ts');
    const broken = { ...bundle, scenarios: { [bundle.document.arms[0].name]: 'handoff: 99\n' } };
    expect(textsOf(await briefingOf(broken, world)).join('\n')).toContain('cannot read');
  });

  it.each(BRIEFING_FORMATS)('is the same to the byte each time: %s', async (format) => {
    const [a, b] = await Promise.all([0, 1].map(async () => inBriefingFormat(await briefed(comparison()), format)));
    expect(Buffer.compare(Buffer.from(a), Buffer.from(b))).toBe(0);
  });
});

describe('robustness', () => {
  const document = comparison();
  const [difference] = document.differences;
  const change = (more: object) => ({
    ...difference,
    metrics: { ...difference.metrics, cost_total: { ...difference.metrics['cost_total'], mean: 5, ...more } },
  });
  const book = (mean: number) => ({ cost_total: { ...difference.metrics['cost_total'], mean } });

  it('counts draws with the sign of the mean', () => {
    expect(robustness({ ...document, draws: 20 }, change({ same_sign: 0.95 }), 'cost_total')).toMatch(
      /in 19 of 20 draws/,
    );
    expect(robustness({ ...document, draws: 20 }, change({ same_sign: 0.5, draws: 8 }), 'cost_total')).toMatch(
      /4 of 8/,
    );
    expect(robustness(document, change({ same_sign: null }), 'cost_total')).toMatch(/not counted/);
  });

  it('counts books that price it alike as one way', () => {
    const books = { a: book(1), b: book(2), c: book(-3) };
    const conclusion = {
      metric: 'cost_total',
      verdict: 'flips' as const,
      more: ['a', 'b'],
      less: ['c'],
      unclear: [],
      untold: [],
    };
    const told = (alike: string[][]) =>
      robustness(document, { ...change({}), cost_books: books, conclusions: [{ ...conclusion, alike }] }, 'cost_total');
    expect(told([['a', 'b'], ['c']])).toMatch(/in 1 of the 2 ways/);
    expect(told([['a'], ['b'], ['c']])).toMatch(/in 2 of the 3 ways/);
  });

  it('says where no price bears on a finding, or only one was asked for', () => {
    expect(robustness(document, difference, 'transferred')).toMatch(/no price bears on it/);
    expect(robustness(document, { ...change({}), cost_books: undefined }, 'cost_total')).toMatch(/--cost-book all/);
  });
});
