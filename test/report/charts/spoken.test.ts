/** Every picture says its finding and its numbers to whoever does not see it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { refusalChart } from '../../../src/report/charts/kinds/refusal.ts';
import type { KindName } from '../../../src/report/charts/names.ts';
import { spoken } from '../../../src/report/charts/spoken.ts';
import { chartsOf, kindsOf } from '../../../src/report/documents.ts';
import { fitted } from '../fit-fixture.ts';
import { FIXTURES } from '../odd-documents.ts';
import { refusals } from './refusal-fixture.ts';

const { draws } = fitted();
const figuresIn = (text: string): string[] => text.match(/[$+\u2212]?\d[\d,.]*[%KMB]?/g) ?? [];
const described = (svg: string): string => /<desc>([^<]*)<\/desc>/.exec(svg)?.[1] ?? '';

/** Charts that speak in their own words elsewhere. */
const APART: readonly KindName[] = ['what-changed', 'where-they-go', 'by-month', 'all-measures'];

describe('what a picture says to whoever does not see it', () => {
  const cases = Object.entries(FIXTURES).flatMap(([name, document]) =>
    kindsOf(document)
      .filter((kind) => !APART.includes(kind))
      .flatMap((kind) => chartsOf(document, { kinds: [kind], draws }).map((one) => ({ name, kind, one }))),
  );

  it('is asked of every kind', () => {
    expect(new Set(cases.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
  });

  it.each(cases)('has its numbers: $one.name of $name', async ({ one }) => {
    const svg = await toSvg(one);
    const said = described(svg);
    const drawn = new Set(figuresIn(svg.replace(/<desc>.*<\/desc>/s, '').replaceAll(/<[^>]*>/g, ' ')));
    const figures = figuresIn(said);
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain('<title>');
    expect(figures.length, said).toBeGreaterThanOrEqual(3);
    expect(figures.filter((figure) => drawn.has(figure)).length, said).toBeGreaterThanOrEqual(2);
    expect(said).not.toMatch(/undefined|NaN|null|\bHolm\b|quantile|logit|\.ya?ml|\.csv/);
  });

  it('has the numbers of refusal against custody', () => {
    const { alt, title } = refusalChart(refusals(), FIXTURES['run'] as never).frame;
    expect(title).toBe(
      'Of people a jail declined to hand over 30% were taken in the end, of others 65%; on record 10% and 40%',
    );
    expect(alt).toContain(
      'tie between the two on record, from \u22121 to 1: \u22120.05 [\u22120.25, 0.15]; in truth: 0.71 [0.60, 0.80]',
    );
  });

  it('is one sentence after another, and counts what is too much to listen to', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 40 }), (items) => {
        const said = spoken('The finding.', items);
        expect(said.startsWith('The finding. ')).toBe(true);
        expect(said.endsWith('.')).toBe(true);
        expect(said.includes(`and ${items.length - 15} more.`)).toBe(items.length > 15);
      }),
    );
  });
});
