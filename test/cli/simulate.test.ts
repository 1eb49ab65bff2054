import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FlipRow, GroupRow, RunDocument } from '../../src/analysis/results.ts';
import { type Ended, freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const two = ['--replications', '2'];
const read = (path: string): string => readFileSync(join(here, path), 'utf8');
const sha256 = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(here, path)))
    .digest('hex');

/** Every file of a folder but the manifest, with its hash. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(join(here, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(join(here, folder).length + 1)).sort();
  return Object.fromEntries(
    paths.filter((path) => path !== 'manifest.json').map((path) => [path, sha256(join(folder, path))]),
  );
}

describe('run', () => {
  let first: Ended;
  beforeAll(async () => {
    first = await handoff(['run', 'tutorial', ...two, '--workers', '1', '--json', '--by', 'state'], here);
  });

  it('prints one JSON document, that of the bundle', () => {
    expect(first.code).toBe(0);
    const document = JSON.parse(first.stdout) as RunDocument;
    expect(document).toMatchObject({
      schema: 'handoff.run/1',
      replications: 2,
      draws: 1,
      seed: 'handoff',
      differences: [],
    });
    expect((document.arms[0].groups[0].rows as GroupRow[]).map(({ key }) => key)).toEqual(['CA', 'CO', 'GA', 'TX']);
    expect(document.arms[0]?.metrics['transferred']?.mean).toBeGreaterThan(0);
    expect(first.stdout).toBe(read('outputs/tutorial/summary.json'));
  });

  it('prints the records where asked, and the same document', async () => {
    const args = ['run', 'tutorial', '--replications', '1', '--from', '2015-10', '--to', '2015-11', '--out', 'records'];
    const { code, stdout } = await handoff([...args, '--view', 'records', '--quiet'], here);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Five counties: on record[^]*Nov 2015[^]*Five counties: in truth, which no record shows/);
    const wrong = await handoff(['run', 'tutorial', '--view', 'record'], here);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--view: must be truth or records, got "record"');
  });

  it('writes a whole bundle whose manifest holds the hash of every file', () => {
    const { outputs, command } = JSON.parse(read('outputs/tutorial/manifest.json')) as {
      outputs: Record<string, string>;
      command: string[];
    };
    expect(outputs).toEqual(hashes('outputs/tutorial'));
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['summary.json', 'scenario.tutorial.yaml', 'metrics.csv', 'datapackage.json']),
    );
    expect(command.slice(0, 3)).toEqual(['handoff', 'run', 'tutorial']);
    expect(readdirSync(join(here, 'outputs'))).toEqual(['tutorial']);
  });

  it('gives the same bytes again, with more workers, and replaces its own bundle', async () => {
    const before = hashes('outputs/tutorial');
    const again = await handoff(['run', 'tutorial', ...two, '--workers', '2', '--by', 'state'], here);
    expect(again.code).toBe(0);
    expect(hashes('outputs/tutorial')).toEqual(before);
  });

  it('gives the same from the scenario that it resolved', async () => {
    const resolved = join('outputs', 'tutorial', 'scenario.tutorial.yaml');
    const { code, stdout } = await handoff(['run', resolved, ...two, '--json', '--quiet', '--out', 'resolved'], here);
    expect(code).toBe(0);
    const [a, b] = [JSON.parse(first.stdout) as RunDocument, JSON.parse(stdout) as RunDocument];
    expect(b.arms[0]?.scenario).toBe(a.arms[0]?.scenario);
    expect(b.arms[0]?.metrics).toEqual(a.arms[0]?.metrics);
  });

  it('tells its progress on stderr in lines, the summary and the places of results on stdout', async () => {
    const { code, stdout, stderr } = await handoff(['run', 'tutorial', ...two, '--out', 'told'], here);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^simulating 2 runs of [^%]*;\sresults go to told\n([^]*% ?[^]*\n)?100%, simulated in \d+ s\n$/,
    );
    expect(stdout).toMatch(/^What happens\?/);
    expect(stdout).toContain('\nTable   told/results.csv\nCharts  ');
    expect(stdout).toMatch(/\nNext {4}handoff brief told\n {8}--full [^\n]+\n$/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('with --quiet writes nothing on stderr, and names the briefing of a folder as a shell takes it, also where all measures are told', async () => {
    const asked = ['run', 'tutorial', ...two, '--full', '--quiet', '--out', "the clerk's"];
    const { code, stdout, stderr } = await handoff(asked, here);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\nNext {4}handoff brief 'the clerk'\\''s'\n$/);
  });

  it('reports other months without changing them', async () => {
    const months = ['--from', '2015-10', '--to', '2015-12'];
    const { stdout } = await handoff(
      ['run', 'tutorial', ...two, ...months, '--json', '--quiet', '--out', 'months'],
      here,
    );
    const [all, some] = [JSON.parse(first.stdout) as RunDocument, JSON.parse(stdout) as RunDocument];
    expect(some.period).toEqual({ from: '2015-10', to: '2015-12' });
    // With the year before, for charts over time.
    const wanted = some.arms[0]?.monthly['requests'];
    expect(wanted).toHaveLength(15);
    const same = all.arms[0]?.monthly['requests']?.filter(({ month }) => month >= '2014-10' && month <= '2015-12');
    expect(same).toEqual(wanted);
    const reported = wanted.filter(({ month }) => month >= '2015-10').reduce((sum, { mean }) => sum + (mean ?? 0), 0);
    expect(some.arms[0]?.metrics['requests'].mean).toBeCloseTo(reported, 6);
  });
});

describe('compare', () => {
  it('pairs arms of one name and draws their charts again', async () => {
    const set = ['--set', 'tutorial-2:local.hold_willing=0'];
    const { code, stdout } = await handoff(
      ['compare', 'tutorial', 'tutorial', ...set, ...two, '--json', '--quiet'],
      here,
    );
    expect(code).toBe(0);
    const { arms, differences } = JSON.parse(stdout) as RunDocument;
    expect(arms.map(({ name }) => name)).toEqual(['tutorial', 'tutorial-2']);
    expect(differences[0]).toMatchObject({ from: 'tutorial', to: 'tutorial-2' });
    expect(differences[0]?.metrics['honored']?.mean).toBeLessThan(0);
    expect(differences[0]?.flips.length).toBeGreaterThan(0);

    const bundle = join('outputs', 'tutorial-vs-tutorial-2.set-tutorial-2-local.hold_willing-0');
    const drawn = await handoff(['chart', bundle, '--format', 'svg,png', '--out', 'pictures'], here);
    expect(drawn.code).toBe(0);
    expect(drawn.stdout.trimEnd().split('\n').toSorted()).toEqual(
      readdirSync(join(here, 'pictures'))
        .map((name) => join('pictures', name))
        .toSorted(),
    );
    for (const name of readdirSync(join(here, 'pictures')))
      expect(sha256(join('pictures', name))).toBe(sha256(join(bundle, 'charts', name)));

    // Without a variant it is the same question.
    const { stdout: alone } = await handoff(
      ['compare', 'tutorial', '--set', 'local.hold_willing=0', ...two, '--json', '--quiet', '--out', 'alone'],
      here,
    );
    expect(alone).toBe(stdout);
  });

  it.each([
    ['medians', two],
    ['joint draws', ['--draws', '5']],
  ])('gives an arm the figures that run gives it, at %s', async (_, runs) => {
    const compared = await handoff(['compare', 'tutorial', 'tutorial', ...runs, '--json', '--quiet'], here);
    const alone = await handoff(['run', 'tutorial', ...runs, '--json', '--quiet'], here);
    const [a, b] = [JSON.parse(compared.stdout) as RunDocument, JSON.parse(alone.stdout) as RunDocument];
    expect(a.arms[1]?.metrics).toEqual(b.arms[0]?.metrics);
    // The same under both: nothing differs in any run, and no interval of width zero is told.
    const { metrics } = a.differences[0];
    expect(metrics['transferred']).toMatchObject({ mean: 0, lo: null, hi: null, direction: 'same' });
    expect(a.intervals).toMatch(runs === two ? /^chance only; / : /^chance and parameters together; 5 joint draws/);
  });

  it('draws the parameters twenty times where nothing is said, and holds them where replications alone are', async () => {
    const month = ['--from', '2016-09', '--json', '--quiet'];
    const county = ['--set', 'places={ county: "Travis, TX" }', '--set', 'capacity=own'];
    const usual = await handoff(['run', 'tutorial', ...county, ...month, '--out', 'usual'], here);
    expect(JSON.parse(usual.stdout)).toMatchObject({ draws: 20, replications: 1 });
    const held = await handoff(['run', 'tutorial', ...two, '--from', '2016-09', '--quiet', '--out', 'held'], here);
    expect(held.stdout).toMatch(/^What happens\?[^\n]*\n?[^\n]*\(chance only\)\n/);
  });
});

describe('what is refused before anything is simulated', () => {
  beforeAll(() => {
    writeFileSync(join(here, 'file'), 'a file');
    mkdirSync(join(here, 'precious'));
    writeFileSync(join(here, 'precious', 'thesis.txt'), 'years of work');
  });

  it.each([
    [
      'months outside',
      ['run', 'tutorial', '--to', '2017-01'],
      '--to: must lie in the months simulated, 2011-10 to 2016-09',
    ],
    [
      'months in the wrong order',
      ['run', 'tutorial', '--from', '2016-05', '--to', '2016-04'],
      '--from: must not come after --to',
    ],
    [
      'arms of different places',
      ['compare', 'tutorial', 'historical'],
      'tutorial and historical differ in places and capacity and simulate',
    ],
    ['an unknown scenario', ['run', 'tutrial'], 'did you mean "tutorial"?'],
    ['a --set of no arm', ['run', 'tutorial', '--set', 'tutorail:local.hold_willing=0'], 'no arm is called "tutorail"'],
    ['a --set of no parameter', ['run', 'tutorial', '--set', 'local.hold_wiling=0'], 'did you mean'],
    ['a value twice', ['run', 'tutorial', '--seed', 'a', '--seed', 'b'], '--seed: was given 2 times'],
    ['a folder below a file', ['run', 'tutorial', '--out', 'file/results'], 'file: a part of the path is a file'],
    ['a file as folder', ['run', 'tutorial', '--out', 'file'], 'is a file'],
    ['a name too long', ['run', 'tutorial', '--out', 'x'.repeat(250)], 'the name is too long'],
    ['a folder of other things', ['run', 'tutorial', '--out', 'precious'], 'holds files that are not results'],
    ['a folder that is no bundle', ['chart', 'precious'], 'not a bundle'],
    ['an unknown format', ['chart', 'outputs/tutorial', '--format', 'pgn'], 'did you mean "png"?'],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await handoff(args, here);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('simulating');
    expect(read('precious/thesis.txt')).toBe('years of work');
  });
});

describe('what compare adds where asked for', () => {
  it('tells flips by class and draws a flow and a map, from the same figures', async () => {
    const asked = ['--flips-by', 'class,state', '--flow', '--map', 'transferred', '--out', 'asked'];
    const set = ['--set', 'tutorial-2:local.hold_willing=0'];
    const args = ['compare', 'tutorial', 'tutorial', ...set, '--replications', '2', ...asked, '--json', '--quiet'];
    const { code, stdout } = await handoff(args, here);
    expect(code).toBe(0);
    const { differences } = JSON.parse(stdout) as RunDocument;
    const [{ flips, flip_groups: groups, maps, metrics, groups: told }] = differences;
    const sum = (all: readonly { mean: number | null }[]) => all.reduce((total, { mean }) => total + (mean ?? 0), 0);
    expect(groups?.map(({ by }) => by)).toEqual(['class', 'state']);
    for (const { rows } of groups ?? [])
      expect(sum((rows as FlipRow[]).flatMap((row) => row.flips))).toBeCloseTo(sum(flips), 6);
    expect(sum(maps?.[0]?.places ?? [])).toBeCloseTo(metrics['transferred']?.mean ?? 0, 6);
    // Counties are counted for the map, not told one by one.
    expect(told).toEqual([]);
    expect(readdirSync(join(here, 'asked', 'charts'))).toEqual(
      expect.arrayContaining(['flow.svg', 'map.transferred.png']),
    );
  });

  it.each([
    [['--map', 'transfered'], 'did you mean "transferred"?'],
    [['--map', 'cost_total'], '--map: cost_total is known of field offices only'],
    [['--flips-by', 'office'], '--flips-by: must be one of class, state, jurisdiction'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await handoff(['compare', 'tutorial', 'tutorial', ...args], here);
    expect([code, stderr.includes(message)]).toEqual([2, true]);
  });
});
