/** `--format`: which kinds of pictures, or of briefings. */
import { nearest } from '../base/problem.ts';
import { UserError } from '../base/user-error.ts';
import { BRIEFING_FORMATS, type BriefingFormat, PLACE_FORMATS, type PlaceFormat } from '../report/briefing/formats.ts';
import { CHART_FORMATS, type ChartFormat } from '../report/charts/drawing/formats.ts';

/** The formats in a text such as "svg,png", each once. @throws UserError at an unknown one */
export const readFormats = (text: string): ChartFormat[] => readAmong(text, CHART_FORMATS);
/** The same for a briefing: "html,docx". */
export const readBriefingFormats = (text: string): BriefingFormat[] => readAmong(text, BRIEFING_FORMATS);
/** The same for a page on a place: "html,md". */
export const readPlaceFormats = (text: string): PlaceFormat[] => readAmong(text, PLACE_FORMATS);

function readAmong<Format extends string>(text: string, all: readonly Format[]): Format[] {
  const formats = text.split(',').map((name) => {
    const known = all.find((format) => format === name.trim().toLowerCase());
    if (known) return known;
    const like = nearest(name, all);
    throw new UserError(
      `--format: must be ${all.length > 1 ? `some of ${all.join(', ')} with commas` : all[0]}, got "${name}"`,
      like === undefined ? undefined : `did you mean "${like}"?`,
    );
  });
  return [...new Set(formats)];
}
