/** `validate` and `calibrate` through the real command line, on one field office. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalibrationDocument } from '../../src/analysis/calibration/document.ts';
import type { Scoreboard } from '../../src/analysis/patterns/scoreboard.ts';
import { ended, freshFolder, handoff, start } from './handoff.ts';

const here = freshFolder();
const write = (name: string, text: string) => writeFileSync(join(here, name), text);
const read = (path: string) => readFileSync(join(here, path), 'utf8');
const bytes = (path: string) => readFileSync(join(here, path));

const DENVER =
  'handoff: 1\ntitle: Denver\ndescription: One field office.\nextends: historical\nplaces: { office: DEN }\n' +
  'simulate: { from: 2011-10, to: 2015-09 }\nreport: { from: 2012-10, to: 2015-09 }\n';
write('denver.yaml', DENVER);
write('historical.yaml', DENVER);
write(
  'travis.yaml',
  "handoff: 1\ntitle: Travis\ndescription: One county.\nextends: tutorial\nplaces: { county: 'Travis, TX' }\n",
);
const study = (more = '') =>
  'handoff: 1\nstudy: calibration\ntitle: Denver\ndescription: For the test.\nscenario: denver.yaml\nseed: denver\n' +
  `parameters: [request-share-2012, pickup.come_match]\npatterns: all\nstart: 40\nwaves: 1\nper_wave: 10\nkeep: 30\n${more}`;
write('fit.yaml', study('check: 10\n'));

describe('validate', () => {
  it('scores a scenario on what it simulates, the same for any number of workers', async () => {
    const run = (workers: string) =>
      handoff(['validate', 'denver.yaml', '--draws', '5', '--workers', workers, '--json', '--quiet'], here);
    const [one, two] = [await run('1'), await run('2')];
    expect(one.code).toBe(0);
    expect(two.stdout).toBe(one.stdout);
    const board = JSON.parse(one.stdout) as Scoreboard;
    expect(board).toMatchObject({ schema: 'handoff.validate/1', draws: 5, replications: 1 });
    expect(board.patterns.map(({ id }) => id)).toEqual([
      'ero-arrests-den-fy2013',
      'ero-arrests-den-fy2014',
      'ero-arrests-den-fy2015',
      'fall-co-2014',
    ]);
    for (const { model, distance, published, tolerance, met } of board.patterns) {
      const mean = model.mean ?? Number.NaN;
      expect(model.lo).toBeLessThan(mean);
      expect(distance).toBeCloseTo((mean - (published.lo ?? 0)) / tolerance, 9);
      expect(met).toBe(Math.abs(distance ?? 9) <= 1);
    }
    expect(board.totals.calibration.of).toBe(4);
    expect(board.totals.validation.of).toBe(0);
  });

  it('writes a bundle with a row for every figure, and its chart is drawn again the same', async () => {
    const { code, stdout } = await handoff(['validate', 'denver.yaml', '--draws', '2', '--quiet', '--out', 'v'], here);
    expect(code).toBe(0);
    expect(stdout).toContain('Results: v\n');
    expect(stdout).toContain(join('v', 'charts', 'scoreboard.svg'));
    const board = JSON.parse(read('v/summary.json')) as Scoreboard;
    const [head, ...rows] = read('v/patterns.csv').trimEnd().split('\n');
    expect(head.startsWith('pattern,metric,')).toBe(true);
    expect(rows.map((row) => row.split(',')[0])).toEqual(board.patterns.map(({ id }) => id));
    const { outputs } = JSON.parse(read('v/manifest.json')) as { outputs: Record<string, string> };
    expect(Object.keys(outputs)).toEqual([
      'charts/scoreboard-series-fitted.csv',
      'charts/scoreboard-series-fitted.png',
      'charts/scoreboard-series-fitted.svg',
      'charts/scoreboard-series-fitted.vl.json',
      'charts/scoreboard.csv',
      'charts/scoreboard.png',
      'charts/scoreboard.svg',
      'charts/scoreboard.vl.json',
      'charts/skill.csv',
      'charts/skill.png',
      'charts/skill.svg',
      'charts/skill.vl.json',
      'datapackage.json',
      'guesses.csv',
      'patterns.csv',
      'scenario.denver.yaml',
      'skill.csv',
      'summary.json',
    ]);
    const drawn = await handoff(['chart', 'v', '--format', 'svg,png', '--out', 'pictures'], here);
    expect(drawn.code).toBe(0);
    for (const end of ['svg', 'png'])
      expect(bytes(`pictures/scoreboard.${end}`).equals(bytes(`v/charts/scoreboard.${end}`)), end).toBe(true);
  });

  it('refuses a folder of other files before it simulates', async () => {
    mkdirSync(join(here, 'mine'));
    write('mine/notes.txt', 'mine');
    const { code, stderr } = await handoff(['validate', 'denver.yaml', '--out', 'mine'], here);
    expect(code).toBe(2);
    expect(stderr).toContain('mine: holds files that are not results of Handoff');
    expect(stderr).not.toContain('simulating');
  });

  it('prints at most 80 columns', async () => {
    const { stdout } = await handoff(['validate', 'denver.yaml', '--draws', '1', '--all', '--quiet'], here);
    expect(stdout).toContain('Results: outputs/validate-denver');
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/ICE arrests in all, field office DEN, FY2013/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('fails with --strict where a figure on record as met is missed, for the scenario on record only', async () => {
    const strict = ['--draws', '1', '--strict', '--quiet', '--set', 'federal.office_effort=0.1'];
    const recorded = await handoff(['validate', './historical.yaml', ...strict], here);
    expect(recorded.code).toBe(1);
    const record = readFileSync(new URL('../../scenarios/score/met.csv', import.meta.url), 'utf8');
    const missed = record.match(/ero-arrests-den-fy\d+/g) ?? [];
    expect(missed).not.toEqual([]);
    expect(recorded.stderr).toBe(missed.map((id) => `handoff: ${id}: recorded as met, missed in this run\n`).join(''));
    expect(await handoff(['validate', 'denver.yaml', ...strict], here)).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses a scenario about which nothing was published', async () => {
    write('travis-office.yaml', DENVER.replace('places: { office: DEN }', "places: { county: 'Travis, TX' }"));
    const { code, stderr } = await handoff(['validate', 'travis-office.yaml'], here);
    expect(code).toBe(2);
    expect(stderr).toContain('travis-office: no published figure speaks of its places and months');
    expect(existsSync(join(here, 'outputs/validate-travis-office'))).toBe(false);
  });

  it('holds no made-up place against what was published of the real one, nor fits it to that', async () => {
    write('fit-made-up.yaml', study().replace('scenario: denver.yaml', 'scenario: tutorial'));
    // Santa Clara has published figures: the tutorial's has its name and officers that were made up.
    for (const args of [
      ['validate', 'tutorial'],
      ['validate', 'travis.yaml'],
      ['calibrate', 'fit-made-up.yaml'],
    ]) {
      const { code, stderr } = await handoff(args, here);
      expect(code, args.join(' ')).toBe(2);
      expect(stderr).toContain('its places have officers made up for them (capacity: own)');
    }
    expect((await handoff(['validate', 'santa-clara', '--draws', '1', '--quiet'], here)).code).toBe(0);
  });

  it('scores a whole office whose officers the scenario states', async () => {
    write('own.yaml', `${DENVER}capacity: own\n`);
    const args = ['validate', 'own.yaml', '--draws', '1', '--json', '--quiet'];
    const board = JSON.parse((await handoff(args, here)).stdout) as Scoreboard;
    expect(board.patterns.length).toBe(4);
  });
});

describe('calibrate', () => {
  it('goes on after a kill with the same result, and draws follow the posterior', async () => {
    const whole = await handoff(['calibrate', 'fit.yaml', '--out', 'whole', '--json', '--quiet'], here);
    expect(whole.code).toBe(0);
    const document = JSON.parse(whole.stdout) as CalibrationDocument;
    expect(document).toMatchObject({ schema: 'handoff.calibrate/1', runs: 50, study: 'fit' });
    expect(document.parameters.map(({ name }) => name)).toEqual(['request-share-2012', 'pickup.come_match']);
    expect(document.patterns.map(({ id }) => id)).toEqual([
      'ero-arrests-den-fy2013',
      'ero-arrests-den-fy2014',
      'ero-arrests-den-fy2015',
      'fall-co-2014',
    ]);

    // Denver's four figures say little of either parameter, but what the fit claims to know it knows.
    const check = document.check;
    expect(check).toMatchObject({ sets: 10, level: 0.9 });
    expect(Object.keys(check?.covered ?? {})).toEqual(['request-share-2012', 'pickup.come_match']);
    expect(check?.pooled.hi).toBeGreaterThan(0.9);

    // The pictures are in the bundle, and are drawn again the same from what is in it.
    const drawn = await handoff(['chart', 'whole', '--format', 'svg,png', '--out', 'fit-pictures'], here);
    expect(drawn.code).toBe(0);
    const pictures = ['learned', 'pairs'].flatMap((name) => ['svg', 'png'].map((end) => `${name}.${end}`));
    expect(drawn.stdout.trimEnd().split('\n')).toEqual(pictures.map((name) => join('fit-pictures', name)));
    for (const name of pictures)
      expect(bytes(`fit-pictures/${name}`).equals(bytes(`whole/charts/${name}`)), name).toBe(true);

    // A kill in the middle of the first stage, and of a line.
    const child = start(['calibrate', 'fit.yaml', '--out', 'part', '--workers', '1'], here);
    const end = ended(child);
    child.stderr?.on('data', (text: string) => text.includes('50%') && child.kill('SIGKILL'));
    await end;
    const bank = read('part.unfinished/bank.csv');
    write('part.unfinished/bank.csv', bank.slice(0, -30));
    const resumed = await handoff(['calibrate', 'fit.yaml', '--out', 'part'], here);
    expect(read('part/summary.json')).toBe(whole.stdout);
    expect(resumed.stdout).toContain(join('part', 'charts', 'pairs.svg'));
    expect(resumed.stdout).toContain('Check: in 10 worlds made up from runs of the start');
    const kept = bank.trimEnd().split('\n').length - 3;
    expect(kept).toBeGreaterThan(15);
    expect(resumed.stderr).toContain(`part.unfinished: goes on after ${kept} of 60 steps`);
    expect(read('part/bank.csv')).toBe(read('whole/bank.csv'));
    const [head, first] = read('part/bank.csv').split('\n');
    expect(head).toBe(`run,request-share-2012,pickup.come_match,${document.patterns.map(({ id }) => id).join(',')}`);
    expect(first).toMatch(/^1(,[\d.]+){6}$/);
    expect(read('part/posterior.csv').trimEnd().split('\n')).toHaveLength(31);
    expect(existsSync(join(here, 'part.unfinished'))).toBe(false);

    write('part/posterior.csv', read('part/posterior.csv').replace('0.', '0.9'));
    const changed = await handoff(['chart', 'part'], here);
    expect(changed.code).toBe(2);
    expect(changed.stderr).toContain('part: posterior.csv was changed after the bundle was written');
  });

  it('refuses the bank of another fit, and says what is wrong in a study', async () => {
    mkdirSync(join(here, 'other.unfinished'), { recursive: true });
    write('other.unfinished/bank.csv', '# something else\na,b\n');
    const other = await handoff(['calibrate', 'fit.yaml', '--out', 'other', '--quiet'], here);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('holds the runs of another study');
    expect(read('other.unfinished/bank.csv')).toContain('something else');

    write('bad.yaml', study('keeep: 3\n').replace('start: 40', 'start: 4'));
    const bad = await handoff(['calibrate', 'bad.yaml'], here);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toMatch(/bad\.yaml:9:8: start: must be .*40.*, got 4/);
    expect(bad.stderr).toContain('did you mean "keep"?');

    write('stranger.yaml', study().replace('pickup.come_match', 'pickup.come_mach'));
    const stranger = await handoff(['calibrate', 'stranger.yaml'], here);
    expect(stranger.code).toBe(2);
    expect(stranger.stderr).toContain('did you mean "pickup.come_match"?');
  });
});
