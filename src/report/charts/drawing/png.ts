/** From SVG to PNG. */
import { FONT, FONT_FILES } from './fonts.ts';
import { nativePainter } from './native.ts';

/** The picture at twice its size in pixels. @throws UserError without the native package */
export function toPng(svg: string): Buffer {
  const font = {
    loadSystemFonts: false,
    fontFiles: Object.values(FONT_FILES),
    defaultFontFamily: FONT,
    sansSerifFamily: FONT,
  };
  const { Resvg } = nativePainter();
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: 2 } }).render().asPng();
}
