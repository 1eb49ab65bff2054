/** `handoff forecast` and `handoff score`, as users have them: one small state with few draws. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ForecastDocument, ForecastFigure } from '../../src/analysis/forecast/document.ts';
import type { Score } from '../../src/analysis/forecast/score.ts';
import type { RunDocument } from '../../src/analysis/results.ts';
import { readForecast } from '../../src/report/files/forecast.ts';
import { sha256 } from '../../src/report/files/hash.ts';
import { type Manifest } from '../../src/report/files/manifest.ts';
import { loadTables } from '../../src/world/files.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const PLACE = ['--places', 'state=CT', '--draws', '19'];
const read = (file: string): string => readFileSync(join(here, 'sealed', file), 'utf8');
let document: ForecastDocument;

type Group<R> = { readonly by: string; readonly rows: number | readonly R[] };

/** The rows of a group of a document. */
const rowsOf = <R>(groups: readonly Group<R>[], by: string): readonly R[] => {
  const rows = groups.find((group) => group.by === by)?.rows;
  return Array.isArray(rows) ? (rows as readonly R[]) : [];
};

beforeAll(async () => {
  const { code, stdout, stderr } = await handoff(['forecast', ...PLACE, '--quiet', '--json', '--out', 'sealed'], here);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  document = JSON.parse(stdout) as ForecastDocument;
}, 120_000);

describe('a forecast', () => {
  it('is one file, sealed, with all that it was made of', () => {
    const manifest = JSON.parse(read('manifest.json')) as Manifest;
    expect(readForecast(read('forecast.json'))).toEqual(document);
    expect(document).toMatchObject({ run_id: manifest.run, handoff: manifest.handoff, draws: 19, seed: 'handoff' });
    expect(document.dated).toBe(manifest.created.slice(0, 10));
    const { table, sha256: hash } = document.posterior!;
    expect(hash).toBe(sha256(loadTables()[table]));
    expect(read('scenario.historical.yaml')).toContain(`# sha256 ${document.scenario.hash}`);
    expect(read('scenario.no-trust-act.yaml')).toContain(`# sha256 ${document.without!.hash}`);
    expect(document.places[0]).toEqual({ place: 'state CT', code: 'CT' });
  });

  it('has the draws of `compare`, whose shares and removals they are', async () => {
    expect(document.period).toEqual({ from: '2014-01', to: '2016-09' });
    const groups = ['--by', 'class', '--by', 'fiscal-year'];
    const asked = ['compare', 'historical', 'no-trust-act', ...PLACE, ...groups, '--quiet', '--json', '--out', 'c'];
    const { arms, differences } = JSON.parse((await handoff(asked, here)).stdout) as RunDocument;
    // Of nineteen draws the points are the draws.
    const meanOf = ({ quantiles }: ForecastFigure): number => quantiles.reduce((sum, one) => sum + one, 0) / 19;
    const year = rowsOf(arms[0].groups, 'fiscal-year').find(({ name }) => name === 'FY2015')!;
    const shares = document.figures.filter(
      ({ place, metric, from, to }) =>
        place === 'state CT' && metric in year.metrics && from === '2014-10' && to === '2015-09',
    );
    expect(shares.map(({ metric }) => metric)).toEqual(['recorded_custody_rate', 'refusal_rate_recorded']);
    for (const share of shares) expect(meanOf(share)).toBeCloseTo(year.metrics[share.metric].mean!, 4);

    const removed = document.figures.filter(({ metric }) => metric.startsWith('limits_removed.'));
    expect(removed.length).toBeGreaterThan(2);
    for (const figure of removed) {
      const row = rowsOf(differences[0].groups, 'class').find(({ key }) => figure.metric === `limits_removed.${key}`)!;
      // `compare` has the variant less what happened.
      expect(meanOf(figure)).toBeCloseTo(-row.metrics['removed'].mean!, 6);
    }
  }, 120_000);

  it('comes out again, on the day on which it was made', async () => {
    const manifest = JSON.parse(read('manifest.json')) as Manifest;
    expect(manifest.outputs['forecast.json']).toBe(sha256(read('forecast.json')));
    const { code, stdout } = await handoff(['verify', 'sealed', '--quiet'], here);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('the same to the byte') });
  }, 120_000);

  it('needs nineteen draws, and officers who are real', async () => {
    const few = await handoff(['forecast', '--draws', '18'], here);
    expect([few.code, few.stderr]).toEqual([2, expect.stringContaining('needs 19 draws at least, got 18')]);
    const own = await handoff(['forecast', 'tutorial', '--without', 'none', '--draws', '19'], here);
    expect([own.code, own.stderr]).toEqual([2, expect.stringContaining('made up')]);
  });
});

