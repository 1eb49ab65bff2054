/** The shapes of pictures. A page has about the same area whatever its shape, so that letters stay as large on it. */

/** In pixels. */
export type Size = { readonly width: number; readonly height: number };

/** As a slide: sixteen by nine. */
export const WIDE: Size = { width: 960, height: 540 };
const AREA = WIDE.width * WIDE.height;

/** The page that is drawn for a picture of so many pixels: as large as any other, of the picture's shape. */
export function pageFor({ width, height }: Size): Size {
  const wide = Math.round(Math.sqrt((AREA * width) / height));
  return { width: wide, height: Math.round((wide * height) / width) };
}

/** Shapes by name, in pixels of the picture. */
export const SHAPES: Readonly<Record<string, Size>> = {
  wide: { width: 1920, height: 1080 },
  square: { width: 1440, height: 1440 },
};
