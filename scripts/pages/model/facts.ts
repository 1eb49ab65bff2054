/** Numbers and days of docs/model.md, by the name under which the template asks for them: none is typed by hand. */
import { METRICS } from '../../../src/analysis/metrics.ts';
import { COUNTERS } from '../../../src/base/counters.ts';
import { KINDS } from '../../../src/base/vocabulary.ts';
import { USUAL_RUNS } from '../../../src/experiment/usual-runs.ts';
import { capital, number } from '../../../src/scenario/words/series.ts';
import { DECISIONS } from '../../../src/simulation/compile/decisions.ts';
import { FAMILIES, HISTORICAL, isAssumed, PARAMETERS, PATTERNS, WORLD } from './shipped.ts';

const jurisdictions = (kind: string): number => WORLD.jurisdictions.filter((one) => one.kind === kind).length;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore
const month = (text: string): string => `${MONTHS[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}`;

const COUNTS = {
  counties: WORLD.counties.length,
  ...Object.fromEntries(KINDS.map((kind) => [`${kind}_jurisdictions`, jurisdictions(kind)])),
  states: new Set(WORLD.counties.map(({ state }) => state)).size,
  offices: WORLD.offices.length,
  patterns: PATTERNS.length,
  parameters: PARAMETERS.length,
  assumed: PARAMETERS.filter(isAssumed).length,
  uncertain: [...FAMILIES.values()].filter((own) => own.length > 0).length,
  decisions: Object.keys(DECISIONS).length,
  counters: COUNTERS.length,
  metrics: METRICS.length,
  draws: USUAL_RUNS,
  policies: Object.keys(HISTORICAL.policies).length,
};

const DAYS = {
  simulated_from: HISTORICAL.simulate.from,
  reported_from: HISTORICAL.report.from,
  simulated_to: HISTORICAL.simulate.to,
};

export const FACTS: Readonly<Record<string, () => string>> = Object.fromEntries([
  ...Object.entries(COUNTS).map(([name, count]) => [name, () => number(count)] as const),
  ...Object.entries(DAYS).map(([name, day]) => [name, () => month(day)] as const),
  ['title', () => capital(HISTORICAL.title)],
]);