describe('a score', () => {
  const HEADER = 'place,metric,from,to,value';
  const write = (name: string, rows: readonly string[]): string => {
    writeFileSync(join(here, name), `${[HEADER, ...rows].join('\n')}\n`);
    return name;
  };
  const tableOf = (value: (quantiles: readonly number[]) => number): string[] =>
    document.figures.map(({ place, metric, from, to, quantiles }) => [`"${place}"`, metric, from, to, value(quantiles)].join()); // prettier-ignore
  const score = (figures: string, ...more: string[]) =>
    handoff(['score', join('sealed', 'forecast.json'), figures, ...more], here);

  it('finds every median where it should be, and names what is not forecast', async () => {
    const strange = [
      'state CT,refusal_rate_recorded,2014-10,2015-03,0.1',
      'state MD,refusal_rate_recorded,2013-10,2014-09,0.1',
    ];
    const figures = write('medians.csv', [...tableOf((points) => points[9]), ...strange]);
    const { code, stdout } = await score(figures, '--json');
    const found = JSON.parse(stdout) as Score;
    const of = document.figures.length;
    expect([code, found.ok, found.levels.map(({ held }) => held)]).toEqual([0, true, [of, of]]);
    expect(found.uncovered.map(({ place, why }) => [place, why])).toEqual([
      ['state CT', 'left out: a table of the project has it'],
      ['state MD', 'not in the forecast'],
    ]);
    expect(found.forecast.seal).toBe(document.seal);
    const told = await score(figures);
    expect(told.stdout).toContain(`Not forecast: 2 of ${of + 2}`);
    expect(Math.max(...told.stdout.split('\n').map((line) => Array.from(line).length))).toBeLessThanOrEqual(80);
  });

  it('ends with 1 where the intervals hold too few', async () => {
    const { code, stdout } = await score(
      write(
        'beyond.csv',
        tableOf((points) => points[18] + 1),
      ),
    );
    expect([code, stdout]).toEqual([1, expect.stringContaining('too few')]);
  });

  it('ends with 2 where the seal is broken, whatever the figures', async () => {
    const changed = read('forecast.json').replace(/"seed": "handoff"/, '"seed": "handofg"');
    writeFileSync(join(here, 'changed.json'), changed);
    const { code, stdout, stderr } = await handoff(['score', 'changed.json', write('any.csv', tableOf(([one]) => one))], here); // prettier-ignore
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('changed.json: its seal is broken')]);
  });

  it.each([
    [
      'a cell',
      ['state CT,refusal_rate_recorded,2014-10,2015-3,10%'],
      /:2:40: to: must be a month[^]*percentages as shares/,
    ],
    ['a figure twice', ['a,b,2014-10,2015-03,1', 'a,b,2014-10,2015-03,2'], /:3:1: place: b of a, 2014-10 to 2015-03, stands a second time/], // prettier-ignore
    ['nothing that is forecast', ['a,b,2014-10,2015-03,1'], /none of its 1 figures is forecast/],
  ])('ends with 2 where the figures have %s', async (_, rows, message) => {
    const { code, stderr } = await score(write('wrong.csv', rows));
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('ends with 2 where a file is missing or is no forecast', async () => {
    const missing = await handoff(['score', 'nowhere.json', 'any.csv'], here);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('nowhere.json')]);
    const other = await handoff(['score', join('sealed', 'manifest.json'), 'any.csv'], here);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('is no forecast')]);
  });
});
