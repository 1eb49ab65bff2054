/** `--format`: which kinds of pictures. */
import { nearest } from '../base/problem.ts';
import { UserError } from '../base/user-error.ts';
import { CHART_FORMATS, type ChartFormat } from '../report/charts/drawing/formats.ts';

/** The formats in a text such as "svg,png", each once. @throws UserError at an unknown one */
export function readFormats(text: string): ChartFormat[] {
  const formats = text.split(',').map((name) => {
    const known = CHART_FORMATS.find((format) => format === name.trim().toLowerCase());
    if (known) return known;
    const like = nearest(name, CHART_FORMATS);
    throw new UserError(
      `--format: must be some of ${CHART_FORMATS.join(', ')} with commas, got "${name}"`,
      like === undefined ? undefined : `did you mean "${like}"?`,
    );
  });
  return [...new Set(formats)];
}
