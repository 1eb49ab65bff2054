/** The briefing as a page in a real browser: on a phone and a desktop, light and dark, on paper. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHtml } from '../../../src/report/briefing/writers/html.ts';
import { freshFolder } from '../../cli/handoff.ts';
import { comparison, manyArms, singleRun } from '../fixture.ts';
import { axeFindings, openBrowser, openPage } from './browser.ts';
import { briefed } from './fixture.ts';

const here = freshFolder();
const ALL = process.env['HANDOFF_ALL'] === '1';
const PAGES = { comparison, run: singleRun, 'four arms': () => manyArms(3) };
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  for (const [name, make] of Object.entries(PAGES))
    writeFileSync(join(here, `${name}.html`), toHtml(await briefed(make())));
});
afterAll(() => browser?.close());

const looks = Object.keys(PAGES).flatMap((name) =>
  (['phone', 'desktop'] as const).flatMap((screen) =>
    (['light', 'dark'] as const).map((scheme) => ({ name, screen, scheme })),
  ),
);
/** The page of a comparison in every look, the others in the two that share neither screen nor colours. */
const SOME = looks.filter(
  ({ name, screen, scheme }) => name === 'comparison' || (screen === 'phone') === (scheme === 'light'),
);

describe('the page of a briefing', () => {
  it.each(ALL ? looks : SOME)(
    '$name, $screen, $scheme: is accessible, silent, and fetches nothing',
    async ({ name, screen, scheme }) => {
      const { page, complaints, requests } = await openPage(browser, join(here, `${name}.html`), screen, scheme);
      expect(await axeFindings(page)).toEqual([]);
      // Nothing but tables and wide pictures, which scroll in themselves, is wider than the screen.
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(
        await page.evaluate('[...document.images].every((image) => image.complete && image.naturalWidth > 0)'),
      ).toBe(true);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([]);
      await page.context().close();
    },
  );

  it('would show what is wrong with a page', async () => {
    const path = join(here, 'wrong.html');
    writeFileSync(path, '<html lang="en"><title>x</title><main><h1>x</h1><p style="color:#aaa;background:#fff">too faint to read</p><img src="https://example.org/x.png"></main></html>'); // prettier-ignore
    const { page, requests } = await openPage(browser, path, 'phone', 'light');
    const found = (await axeFindings(page)).join('\n');
    expect(found).toContain('serious color-contrast');
    expect(found).toContain('critical image-alt');
    expect(requests).toEqual(['https://example.org/x.png']);
    await page.context().close();
  });

  it('shows a phone a drawing made for it, and paper the wide one', async () => {
    const { page } = await openPage(browser, join(here, 'comparison.html'), 'phone', 'light');
    const wide = () =>
      page.evaluate<number[]>(
        '[...document.querySelectorAll("picture:has(source) img")].map((image) => image.naturalWidth)',
      );
    expect(Math.max(...(await wide()))).toBeLessThan(500);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(async () => Math.min(...(await wide()))).toBeGreaterThan(900);
    await page.context().close();
  });

  it('answers on the first screen of a phone', async () => {
    const { page } = await openPage(browser, join(here, 'comparison.html'), 'phone', 'dark');
    const box = await page.locator('#answer li').first().boundingBox();
    expect(box!.y + box!.height).toBeLessThan(844);
    await page.context().close();
  });
});
