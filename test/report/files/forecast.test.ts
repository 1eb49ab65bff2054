/** The seal of a forecast: no byte of the file can be another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastFile, readForecast, sealedForecast } from '../../../src/report/files/forecast.ts';
import { forecastOf } from '../../analysis/forecast/fixture.ts';

const forecast = forecastOf(
  Array.from({ length: 3 }, (_, f) => Array.from({ length: 19 }, (__, d) => (f + 1) * d * 0.01)),
);
const file = forecastFile(forecast);
const bytes = Buffer.from(file);

describe('a sealed file', () => {
  it('is read as it was written', () => {
    expect(readForecast(file)).toEqual(forecast);
    expect(forecastFile(forecast)).toBe(file);
  });

  it('is refused with any byte changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] + by) % 256;
        expect(typeof readForecast(changed.toString('utf8'))).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused with a byte left out or put in, or with the line ends of another system', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.constantFrom(' ', '\n', '0', ',', 'x'), (at, more) => {
        expect(typeof readForecast(file.slice(0, at) + file.slice(at + 1))).toBe('string');
        expect(typeof readForecast(file.slice(0, at) + more + file.slice(at))).toBe('string');
      }),
    );
    expect(readForecast(file.replaceAll('\n', '\r\n'))).toBe('broken');
    expect(readForecast(`\uFEFF${file}`)).toBe('other');
  });

  it('is refused where it says more than a forecast does', () => {
    expect(readForecast(file.replace('{\n', '{\n"note": "x",\n'))).toBe('broken');
    expect(readForecast('{"schema":"handoff.run/1"}')).toBe('other');
  });

  it('has another seal where any figure is another, and the same however its keys stand', () => {
    const { seal, ...rest } = forecast;
    const [first, ...others] = rest.figures;
    const quantiles = first.quantiles.with(3, first.quantiles[3] + 1e-5);
    expect(sealedForecast({ ...rest, figures: [{ ...first, quantiles }, ...others] }).seal).not.toBe(seal);
    expect(sealedForecast({ ...rest, dated: '2026-12-01' }).seal).not.toBe(seal);
    const turned = Object.fromEntries(Object.entries(rest).toReversed()) as typeof rest;
    expect(forecastFile(sealedForecast(turned))).toBe(file);
  });
});
