/** Small forecasts for tests, made of draws as the command makes them. */
import { Gathered } from '../../../src/analysis/forecast/gathered.ts';
import type { Readable } from '../../../src/analysis/forecast/asked.ts';
import type { ForecastDocument } from '../../../src/analysis/forecast/document.ts';
import { sealedForecast } from '../../../src/report/files/forecast.ts';

const told = { metric: 'refusal_rate_recorded', unit: 'share of requests', text: 'recorded refusals / requests' };

/**
 * A forecast of figures with these draws, figure by figure: of "state S0", "state S1", ... in FY2014.
 * @param ofPlace so many figures of each place, which differ by their months
 * @param known the share of their months that tables have
 */
export function forecastOf(draws: readonly (readonly number[])[], ofPlace = 1, known = 0): ForecastDocument {
  const asked = draws.map((_, i): Readable => {
    const [place, nth] = [Math.floor(i / ofPlace), i % ofPlace];
    const months = { from: '2013-10', to: nth === 0 ? '2014-09' : `2014-0${nth}` };
    return { place: `state S${place}`, metric: told.metric, told, ...months, read: (arms) => arms[0].monthly[i] };
  });
  const gathered = new Gathered(asked, () => known);
  const empty = new Float64Array();
  for (let draw = 0; draw < draws[0].length; draw += 1) {
    const monthly = Float64Array.from(draws, (values) => values[draw]);
    gathered.add([{ monthly, groups: empty, windows: empty, bills: empty }]);
  }
  return sealedForecast({
    schema: 'handoff.forecast/1',
    dated: '2026-11-30',
    handoff: '0.1.0',
    run_id: 'f00d',
    scenario: { name: 'historical', hash: 'abc', label: 'What happened' },
    without: null,
    posterior: { table: 'posterior_historical', sha256: 'cafe' },
    seed: 'handoff',
    draws: draws[0].length,
    replications: 1,
    coverage: 'the United States',
    intervals: 'chance and parameters together',
    period: { from: '2014-01', to: '2016-09' },
    excluded: 'nothing',
    places: draws.map((_, i) => ({ place: `state S${i}`, code: `S${i}` })),
    ...gathered.document(),
  });
}
