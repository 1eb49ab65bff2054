/**
 * A forecast as a file: a line a figure, and sealed. The seal is the SHA-256 of everything else in the file, as JSON with
 * sorted keys; the layout is given, too, so that no byte can be another without the seal being broken. It shows a change, not
 * who made it: whoever changes a figure can seal it anew, and is found out by the seal that was published before.
 */
import { canonicalJson } from '../../base/canonical-json.ts';
import { type ForecastDocument, forecastForm } from '../../analysis/forecast/document.ts';
import { sha256 } from './hash.ts';
import { roundJson } from './round.ts';

export const FORECAST = 'forecast.json';

const KEYS = Object.keys(forecastForm.shape) as (keyof ForecastDocument)[];

const sealOf = (document: Partial<ForecastDocument>): string => sha256(canonicalJson({ ...document, seal: undefined }));

/** A forecast with its seal, numbers rounded as in every document. */
export function sealedForecast(unsealed: Omit<ForecastDocument, 'seal'>): ForecastDocument {
  const rounded = roundJson(unsealed);
  const whole: ForecastDocument = { ...rounded, seal: sealOf(rounded) };
  return Object.fromEntries(KEYS.map((key) => [key, whole[key]])) as ForecastDocument;
}

/** The text of the file: its keys in the order of the form, of its lists a line each. */
export function forecastFile(document: ForecastDocument): string {
  const told = (value: unknown): string =>
    Array.isArray(value) && value.length > 0 ? `[\n${value.map(canonicalJson).join(',\n')}\n]` : canonicalJson(value);
  return `{\n${KEYS.map((key) => `${JSON.stringify(key)}: ${told(document[key])}`).join(',\n')}\n}\n`;
}

/** Why a text is no forecast whose seal holds. */
export type Unsealed = 'other' | 'broken';

/** Reads a forecast. @returns why it cannot be relied on where that is so */
export function readForecast(text: string): ForecastDocument | Unsealed {
  const json = parsed(text);
  if (!isForecast(json)) return 'other';
  const { success, data } = forecastForm.safeParse(json);
  return success && data.seal === sealOf(data) && forecastFile(data) === text ? data : 'broken';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True of what says of itself that it is a forecast, whole or not. */
const isForecast = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'schema' in json && json.schema === forecastForm.shape.schema.value;
