/** The reference pages of docs that follow from the code. */
import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { commandsPage } from './commands.ts';
import { galleryPage } from './gallery.ts';
import { languagePage } from './language.ts';
import { measuresPage } from './measures.ts';
import { modelPage } from './model.ts';
import { parametersPage } from './parameters.ts';
import { smallCountryPage } from './small-country.ts';

const PAGES: Readonly<Record<string, () => string[]>> = {
  'commands.md': commandsPage,
  'gallery.md': galleryPage,
  'language.md': languagePage,
  'measures.md': measuresPage,
  'model.md': modelPage,
  'parameters.md': parametersPage,
  'small-country.md': smallCountryPage,
};

/** Their file names in docs. */
export const PAGE_NAMES = Object.keys(PAGES);

/** A page as it stands in docs, laid out as the rest of the project. */
export async function pageText(name: string): Promise<string> {
  const layout = JSON.parse(readFileSync(new URL('../../.prettierrc.json', import.meta.url), 'utf8')) as object;
  return format(PAGES[name]().join('\n'), { ...layout, parser: 'markdown' });
}
