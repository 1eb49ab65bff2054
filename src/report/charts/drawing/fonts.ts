/**
 * The one typeface of the charts: Inter, regular and semi-bold, from its npm package. No system font is used, so a
 * chart looks the same on every machine.
 */
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { linesOf, piecesOf } from '../../../base/wrap.ts';

export const FONT = 'Inter';
const { resolve } = createRequire(import.meta.url);
const fileOf = (name: string) => resolve(`@expo-google-fonts/inter/${name}.ttf`);

export const FONT_FILES = {
  regular: fileOf('400Regular/Inter_400Regular'),
  bold: fileOf('600SemiBold/Inter_600SemiBold'),
};

const faces = new Map<string, fontkit.Font>();
const advances = new Map<string, Map<string, number>>();

function face(file: string): fontkit.Font {
  const open = faces.get(file) ?? (fontkit.openSync(file) as fontkit.Font);
  faces.set(file, open);
  return open;
}

/**
 * The glyphs of a text, one a character: neither kerning nor ligatures. fontkit's kerning moves a point between two
 * ones so far that "61.1" reads as 611, and its shaping takes forty times as long for the same widths.
 */
export const glyphsOf = (font: fontkit.Font, text: string): fontkit.Glyph[] =>
  Array.from(text, (letter) => font.glyphForCodePoint(letter.codePointAt(0)!));

/** The width of one letter in parts of the size. */
function advance(file: string, letter: string): number {
  const known = advances.get(file) ?? new Map<string, number>();
  advances.set(file, known);
  const font = face(file);
  const width = known.get(letter) ?? glyphsOf(font, letter)[0].advanceWidth / font.unitsPerEm;
  known.set(letter, width);
  return width;
}

const isBold = (weight: unknown) => weight === 'bold' || Number(weight) >= 600;

/** Width of a text in pixels at this size; without kerning it is at worst a little too wide. */
export function textWidth(text: string, size: number, weight: unknown = 400): number {
  const file = isBold(weight) ? FONT_FILES.bold : FONT_FILES.regular;
  let width = 0;
  for (const letter of text) width += advance(file, letter);
  return width * size;
}

/** Breaks a text into lines of at most `width` pixels, at spaces, and a word that is wider than a line in itself. */
export function wrap(text: string, width: number, size: number, weight: unknown = 400): string[] {
  const fits = (line: string): boolean => textWidth(line, size, weight) <= width;
  const words = text.split(/ +/).flatMap((word) => piecesOf(word, fits));
  return linesOf(words, fits);
}

/** As `wrap`, in as few lines, but of about the same length: no last line of one word. */
export function balanced(text: string, width: number, size: number, weight: unknown = 400): string[] {
  const fewest = wrap(text, width, size, weight);
  for (let narrower = width - 20; narrower > width / 2; narrower -= 20) {
    const lines = wrap(text, narrower, size, weight);
    if (lines.length > fewest.length) break;
    fewest.splice(0, fewest.length, ...lines);
  }
  return fewest;
}

/** Cuts a text that is too wide, with an ellipsis. */
export function fit(text: string, width: number, size: number, weight: unknown = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  const letters = Array.from(text);
  let count = 1;
  while (textWidth(`${letters.slice(0, count + 1).join('')}…`, size, weight) <= width) count += 1;
  return `${letters.slice(0, count).join('').trimEnd()}…`;
}
