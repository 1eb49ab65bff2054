/**
 * The texts of a drawing as outlines of their letters, so that it looks the same wherever it is opened: no viewer needs
 * the font, and none sets it otherwise. What is said stays readable in the title and description of the picture.
 */
import { type Face, faceOf, glyphOf, textWidth } from './fonts.ts';

const TEXT = /<text([^>]*)>([^<]*)<\/text>/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
/** What a text has from its letters' group, rather than from where and how large they are set. */
const PAINT = ['fill', 'opacity', 'stroke'] as const;
const ANCHORS: Readonly<Record<string, number>> = { end: 1, middle: 0.5 };

const plain = (escaped: string): string =>
  escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const short = (number: number): string => String(Math.round(number * 1e5) / 1e5);

/** The letters of one text, as references to outlines; null where the font lacks one of them. */
function lettersOf(text: string, face: Face, seen: Map<string, string>): string | null {
  let x = 0;
  const uses: string[] = [];
  for (const letter of text) {
    const glyph = glyphOf(face, letter);
    if (glyph.id === 0) return null;
    const id = `${face.name}-${letter.codePointAt(0)!.toString(16)}`;
    const outline = seen.get(id) ?? glyph.path.toSVG();
    seen.set(id, outline);
    if (outline !== '') uses.push(`<use xlink:href="#${id}" x="${x}"/>`);
    x += glyph.advanceWidth;
  }
  return uses.join('');
}

/** Every text of an SVG document as outlines; a text with letters that the font lacks stays a text. */
export function outlined(svg: string): string {
  const seen = new Map<string, string>();
  const drawn = svg.replaceAll(TEXT, (whole, attributes: string, content: string) => {
    const given = Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, key, value]) => [key, value]));
    const [text, size, weight] = [plain(content), Number.parseFloat(given['font-size']), given['font-weight']];
    const face = faceOf(weight);
    const letters = lettersOf(text, face, seen);
    if (letters === null) return whole;
    const scale = size / face.unitsPerEm;
    const back = (ANCHORS[given['text-anchor']] ?? 0) * textWidth(text, size, weight);
    const paint = PAINT.flatMap((key) => (given[key] === undefined ? [] : [` ${key}="${given[key]}"`]));
    const width = given['stroke-width'];
    if (width !== undefined) paint.push(` stroke-width="${short(Number(width) / scale)}"`);
    const place =
      `${given['transform'] ?? ''} translate(${short(Number(given['x'] ?? 0) - back)},${given['y'] ?? 0}) ` +
      `scale(${short(scale)},${short(-scale)})`;
    return `<g transform="${place.trim()}"${paint.join('')}>${letters}</g>`;
  });
  const outlines = [...seen].map(([id, outline]) => `<path id="${id}" d="${outline}"/>`);
  return drawn
    .replace(/^<svg xmlns="[^"]*"/, `$& xmlns:xlink="http://www.w3.org/1999/xlink"`)
    .replace('</desc>', () => `</desc><defs>${outlines.join('')}</defs>`);
}
