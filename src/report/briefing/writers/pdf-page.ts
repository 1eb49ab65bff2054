/** A page of letter size, in points, and where it ends. */
export const SIDE = 54;
export const INNER = 612 - 2 * SIDE;

/** Begins a page where what comes next has no room on this one. */
export function needRoom(pdf: PDFKit.PDFDocument, height: number): void {
  if (pdf.y + height <= pdf.page.height - pdf.page.margins.bottom) return;
  pdf.addPage();
}

/** What is drawn and not read aloud: a rule, a number of the page. */
export function asArtifact(pdf: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => unknown): void {
  pdf.markContent('Artifact', { type });
  draw();
  pdf.endMarkedContent();
}

/**
 * How letters are set: as they stand. Kerning moves a point between two digits so far that $77.00 reads as $7700, and a
 * ligature makes an arrow of "->", which is typed otherwise.
 */
// fontkit takes a map, too, which can turn off; the types of pdfkit know the list alone.
export const PLAIN = { kern: false, calt: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];
