/** The forecasts in docs/forecast are whole, and docs/forecast.md has the seal of each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHANGE, COUNTED } from '../../src/analysis/forecast/asked.ts';
import { limitsAt } from '../../src/analysis/forecast/limits.ts';
import { readForecast } from '../../src/report/files/forecast.ts';

const page = readFileSync('docs/forecast.md', 'utf8');
const FOLDER = 'docs/forecast';

it('has the day and the seal of every forecast that is shipped', () => {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).toSorted() : [];
  const rows = [...page.matchAll(/^\| `([\w.-]+\.json)` +\| `([\d-]+)` +\| `([0-9a-f]{64})` +\|$/gm)];
  const shipped = files.map((name) => {
    const forecast = readForecast(readFileSync(`${FOLDER}/${name}`, 'utf8'));
    return typeof forecast === 'string' ? [name, forecast, ''] : [name, forecast.dated, forecast.seal];
  });
  expect(rows.map(([, ...cells]) => cells)).toEqual(shipped);
});

it('says what each metric is', () => {
  const told = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, metric]) => metric);
  const limits = limitsAt('all', { from: '2014-01', to: '2016-09' }).map(({ metric }) => metric);
  const metrics = [...COUNTED.map(({ id }) => id).filter((id) => id !== 'requests'), CHANGE, ...limits];
  expect(new Set(told)).toEqual(new Set(metrics.map((metric) => metric.replace(/\..*/, ''))));
});
