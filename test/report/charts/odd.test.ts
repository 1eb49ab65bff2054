/** Charts of documents that no fixture is: each is drawn, or left out, and never ends in an error or in nonsense. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draws } from '../../../src/analysis/calibration/posterior.ts';
import { chartsOf, formOf, kindsOf, textOf, type Document } from '../../../src/report/documents.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { FIXTURES, odd, STRAINS, strained } from '../odd-documents.ts';
import { fitted } from '../fit-fixture.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
const DRAWS: Draws = fitted().draws;

/** Without HANDOFF_ALL: what once failed, and a name or two. */
const FEW =
  /^(all figures (0|1e-300|100000000000000)|figures null|no (flips|requests|ridges)|one of patterns|named (🦜|a+$))/u;

/** What a picture must not hold: in a place, a size or a text. */
const NONSENSE = /NaN|Infinity|undefined|\[object|function/;

async function mustBeDrawn(document: Document, draws: Draws): Promise<void> {
  for (const chart of chartsOf(document, { kinds: kindsOf(document), draws })) {
    const svg = await toSvg(chart);
    expect(NONSENSE.exec(svg)?.[0], chart.name).toBeUndefined();
    expect(svg, chart.name).toMatch(/^<svg [^>]*width="\d+" height="\d+"/);
  }
  expect(NONSENSE.exec(textOf(document))?.[0]).toBeUndefined();
}

const isWhole = (document: Document): boolean => formOf(document)!.safeParse(document).success;

describe('charts of odd documents', () => {
  it.each(Object.keys(FIXTURES))(
    '%s, with each strain alone',
    async (name) => {
      const failed: string[] = [];
      const before = JSON.stringify(FIXTURES[name]);
      for (const strain of ALL ? STRAINS : STRAINS.filter((each) => FEW.test(each.name))) {
        const document = strained(FIXTURES[name], strain);
        if (JSON.stringify(document) === before) continue;
        await mustBeDrawn(document, DRAWS).catch((cause: unknown) => failed.push(`${strain.name}: ${String(cause)}`));
      }
      expect(failed).toEqual([]);
    },
    3_600_000,
  );

  // Once drawn as a circle whose radius is not a number.
  it('records of fewer requests than none, where shares are shares', async () => {
    const strains = STRAINS.filter(({ name }) => name === 'figures negative' || name === 'half of shares');
    expect(strains).toHaveLength(2);
    for (const order of [strains, strains.toReversed()])
      await mustBeDrawn(order.reduce(strained, FIXTURES['records']), DRAWS);
  });

  it('with several strains', async () => {
    await fc.assert(
      fc.asyncProperty(odd, async ({ make }) => {
        const { document, draws } = make();
        fc.pre(isWhole(document));
        await mustBeDrawn(document, draws);
      }),
      { numRuns: ALL ? 2000 : 25 },
    );
  }, 3_600_000);
});
