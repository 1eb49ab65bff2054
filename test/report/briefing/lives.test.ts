/** One person's two lives as a page: what it says, and how it does in a browser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { livesPage } from '../../../src/report/briefing/lives.ts';
import { toHtml } from '../../../src/report/briefing/writers/html.ts';
import { toMarkdown } from '../../../src/report/briefing/writers/markdown.ts';
import { freshFolder } from '../../cli/handoff.ts';
import { comparison } from '../fixture.ts';
import { traced } from '../trace-fixture.ts';
import { axeFindings, openBrowser, openPage } from './browser.ts';
import { bundleOf, textsOf } from './fixture.ts';

const here = freshFolder();
const { manifest } = bundleOf(comparison());
const document = traced();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  writeFileSync(join(here, 'lives.html'), toHtml(await livesPage(document, manifest)));
});
afterAll(() => browser?.close());

describe('the page of two lives', () => {
  it('tells every step of both, where they part, and the rules that decided', async () => {
    const texts = textsOf(await livesPage(document, manifest))
      .join('\n')
      .toLowerCase();
    for (const { episodes } of document.arms)
      for (const { steps } of episodes) for (const { text } of steps) expect(texts).toContain(text.toLowerCase());
    for (const { text, source } of document.parts!.rules.flat()) {
      expect(texts).toContain(text.toLowerCase());
      expect(texts).toContain(source.toLowerCase());
    }
    expect(texts).toContain(document.parts!.text.toLowerCase());
  });

  it('says where lives never part', async () => {
    const [a] = document.arms;
    const alike = { ...document, arms: [a, { ...a, name: 'other' }], parts: null };
    const { sections } = await livesPage(alike, manifest);
    expect(sections[0].title).toBe('The lives never part');
    const captions = sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.table.caption : []))); // prettier-ignore
    expect(captions.slice(0, 2)).toEqual(['The same under both', 'In all']);
  });

  it.each([
    ['phone', 'light'],
    ['desktop', 'dark'],
  ] as const)('on a %s, %s: is accessible, silent, and fetches nothing', async (screen, scheme) => {
    const { page, complaints, requests } = await openPage(browser, join(here, 'lives.html'), screen, scheme);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  });
});

describe('Markdown', () => {
  it('escapes what it would read as marks, and keeps each table in columns', () => {
    const rows = [
      ['a|b', '*1*'],
      ['– c', '<2>'],
    ];
    const table = { caption: 'T_1', heads: ['', 'x'], rows };
    const sections = [{ id: 's', title: 'S', level: 2 as const, blocks: [{ kind: 'table' as const, table }] }];
    const text = toMarkdown({ title: 'A # B', subtitle: '', origin: 'end', sections });
    expect(text.split('\n')).toEqual([
      String.raw`# A \# B`, '', '', '', '## S', '', String.raw`*T\_1*`, '', '|  | x |', '| :-- | --: |',
      String.raw`| **a\|b** | \*1\* |`, String.raw`| – c | \<2\> |`, '', 'end', '',
    ]); // prettier-ignore
  });
});
