/** Slides: nothing below their end, no announcement and no last row alone, everything in its order. */
import { describe, expect, it } from 'vitest';
import type { Block, Section } from '../../../src/report/briefing/model.ts';
import { paragraph, picture, table } from '../../../src/report/briefing/model.ts';
import { BODY, type Page, pagesOf } from '../../../src/report/briefing/writers/slides.ts';

const sectionOf = (...blocks: readonly Block[][]): Section => ({
  id: 'a',
  title: 'A',
  level: 2,
  blocks: blocks.flat(),
});
const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => [`Row ${i}`, `${i}`]);
const tableOf = (count: number) => table({ caption: 'Figures', heads: ['', 'Figure'], rows: rowsOf(count) });

const partsOf = (page: Page) => (page.kind === 'parts' ? page.parts : []);
const tablesOf = (page: Page) => partsOf(page).flatMap((part) => (part.kind === 'table' ? [part.table] : []));
const wordsOf = (page: Page) =>
  partsOf(page).flatMap((part) =>
    part.kind === 'texts' ? part.texts.map((text) => ('text' in text ? text.text : text.items.join())) : [],
  );

describe('the slides of a section', () => {
  it('have a sentence and short tables together, each below the one before', () => {
    const pages = pagesOf(sectionOf(paragraph('A sentence.'), tableOf(3), paragraph('A note.', 'note'), tableOf(2)));
    expect(pages).toHaveLength(1);
    const parts = partsOf(pages[0]);
    expect(parts.map(({ kind }) => kind)).toEqual(['texts', 'table', 'texts', 'table']);
    for (const [i, { top }] of parts.entries())
      if (i > 0) expect(top).toBeGreaterThanOrEqual(parts[i - 1].top + parts[i - 1].height);
  });

  it('have all rows of a table, with the head again and none alone, however many', () => {
    for (let count = 2; count < 60; count += 1) {
      const pages = pagesOf(sectionOf(paragraph('Before.'), tableOf(count), paragraph('A note. '.repeat(20), 'note')));
      const tables = pages.flatMap(tablesOf);
      expect(tables.flatMap(({ rows }) => rows)).toEqual(rowsOf(count));
      for (const { heads, rows } of tables)
        expect([count, heads, rows.length > 1]).toEqual([count, ['', 'Figure'], true]);
      for (const part of pages.flatMap(partsOf)) expect(part.top + part.height).toBeLessThanOrEqual(BODY);
      const last = pages.at(-1)!;
      expect([tablesOf(last).length, wordsOf(last).at(-1)]).toEqual([1, expect.stringContaining('A note.')]);
    }
  });

  it('keep what ends in a colon with what it announces', () => {
    for (let before = 1; before < 40; before += 1) {
      const filling = Array.from({ length: before }, () => paragraph('A line.')).flat();
      const pages = pagesOf(sectionOf(filling, paragraph('Under the law:'), paragraph('it may not. '.repeat(30))));
      for (const page of pages) expect(wordsOf(page).at(-1)).not.toBe('Under the law:');
    }
  });

  it('have a wide drawing, and leave a high one to pages', () => {
    const drawing = { name: 'a', title: 'A', alt: 'A', svg: '<svg/>', width: 900 };
    const kinds = (height: number) => pagesOf(sectionOf(picture({ ...drawing, height }))).map(({ kind }) => kind);
    expect([kinds(500), kinds(1500)]).toEqual([['picture'], []]);
  });
});
