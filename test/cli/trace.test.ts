import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TraceDocument } from '../../src/analysis/trace/document.ts';
import type { FlipRow, RunDocument } from '../../src/analysis/results.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
const set = ['--set', 'tutorial-2:local.hold_willing@2015-07-01=0.3'];
const explain = (...more: readonly string[]) => handoff(['explain', 'tutorial', 'tutorial', ...set, ...more], here);
const find = 'transferred -> declined; class=violent felony; county=Gwinnett, GA';

describe('explain --find and --person', () => {
  let document: TraceDocument;
  beforeAll(async () => {
    const { code, stdout } = await explain('--find', find, '--json', '--quiet', '--out', 'found');
    expect(code).toBe(0);
    expect(readFileSync(join(here, 'found', 'summary.json'), 'utf8')).toBe(stdout);
    document = JSON.parse(stdout) as TraceDocument;
  });

  it('find as many as compare counts, list some of them and show the first', async () => {
    const args = ['compare', 'tutorial', 'tutorial', ...set, '--draws', '1', '--flips-by', 'class', '--json'];
    const { stdout } = await handoff([...args, '--quiet', '--out', 'compared'], here);
    const [difference] = (JSON.parse(stdout) as RunDocument).differences;
    const everywhere = await explain(
      '--find',
      'transferred->declined; class=violent',
      '--json',
      '--quiet',
      '--out',
      'all',
    );
    const { found } = JSON.parse(everywhere.stdout) as TraceDocument;
    const classes = difference.flip_groups?.find(({ by }) => by === 'class')?.rows as FlipRow[];
    const violent = classes.find(({ key }) => key === 'violent');
    const flips = violent?.flips.find(({ from, to }) => from === 'transferred' && to === 'declined');
    expect(found?.matching).toBe(flips?.mean);
    expect(document.found?.query).toBe(find);
    expect(document.found?.people[0]).toMatchObject({ person: document.person, from: 'transferred', to: 'declined' });
    expect(document.person).toMatch(/^13135-20\d\d-\d\d-\d+$/);
    expect(document.who).toContain('a violent crime');
  });

  it('show two lives with their draws, in the form of the contract', () => {
    expect(document).toMatchObject({ schema: 'handoff.trace/1', replication: 1, draw: 1, seed: 'handoff' });
    expect(document.arms.map(({ name }) => name)).toEqual(['tutorial', 'tutorial-2']);
    const number = document.found?.people[0].episode;
    const [a, b] = document.arms.map(({ episodes }) => episodes.find(({ episode }) => episode === number));
    expect([a?.outcome, b?.outcome]).toEqual(['transferred', 'declined']);
    expect(document.parts?.decision).toBe('holdWilling');
    expect(document.parts?.rules[1][0]).toMatchObject({ path: 'local.hold_willing', since: '2015-07-01' });
  });

  it('are the same for a person named by id, in 80 columns, with a picture', async () => {
    const { code, stdout } = await explain('--person', document.person, '--out', 'person');
    expect(code).toBe(0);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/\nResults: person\nNext: handoff brief person\n$/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(document.parts?.text);
    expect(readdirSync(join(here, 'person', 'charts')).toSorted()).toEqual([
      'lives.csv',
      'lives.png',
      'lives.svg',
      'lives.vl.json',
    ]);
    const named = JSON.parse(readFileSync(join(here, 'person', 'summary.json'), 'utf8')) as TraceDocument;
    expect({ ...named, found: null }).toEqual({ ...document, found: null });
    const drawn = await handoff(['chart', 'person', '--format', 'svg', '--out', 'again'], here);
    expect(drawn.code).toBe(0);
    const [again, first] = [join('again'), join('person', 'charts')].map((folder) =>
      readFileSync(join(here, folder, 'lives.svg'), 'utf8'),
    );
    expect(again).toBe(first);
  });

  it('read as docs/lives.md shows', async () => {
    const page = readFileSync(fileURLToPath(new URL('../../docs/lives.md', import.meta.url)), 'utf8');
    const shown = page.split('```\n')[2];
    const [, query] = /--find "([^"]+)"/.exec(page) ?? [];
    const { stdout } = await explain('--draws', '0', '--find', query, '--quiet', '--out', 'shown');
    expect(shown).toContain('Here the two lives part');
    expect(stdout).toContain(shown);
  });

  it('show a person of another replication and of a joint draw', async () => {
    const more = [
      '--person',
      '06085-2014-03-1',
      '--replication',
      '3',
      '--draw',
      '2',
      '--json',
      '--quiet',
      '--out',
      'drawn',
    ];
    const { code, stdout } = await explain(...more);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ replication: 3, draw: 2, parameters: expect.stringMatching(/^joint draw 2 of \d+/) as string }); // prettier-ignore
  });

  it('say what was looked at where nobody flips so', async () => {
    const nobody = ['--find', 'too_late -> transferred; county=Sonoma, CA; charge=dui; class=security'];
    const { code, stdout } = await explain(...nobody, '--out', 'nobody');
    expect([code, stdout.replace(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringMatching(/nobody, of [\d,]+ episodes looked at/),
    ]);
    const { stdout: json } = await explain(...nobody, '--json', '--out', 'nobody');
    expect(JSON.parse(json)).toMatchObject({
      schema: 'handoff.trace/1',
      person: null,
      found: { matching: 0, people: [] },
    });
    expect(readdirSync(here)).not.toContain('nobody');
  });
});

describe('what explain refuses of one person', () => {
  it.each([
    ['a word that is no id', ['--person', 'somebody'], 'such as --person 06085-2014-03-17'],
    ['an unknown jurisdiction', ['--person', '06086-2014-03-1x'], 'must be jurisdiction, month of the first booking'],
    ['a jurisdiction of no place', ['--person', '99999-2014-03-1'], 'unknown jurisdiction "99999"'],
    [
      'a jail that is not simulated',
      ['--person', '06037-2014-03-1'],
      'Los Angeles, CA (06037) is not simulated by tutorial',
    ],
    ['a month before the run', ['--person', '06085-2009-03-1'], 'first booked from 2011-10 to 2016-09'],
    ['a number too high', ['--person', '06085-2014-03-99999'], 'the numbers go up to'],
    ['an unknown outcome', ['--find', 'transfered->declined'], 'did you mean "transferred"?'],
    ['no flip', ['--find', 'declined'], 'must begin with outcome->outcome'],
    ['an unknown county', ['--find', '*->declined; county=Santa Clara'], 'did you mean "Santa Clara, CA"?'],
    ['an unknown key', ['--find', '*->declined; countty=Travis, TX'], 'did you mean "county"?'],
    ['an unknown class', ['--find', '*->declined; class=violence'], 'did you mean "violent"?'],
    ['both', ['--find', '*->declined', '--person', '06085-2014-03-17'], 'leave one out'],
    ['a metric', ['--person', '06085-2014-03-17', '--metric', 'requests'], 'says nothing about one person'],
    ['a replication of all', ['--replication', '3'], 'use --replications'],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await explain(...args, '--quiet', '--out', 'refused');
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});
