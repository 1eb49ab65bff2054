/** Briefings as PDF: tagged, with embedded fonts and text that can be selected, and no page that runs over. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/report/charts/drawing/fonts.ts';
import { inBriefingFormat } from '../../../src/report/briefing/writers/write.ts';
import { freshFolder } from '../../cli/handoff.ts';
import { manyArms } from '../fixture.ts';
import { briefed } from './fixture.ts';

const here = freshFolder();
const path = join(here, 'briefing.pdf');
const document = manyArms(3);
const asked = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

beforeAll(async () => writeFileSync(path, await inBriefingFormat(await briefed(document), 'pdf')));

describe('a briefing as PDF', () => {
  it('embeds its fonts, is tagged and says its title', () => {
    const fonts = asked('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/Inter.* yes yes yes /);
    expect(asked('pdfinfo', path)).toMatch(/Title: +What changes\?[^]*Tagged: +yes/);
    for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'Figure'])
      expect(asked('pdfinfo', '-struct', path)).toContain(tag);
  });

  it('has every text as text, in the order of the sections', async () => {
    const words = (text: string) => text.replaceAll(/[\s\u00A0\u2060]+/g, '');
    const whole = words(asked('pdftotext', '-raw', path, '-'));
    const { sections } = await briefed(document);
    let place = 0;
    for (const { title } of sections) {
      place = whole.indexOf(words(title), place + 1);
      expect(place, title).toBeGreaterThan(0);
    }
    const items = sections.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'list' ? one.items : [])));
    expect(items.length).toBeGreaterThan(10);
    // A page may end in one of them: then its footer stands in between.
    const missing = items.filter((text) => !whole.includes(words(text)));
    expect(missing.length).toBeLessThanOrEqual(2);
  });

  it('keeps the point of a number apart from its digits: no kerning', () => {
    const boxes = asked('pdftotext', '-bbox', path, '-');
    const words = [
      ...boxes.matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([\d.]+)</g),
    ];
    const numbers = words.filter(([, , , word]) => /^\d+\.1\d*$/.test(word));
    expect(numbers.length).toBeGreaterThan(5);
    for (const [, left, right, word] of numbers) {
      const sizes = [400, 600].map((weight) => (Number(right) - Number(left)) / textWidth(word, 1, weight));
      const near = sizes.flatMap((size) => [7, 8, 8.5, 9.5, 11.5].map((known) => Math.abs(size - known)));
      expect(Math.min(...near), word).toBeLessThan(0.03);
    }
  });

  it('writes nothing beyond the edges of a page', () => {
    const boxes = asked('pdftotext', '-bbox', path, '-');
    const words = [...boxes.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/g)];
    expect(words.length).toBeGreaterThan(1000);
    for (const [, left, top, right, bottom] of words) {
      expect(Number(left)).toBeGreaterThan(40);
      expect(Number(right)).toBeLessThan(612 - 40);
      expect(Number(top)).toBeGreaterThan(30);
      expect(Number(bottom)).toBeLessThan(792 - 20);
    }
  });
});
