/** `score`: reads a sealed forecast and the figures that came, and holds one against the other. Nothing is simulated. */
import { readFileSync } from 'node:fs';
import { WHY, type ForecastDocument } from '../../analysis/forecast/document.ts';
import { type Observed, type Score, scoreOf } from '../../analysis/forecast/score.ts';
import type { Problem } from '../../base/problem.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import { UserError } from '../../base/user-error.ts';
import { FORECAST, readForecast } from '../../report/files/forecast.ts';
import { roundJson } from '../../report/files/round.ts';
import { month, number, text } from '../../world/columns.ts';
import { readTable, mustBeUnique } from '../../world/table.ts';
import { shownPath, UNREADABLE } from '../files/paths.ts';
import { VERSION } from '../version.ts';

/** The columns of the figures that came, in this order. */
const COLUMNS = { place: text, metric: text, from: month, to: month, value: number() };

/**
 * Scores a forecast.
 * @param forecastPath of a forecast.json
 * @param figuresPath of a CSV with {@link COLUMNS}
 * @throws UserError where the seal is broken, a file cannot be read, or none of the figures is forecast
 * @throws ProblemsError with every cell of the figures that is wrong
 */
export function score(forecastPath: string, figuresPath: string): Score {
  const forecast = sealedAt(forecastPath);
  const found = scoreOf(forecast, figuresAt(figuresPath), (left) => left === null ? 'not in the forecast' : `left out: ${WHY[left]}`); // prettier-ignore
  if (found.figures.length === 0)
    throw new UserError(`${shownPath(figuresPath)}: none of its ${found.uncovered.length} figures is forecast`, '"figures" of the forecast has the words for places, metrics and months'); // prettier-ignore
  const { dated, seal, run_id, scenario } = forecast;
  return roundJson<Score>({
    schema: 'handoff.score/1',
    handoff: VERSION,
    forecast: { dated, seal, run_id, scenario: scenario.label ?? scenario.name },
    ...found,
  });
}

function sealedAt(path: string): ForecastDocument {
  const found = readForecast(textOf(path, { ignoreBOM: true }));
  if (found === 'other') throw new UserError(`${shownPath(path)}: is no forecast, or none that can be read`, `name the ${FORECAST} that "handoff forecast" wrote`); // prettier-ignore
  if (found === 'broken')
    throw new UserError(`${shownPath(path)}: its seal is broken: it is not as it was written`, 'take the original, byte for byte (line ends too); a changed forecast is not scored'); // prettier-ignore
  return found;
}

function figuresAt(path: string): Observed[] {
  const file = { path: shownPath(path), text: textOf(path) };
  const problems: Problem[] = [];
  const rows = readTable(file, COLUMNS, problems);
  mustBeUnique<keyof typeof COLUMNS>(rows, 'place', problems, ({ cells }) => `${cells.metric} of ${cells.place}, ${cells.from} to ${cells.to},`); // prettier-ignore
  if (problems.length > 0) throw new ProblemsError(problems, [file]);
  return rows.map(({ cells: { value, ...asked } }) => ({ ...asked, value: Number(value) }));
}

/** @param options `ignoreBOM` to keep a mark at the start of a file, which is a byte as any other */
function textOf(path: string, options: { readonly ignoreBOM?: boolean } = {}): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ...options }).decode(readFileSync(path));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const [reason, hint] = UNREADABLE[code] ?? ['cannot be read as text in UTF-8'];
    throw new UserError(`${shownPath(path)}: ${reason}`, hint);
  }
}
