import { describe, expect, it } from 'vitest';
import { readRunOptions, readTraceOptions } from '../../src/cli/request.ts';
import { UserError } from '../../src/base/user-error.ts';

describe('options of run and compare', () => {
  it('have defaults', () => {
    const request = readRunOptions({});
    expect(request).toMatchObject({
      draws: 20,
      replications: 1,
      seed: 'handoff',
      sets: [],
      by: [],
      json: false,
      quiet: false,
    });
    expect(request.workers).toBeGreaterThanOrEqual(1);
  });

  it('draw the parameters unless replications alone, or no draws, are asked for', () => {
    expect(readRunOptions({ draws: '40' })).toMatchObject({ draws: 40, replications: 1 });
    expect(readRunOptions({ draws: '40', replications: '5' })).toMatchObject({ draws: 40, replications: 5 });
    expect(readRunOptions({ replications: '7' })).toMatchObject({ draws: undefined, replications: 7 });
    expect(readRunOptions({ draws: '0' })).toMatchObject({ draws: undefined, replications: 20 });
    expect(readRunOptions({ draws: '0', replications: '3' })).toMatchObject({ draws: undefined, replications: 3 });
  });

  it('show a person of the first draw, or of the medians where parameters are held', () => {
    expect(readTraceOptions({ person: 'x' })).toMatchObject({ replication: 1, draw: 1 });
    expect(readTraceOptions({ person: 'x', draw: '3' }).draw).toBe(3);
    expect(readTraceOptions({ find: 'x', replications: '4' })).toMatchObject({ draw: undefined, searched: 4 });
    expect(readTraceOptions({ person: 'x', draws: '0' }).draw).toBeUndefined();
  });

  it('keep texts as they are written', () => {
    expect(readRunOptions({ seed: '0012', set: ['a=1', 'b:c=2'], from: '2015-07' })).toMatchObject({
      seed: '0012',
      sets: ['a=1', 'b:c=2'],
      from: '2015-07',
    });
  });

  it('take groups one by one or with commas, each once', () => {
    expect(readRunOptions({ by: ['state,office', 'state'] }).by).toEqual(['state', 'office']);
  });

  it('take a county for a jurisdiction, and each grouping once', () => {
    expect(readRunOptions({ by: ['county,state', 'jurisdiction'] }).by).toEqual(['jurisdiction', 'state']);
    expect(readRunOptions({ 'flips-by': 'county' }).flipsBy).toEqual(['jurisdiction']);
    const meant = (by: string) => () => readRunOptions({ by });
    expect(meant('clas')).toThrow(expect.objectContaining({ hint: 'did you mean "class"?' }));
    expect(meant('counties')).toThrow(expect.objectContaining({ hint: 'did you mean "county"?' }));
  });

  it.each([
    [{ replications: '0' }, '--replications: must be a whole number from 1 to 10000, got "0"'],
    [{ replications: '10001' }, 'got "10001"'],
    [{ replications: '2.5' }, 'got "2.5"'],
    [{ replications: '1e3' }, 'got "1e3"'],
    [{ replications: 'NaN' }, 'got "NaN"'],
    [{ replications: '' }, '--replications: has no value'],
    [{ replications: ['2', '3'] }, '--replications: was given 2 times, but takes one value'],
    [{ draws: '-1' }, '--draws: must be a whole number from 0 to 10000, got "-1"'],
    [{ seed: ['a', 'b'] }, '--seed: was given 2 times'],
    [{ seed: 'a\u0007b' }, '--seed: holds a line break or another control character'],
    [{ out: 'a\nb' }, '--out: holds a line break or another control character'],
    [{ workers: '-1' }, '--workers: must be a whole number from 1 to 1024, got "-1"'],
    [{ from: '2015-13' }, '--from: must be a month such as 2015-07, got "2015-13"'],
    [{ to: '2015' }, '--to: must be a month'],
    [{ by: 'city' }, '--by: must be one of state, office, jurisdiction, kind, class, fiscal-year, county, got "city"'],
    [{ 'flips-by': 'kind' }, '--flips-by: must be one of class, state, jurisdiction, county, got "kind"'],
  ])('refuse %j', (values, message) => {
    expect(() => readRunOptions(values)).toThrow(UserError);
    expect(() => readRunOptions(values)).toThrow(message);
  });
});
