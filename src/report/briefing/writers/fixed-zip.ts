/** Documents of Office are zip archives: written again without a clock in them, so that the same briefing gives the same bytes. */
import JSZip from 'jszip';

/** A day that every archive can say. */
const DAY = new Date('2000-01-01T00:00:00Z');
const STAMP = DAY.toISOString().replace('.000', '');

/** What says when and by whom a document was made. */
const PROPERTIES = 'docProps/core.xml';
const DATES = /(<dcterms:(created|modified)[^>]*>)[^<]*/g;

/** The archive with its files in order of their names, and no date but one. */
export async function fixedZip(archive: Uint8Array): Promise<Buffer> {
  const [from, to] = [await JSZip.loadAsync(archive), new JSZip()];
  const names = Object.keys(from.files).filter((name) => !from.files[name].dir);
  for (const name of names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const content = await from.files[name].async('nodebuffer');
    const fixed = name === PROPERTIES ? content.toString('utf8').replaceAll(DATES, `$1${STAMP}`) : content;
    to.file(name, fixed, { date: DAY, createFolders: false });
  }
  return to.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

/** Readers look for the list of contents at the start. */
const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);
