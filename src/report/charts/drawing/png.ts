/** From SVG to PNG. */
import { FONT, FONT_FILES } from './fonts.ts';
import { nativePainter } from './native.ts';

/**
 * The picture in pixels: twice the page, or `width` of them.
 * @throws UserError without the native package
 */
export function toPng(svg: string, width?: number): Buffer {
  // Only letters that no outline was made of are still text.
  const font = {
    loadSystemFonts: false,
    fontFiles: Object.values(FONT_FILES),
    defaultFontFamily: FONT,
    sansSerifFamily: FONT,
  };
  const { Resvg } = nativePainter();
  const fitTo = width === undefined ? { mode: 'zoom' as const, value: 2 } : { mode: 'width' as const, value: width };
  return new Resvg(svg, { font, fitTo }).render().asPng();
}
