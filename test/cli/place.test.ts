/** `handoff place`, as users have it: a page on a county and on a field office. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { PlaceDocument } from '../../src/analysis/place/document.ts';
import type { RunDocument } from '../../src/analysis/results.ts';
import { place } from '../../src/cli/commands/place.ts';
import { USUAL_VARIANTS } from '../../src/cli/work/place.ts';
import { placeNamed } from '../../src/cli/work/place-named.ts';
import { loadWorld } from '../../src/world/files.ts';
import { axeFindings, openBrowser, openPage } from '../report/briefing/browser.ts';
import { type Ended, freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const world = loadWorld();
const RUNS = ['--draws', '0', '--replications', '1', '--quiet'];
const COUNTY = 'county=Santa Clara, CA';

const asked = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await handoff([...args, ...RUNS, '--json'], here)).stdout);

describe('the place that is meant', () => {
  it.each([
    ['MD', 'state=MD'],
    ['maryland', 'state=MD'],
    ['BAL', 'office=BAL'],
    ['24510', 'county=Baltimore city, MD'],
    ['Santa Clara', 'county=Santa Clara, CA'],
    ['office = washington', 'office=WAS'],
    ['buren arkansas', undefined],
    ['chesterfield sc', 'county=Chesterfield, SC'],
  ])('%s is %s', (text, expected) => {
    if (expected === undefined) expect(() => placeNamed(text, world)).toThrow(/no county, state or field office/);
    else expect(placeNamed(text, world).asked).toBe(expected);
  });

  it('is asked for where several are called so, and where none is', async () => {
    const several = await handoff(['place', 'baltimore'], here);
    expect([several.code, several.stdout]).toEqual([2, '']);
    expect(several.stderr).toMatch(/may be 2 places\n.*"office=BAL", "county=Baltimore, MD"/);
    const none = await handoff(['place', 'Marylnd'], here);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('did you mean "Maryland"?')]);
  });
});

describe('the help', () => {
  it('names the scenarios that are shown where none is asked for', () => {
    expect(place.positionals?.['scenario']).toContain(USUAL_VARIANTS.join(', '));
  });
});

describe('a county', () => {
  let document: PlaceDocument;
  beforeAll(async () => {
    document = (await asked('place', 'Santa Clara, CA', 'no-holds', '--with', 'teams-doubled')) as PlaceDocument;
  }, 60_000);

  it('is compared as `compare` does', async () => {
    const compared = (await asked(
      'compare',
      'historical',
      'no-holds',
      'teams-doubled',
      '--places',
      COUNTY,
    )) as RunDocument;
    expect(document.run).toEqual(compared);
  }, 60_000);

  it('has the counts of `run` in every fiscal year', async () => {
    const ran = (await asked('run', 'historical', '--places', COUNTY, '--by', 'fiscal-year')) as RunDocument;
    const [group] = ran.arms[0].groups;
    const rows = 'rows' in group && Array.isArray(group.rows) ? group.rows : [];
    expect(document.years.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
    expect(rows.length).toBe(8);
    for (const [i, { metrics }] of document.years.entries())
      for (const [id, { mean }] of Object.entries(metrics)) expect([id, mean]).toEqual([id, rows[i].metrics[id].mean]);
    expect(Object.keys(document.years[0].metrics)).toContain('transferred');
  }, 60_000);

  it('has the model at a published figure as `run` counts it in these months', async () => {
    const figure = document.patterns.find(({ id }) => id === 'santa-clara-before')!;
    expect(figure).toMatchObject({ where: 'same', origin: 'runs', published: { lo: 0.882, hi: 0.882 } });
    const { from, to } = figure.period;
    const ran = (await asked('run', 'historical', '--places', COUNTY, '--from', from, '--to', to)) as RunDocument;
    expect(figure.model.mean).toBe(ran.arms[0].metrics['refusal_rate_recorded'].mean);
  }, 60_000);

  it('has figures of its state and its field office from the record, without a range', () => {
    const around = document.patterns.filter(({ where }) => where === 'around');
    expect(new Set(around.map(({ place }) => place))).toEqual(new Set(['state CA', 'office SFR']));
    for (const { origin, model } of around) expect([origin, model.lo, model.mean === null]).toEqual(['record', null, false]); // prettier-ignore
  });

  it('has its rules by date with what they rest on', () => {
    expect(document.rules.map(({ from, whose }) => [from, whose])).toEqual([
      [null, 'federal'],
      ['2010-05-04', 'federal'],
      ['2010-06-30', 'federal'],
      ['2011-10-18', 'county'],
      ['2012-12-21', 'federal'],
      ['2014-01-01', 'state'],
      ['2015-01-05', 'federal'],
      ['2015-07-02', 'federal'],
    ]);
    for (const { source } of document.rules) expect(source.length).toBeGreaterThan(10);
  });
});

describe('a field office', () => {
  const folder = join(here, 'outputs/place-BAL-no-holds');
  let ran: Ended;
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    ran = await handoff(['place', 'BAL', 'no-holds', '--draws', '5', '--format', 'html,md', '--quiet'], here);
  }, 60_000);

  afterAll(() => browser?.close());

  it.each([
    ['phone', 'dark'],
    ['desktop', 'light'],
  ] as const)('has a page for a %s, %s: accessible, silent, fetching nothing', async (screen, scheme) => {
    const { page, complaints, requests } = await openPage(browser, join(folder, 'place.html'), screen, scheme);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.evaluate('document.images.length')).toBeGreaterThan(2);
    expect(await page.evaluate('[...document.images].every((image) => image.complete && image.naturalWidth > 0)')).toBe(true); // prettier-ignore
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  });

  it('is told in 80 columns, with the paths of its pages', () => {
    expect(ran.code).toBe(0);
    const longest = Math.max(...ran.stdout.split('\n').map((line) => Array.from(line).length));
    expect(longest).toBeLessThanOrEqual(80);
    for (const heading of ['RULES BY DATE', 'BY FISCAL YEAR', 'PUBLISHED HERE', 'WOULD CHANGE', 'KNOWN MISSES'])
      expect(ran.stdout).toContain(heading);
    expect(ran.stdout).toContain('outputs/place-BAL-no-holds/place.md');
    expect(ran.stdout).toMatch(/\nNext: handoff brief outputs\/place-BAL-no-holds --format docx\n$/);
  });

  it('has figures with ranges, a map, and the same in every format', () => {
    const text = readFileSync(join(folder, 'summary.json'), 'utf8');
    const document = JSON.parse(text) as PlaceDocument;
    expect(new Set(document.patterns.map(({ where, origin }) => `${where} ${origin}`))).toEqual(new Set(['same runs']));
    for (const { model } of document.patterns) expect(model.lo).not.toBeNull();
    const [page, markdown] = ['html', 'md'].map((format) => readFileSync(join(folder, `place.${format}`), 'utf8'));
    const pictures = [...markdown.matchAll(/^!\[.+\]\((charts\/[^)]+)\)$/gm)].map(([, path]) => path);
    expect(pictures).toContain('charts/map.transferred.svg');
    for (const path of pictures) expect(existsSync(join(folder, path))).toBe(true);
    for (const { title } of document.rules) expect(page).toContain(title);
    const headings = [...page.matchAll(/<h[23]>([^<]+)</g)].map(([, heading]) => heading);
    expect([...markdown.matchAll(/^###? (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings);
  });

  it('is handed on by `brief` too, the same page', async () => {
    const { code } = await handoff(['brief', folder, '--out', join(here, 'on')], here);
    const [own, made] = [join(folder, 'place.html'), join(here, 'on/briefing.html')].map((path) => readFileSync(path, 'utf8')); // prettier-ignore
    expect([code, made]).toEqual([0, own]);
  });

  it('is verified as any bundle', async () => {
    const { code, stdout } = await handoff(['verify', folder, '--quiet'], here);
    expect([code, stdout]).toEqual([0, expect.stringContaining('same')]);
  }, 60_000);
});
