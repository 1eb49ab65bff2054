/** The charts of a page on a place, drawn once for all its formats. */
import type { PlaceDocument } from '../../../analysis/place/document.ts';
import type { Picture } from '../model.ts';
import { drawPictures } from '../pictures.ts';
import type { Pictures } from './page.ts';

/** The pictures that there are: of a single jail there is no map. */
export async function drawnFor({ run }: PlaceDocument): Promise<Pictures> {
  const of = (kind: 'what-changed' | 'by-month' | 'map'): Promise<Picture[]> => drawPictures(run, { kinds: [kind] });
  const [[changed], [months], maps] = [await of('what-changed'), await of('by-month'), await of('map')];
  return { changed, months, maps };
}
