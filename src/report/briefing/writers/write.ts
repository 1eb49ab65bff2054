/** A briefing in a format: the writers, each loaded when it is asked for. */
import type { BriefingFormat, PlaceFormat } from '../formats.ts';
import type { Briefing } from '../model.ts';

/** The content of the file. The same briefing gives the same bytes. */
export async function inBriefingFormat(briefing: Briefing, format: BriefingFormat): Promise<string | Buffer> {
  switch (format) {
    case 'html':
      return (await import('./html.ts')).toHtml(briefing);
    case 'docx':
      return (await import('./docx.ts')).toDocx(briefing);
    case 'pptx':
      return (await import('./pptx.ts')).toPptx(briefing);
    case 'pdf':
      return (await import('./pdf.ts')).toPdf(briefing);
  }
}

/** The same of a page that is to stand in its bundle, whose pictures Markdown names. */
export const inPlaceFormat = async (page: Briefing, format: PlaceFormat): Promise<string> =>
  format === 'html' ? (await import('./html.ts')).toHtml(page) : (await import('./markdown.ts')).toMarkdown(page);
