/** The charts of a briefing, drawn once for all formats: each wide, for pages, and narrow, for a phone. */
import { type Chart, toPicture } from '../charts/drawing/draw.ts';
import type { Size } from '../charts/drawing/sizes.ts';
import type { Wanted } from '../charts/kind.ts';
import { chartsOf, type Document } from '../documents.ts';
import type { Picture } from './model.ts';

/** A page on which letters are as large as on a wide one, for a screen held upright; only some kinds have room on it. */
const NARROW: Size = { width: 480, height: 620 };
const FIT = /^by-month/;

/** The pictures of these charts; what cannot be drawn of this document is none. */
export async function drawPictures(document: Document, wanted: Wanted): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const chart of chartsOf(document, wanted)) pictures.push(await pictureOf(chart));
  return pictures;
}

async function pictureOf(chart: Chart): Promise<Picture> {
  const { name, frame } = chart;
  const narrow = FIT.test(name) ? await narrowed(chart) : undefined;
  return {
    name,
    title: frame.title,
    alt: [frame.title.replace(/\.?$/, '.'), frame.alt ?? frame.subtitle.join(' ')].join(' '),
    ...(await drawn(chart)),
    ...(narrow && { narrow }),
  };
}

async function drawn(chart: Chart) {
  const svg = await toPicture(chart);
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { svg, width: Number(width), height: Number(height) };
}

/** The chart on a narrow page. */
const narrowed = (chart: Chart) => drawn({ ...chart, frame: { ...chart.frame, size: NARROW } });
