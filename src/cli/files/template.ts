/** A user's own text: filled from a bundle, and checked against it later. */
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { UserError } from '../../base/user-error.ts';
import { outdated } from '../../report/briefing/template/check.ts';
import { fillTemplate, numbersForm, type Numbers } from '../../report/briefing/template/fill.ts';
import { jsonText } from '../../report/files/round.ts';
import { placeOf } from '../../report/files/whole-folder.ts';
import { readRunBundle } from './briefing.ts';
import { intoBundle, intoFolder, type Made } from './made.ts';

/** The file that says which numbers of a text come from where. */
const numbersFile = (path: string): string => `${path.slice(0, path.length - extname(path).length)}.numbers.json`;

function textOf(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UserError(`${option}: ${path} cannot be read`);
  }
}

type Asked = { readonly labels: ReadonlyMap<string, string>; readonly out?: string | undefined };

/**
 * Fills a template from a bundle and writes the text, with its numbers file, into the bundle or another folder.
 * @returns the files written
 * @throws UserError where the template names what the bundle does not know, or would be replaced itself
 */
export async function writeFilled(
  folder: string,
  template: string,
  { labels, out = folder }: Asked,
): Promise<string[]> {
  const bundle = await readRunBundle(folder, labels);
  const { text, numbers } = fillTemplate(textOf(template, '--template'), bundle);
  const name = basename(template);
  if (resolve(join(out, name)) === resolve(template))
    throw new UserError(`${template}: the filled text would replace its template`, 'choose another folder with --out');
  const kept: Numbers = { ...numbers, bundle: relative(resolve(out), resolve(folder)) || '.' };
  const files: Made[] = [
    [name, text],
    [numbersFile(name), jsonText(kept)],
  ];
  if (placeOf(out) === placeOf(folder)) await intoBundle(folder, bundle, files);
  else await intoFolder(out, files);
  return files.map(([file]) => join(out, file));
}

/** What is kept of a text's numbers. @throws UserError where that is not there, or not ours */
function keptOf(path: string): Numbers {
  const file = numbersFile(path);
  const text = textOf(file, '--check');
  try {
    return numbersForm.parse(JSON.parse(text));
  } catch {
    throw new UserError(`${file}: is no list of numbers`, 'fill the template again with --template');
  }
}

/**
 * The numbers of a filled text that no longer follow from its bundle, each in a line.
 * @param folder of the bundle, where it is not the one that the text was filled from
 * @throws UserError where text, numbers file or bundle cannot be read
 */
export async function checkFilled(path: string, folder: string | undefined): Promise<string[]> {
  const kept = keptOf(path);
  const bundle = await readRunBundle(folder ?? join(dirname(path), kept.bundle));
  return outdated(textOf(path, '--check'), kept, bundle);
}
