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

/** A weight of the typeface; `name` is a letter, with which names of outlines begin. */
export type Face = { readonly name: string; readonly font: fontkit.Font; readonly unitsPerEm: number };

const faces = new Map<string, Face>();
const glyphs = new Map<Face, Map<string, fontkit.Glyph>>();

function open(weight: keyof typeof FONT_FILES): Face {
  const font = fontkit.openSync(FONT_FILES[weight]) as fontkit.Font;
  const opened = { name: weight.charAt(0), font, unitsPerEm: font.unitsPerEm };
  faces.set(weight, opened);
  glyphs.set(opened, new Map());
  return opened;
}

/** The face for a weight as SVG and vega write it. */
export function faceOf(weight: unknown = 400): Face {
  const name = isBold(weight) ? 'bold' : 'regular';
  return faces.get(name) ?? open(name);
}

/**
 * The glyph of one character: neither kerning nor ligatures. fontkit's kerning moves a point between two ones so far that
 * "61.1" reads as 611, and its shaping takes forty times as long for the same widths.
 */
export function glyphOf(face: Face, letter: string): fontkit.Glyph {
  const known = glyphs.get(face)!;
  const glyph = known.get(letter) ?? face.font.glyphForCodePoint(letter.codePointAt(0)!);
  known.set(letter, glyph);
  return glyph;
}

const isBold = (weight: unknown) => weight === 'bold' || Number(weight) >= 600;

/** Width of a text in pixels at this size; without kerning it is at worst a little too wide. */
export function textWidth(text: string, size: number, weight: unknown = 400): number {
  const face = faceOf(weight);
  let width = 0;
  for (const letter of text) width += glyphOf(face, letter).advanceWidth;
  return (width / face.unitsPerEm) * size;
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
