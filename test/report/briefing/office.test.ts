/** Briefings as documents of Office: what is in them as text and as tables, and that LibreOffice opens them. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { section, table } from '../../../src/report/briefing/model.ts';
import { inBriefingFormat } from '../../../src/report/briefing/writers/write.ts';
import { freshFolder } from '../../cli/handoff.ts';
import { comparison } from '../fixture.ts';
import { briefed, textsOf } from './fixture.ts';

const here = freshFolder();

/** The parts of an archive whose names match, as one text. */
async function partsOf(archive: Buffer | string, name: RegExp): Promise<string> {
  const zip = await JSZip.loadAsync(archive);
  const names = Object.keys(zip.files).filter((each) => name.test(each));
  return (await Promise.all(names.map((each) => zip.files[each].async('text')))).join('\n');
}

const plain = (xml: string): string =>
  xml
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const KINDS = { docx: /^word\/document\.xml$/, pptx: /^ppt\/slides\/slide\d+\.xml$/ } as const;

describe('a table as docx', () => {
  it('goes on within a row that is higher than a page, and keeps every other together', async () => {
    const rows = [['short', 'a few words'], ['long', 'one condition after the other; '.repeat(200)]]; // prettier-ignore
    const blocks = table({ caption: 'Differences', heads: ['What', 'In detail'], rows, words: true });
    const briefing = { title: 'T', subtitle: 'S', origin: 'O', sections: section('a', 'A', blocks) };
    const xml = await partsOf(await inBriefingFormat(briefing, 'docx'), KINDS.docx);
    const kept = xml.split('<w:tr>').slice(1).map((row) => row.includes('<w:cantSplit/>')); // prettier-ignore
    expect(kept).toEqual([true, true, false]);
  });
});

describe.each(['docx', 'pptx'] as const)('a briefing as %s', (format) => {
  it('holds every text as text, tables as tables, and pictures with their alternative text', async () => {
    const briefing = await briefed(comparison());
    const xml = await partsOf(await inBriefingFormat(briefing, format), KINDS[format]);
    const whole = plain(xml);
    const texts = textsOf(briefing).map((text) => text.replace(/^– /, ''));
    expect(texts.length).toBeGreaterThan(300);
    const pictures = briefing.sections.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'picture' ? [one.picture] : []))); // prettier-ignore
    const drawn = new Set(pictures.flatMap(({ title, alt }) => [title, alt]));
    expect(texts.filter((text) => !drawn.has(text) && !whole.includes(text))).toEqual([]);
    const tables = briefing.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table'));
    expect(xml.match(/<(w:tbl|a:tbl)>/g)!.length).toBeGreaterThanOrEqual(tables.length);
    const described = [...xml.matchAll(/descr="([^"]+)"/g)].map(([, text]) => plain(text));
    for (const { alt } of pictures) expect(described).toContain(alt);
  });

  it('says no day but one', async () => {
    const core = await partsOf(await inBriefingFormat(await briefed(comparison()), format), /core\.xml$/);
    expect([...core.matchAll(/\d{4}-\d\d-\d\dT[^<]*/g)].map(([day]) => day)).toEqual(
      Array.from({ length: 2 }, () => '2000-01-01T00:00:00Z'),
    );
  });

  it('opens in LibreOffice', async ({ skip }) => {
    skip(process.env['HANDOFF_ALL'] !== '1', 'LibreOffice is large: "npm run test:all" installs it');
    const path = join(here, `briefing.${format}`);
    writeFileSync(path, await inBriefingFormat(await briefed(comparison()), format));
    const profile = `-env:UserInstallation=file://${join(here, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', here, path]);
    expect(existsSync(join(here, 'briefing.pdf'))).toBe(true);
    const text = execFileSync('pdftotext', ['-layout', join(here, 'briefing.pdf'), '-'], { encoding: 'utf8' });
    for (const word of ['The answer', 'Who pays', 'How to repeat and cite']) expect(text).toContain(word);
    const images = execFileSync('pdfimages', ['-list', join(here, 'briefing.pdf')], { encoding: 'utf8' });
    if (format === 'pptx') expect(images).toContain('image');
  });
});
