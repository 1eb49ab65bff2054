import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExplainDocument } from '../../src/analysis/attribution/document.ts';
import type { RunDocument } from '../../src/analysis/results.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
const two = ['--replications', '2'];
/** Three provisions from July 2015: one does nothing to requests and transfers. */
const sets = [
  'tutorial-2:local.hold_willing@2015-07-01=0.1',
  'tutorial-2:pickup.come_match@2015-07-01=0.2',
  'tutorial-2:recorder.refusal@2015-07-01=0.9',
].flatMap((set) => ['--set', set]);
const metrics = ['--metric', 'requests,transferred,recorded_refusals', '--metric', 'cost_total'];
const explain = (...more: readonly string[]) =>
  handoff(['explain', 'tutorial', 'tutorial', ...sets, ...two, ...more], here);

describe('explain', () => {
  let document: ExplainDocument;
  let again: string;
  beforeAll(async () => {
    const { code, stdout } = await explain(...metrics, '--json', '--quiet', '--out', 'a', '--workers', '1');
    expect(code).toBe(0);
    document = JSON.parse(stdout) as ExplainDocument;
    again = stdout;
  });

  it('prints the document of its bundle, and the same for any number of workers', async () => {
    expect(document).toMatchObject({
      schema: 'handoff.explain/1',
      from: 'tutorial',
      to: 'tutorial-2',
      replications: 2,
      method: { coalitions: 8 },
    });
    expect(Object.keys(document.metrics)).toEqual(['requests', 'transferred', 'recorded_refusals', 'cost_total']);
    expect(readFileSync(join(here, 'a', 'summary.json'), 'utf8')).toBe(again);
    const { stdout } = await explain(...metrics, '--json', '--quiet', '--out', 'b', '--workers', '2');
    expect(stdout).toBe(again);
  });

  it('names its provisions as diff does, in words', async () => {
    const { stdout } = await handoff(['diff', 'tutorial', 'tutorial', ...sets, '--json'], here);
    const { provisions } = JSON.parse(stdout) as { provisions: { paths: string[]; text: string }[] };
    expect(document.provisions.map(({ paths }) => paths)).toEqual([
      ['local.hold_willing'],
      ['pickup.come_match'],
      ['recorder.refusal'],
    ]);
    const [, come] = document.provisions;
    expect(come.id).toBe('pickup.come_match@2015-07-01');
    expect(come.text).toBe(provisions.find(({ paths }) => paths[0] === 'pickup.come_match')?.text);
  });

  it('splits the differences of compare, exactly', async () => {
    const compared = await handoff(['compare', 'tutorial', 'tutorial', ...sets, ...two, '--json', '--quiet'], here);
    const { differences, arms } = JSON.parse(compared.stdout) as RunDocument;
    for (const [id, { difference, baseline, exact }] of Object.entries(document.metrics)) {
      expect(differences[0].metrics[id]).toMatchObject(difference);
      expect(baseline).toEqual(arms[0].metrics[id]);
      const sum = exact!.shares.reduce((total, share) => total + BigInt(share), 0n);
      expect(sum).toBe(BigInt(exact!.denominator) * BigInt(exact!.difference));
      expect(Number(exact!.difference) / exact!.per / 2).toBeCloseTo(difference.mean!, 6);
    }
  });

  it('gives nothing to a provision that does nothing', () => {
    const ofRecording = (id: string) => document.metrics[id].shares[2];
    expect(ofRecording('transferred')).toMatchObject({
      provision: 'recorder.refusal',
      mean: 0,
      lo: null,
      hi: null,
      direction: 'same',
    });
    expect(ofRecording('cost_total').mean).toBe(0);
    expect(ofRecording('recorded_refusals').mean).toBeGreaterThan(0);
    expect(document.metrics['transferred'].shares[0].mean).toBeLessThan(0);
  });

  it('counts the months it simulated: far fewer than all arms apart', () => {
    // 3 offices of 60 months, 8 arms, 2 runs; the arms part in the last 15 months of them.
    const { simulated, without_sharing: apart } = document.office_months;
    expect(apart % (8 * 60 * 2)).toBe(0);
    const offices = apart / (8 * 60 * 2);
    expect(simulated).toBe(2 * offices * (60 + 7 * 15));
  });

  it('tells it in 80 columns, with a paragraph that names both arms', async () => {
    const { code, stdout, stderr } = await explain(...metrics, '--out', 'a');
    expect(code).toBe(0);
    expect(stderr).toContain('simulating 2 runs');
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('3 things differ; all 8 combinations were simulated; the shares are exact.');
    expect(text).toContain('against "Five counties", the same people under both.');
    expect(text).toContain('From 1 July 2015, ICE comes for people found by fingerprint in 20% of cases');
    expect(readdirSync(join(here, 'a', 'charts'))).toContain('waterfall.transferred.png');
  });

  it('draws its charts again', async () => {
    const { code, stdout } = await handoff(['chart', 'a', '--format', 'svg', '--out', 'pictures'], here);
    expect(code).toBe(0);
    expect(stdout).toContain('waterfall.cost_total.svg');
    const [drawn, first] = ['pictures', join('a', 'charts')].map((folder) =>
      readFileSync(join(here, folder, 'waterfall.cost_total.svg'), 'utf8'),
    );
    expect(drawn).toBe(first);
  });

  it('groups provisions by hand, whose share is then one', async () => {
    const group = ['--group', 'officers=pickup.come_match,recorder'];
    const { stdout } = await explain(...group, '--metric', 'transferred', '--json', '--quiet', '--out', 'grouped');
    const grouped = JSON.parse(stdout) as ExplainDocument;
    expect(grouped.provisions.map(({ id, paths, grouped: why }) => [id, paths, why])).toEqual([
      ['local.hold_willing', ['local.hold_willing'], undefined],
      ['officers', ['pickup.come_match', 'recorder.refusal'], 'grouped by hand'],
    ]);
    // Recording is a null player of transfers, so that the group has what coming has.
    const [alone, together] = [document, grouped].map(({ metrics: of }) => of['transferred'].shares[1].mean!);
    expect(together).toBeCloseTo(alone, 6);
  });

  it('widens its intervals by the uncertain parameters where they are drawn', async () => {
    const draws = ['--draws', '5', '--metric', 'transferred', '--json', '--quiet', '--out', 'drawn'];
    const { stdout } = await explain(...draws);
    const drawn = JSON.parse(stdout) as ExplainDocument;
    expect([drawn.draws, drawn.replications]).toEqual([5, 2]);
    const [share] = drawn.metrics['transferred'].shares;
    expect(share.parameters).not.toBeNull();
    expect(drawn.intervals).toContain('5 joint draws');
  });
});

describe('what explain refuses before anything is simulated', () => {
  beforeAll(() => {
    writeFileSync(
      join(here, 'people.yaml'),
      'handoff: 1\ntitle: People\ndescription: D\nextends: tutorial\npeople:\n  on_record: { value: 0.1, assumed: a question }\n',
    );
  });

  it.each([
    [
      'people',
      ['tutorial', 'people.yaml'],
      'differ in people.on_record: who is booked, where and when must be the same',
    ],
    ['other places', ['tutorial', 'historical'], 'differ in places and capacity and simulate'],
    ['no difference', ['tutorial', 'tutorial'], 'nothing to explain'],
    ['an unknown metric', ['tutorial', 'tutorial', ...sets, '--metric', 'transfered'], 'did you mean "transferred"?'],
    ['a malformed group', ['tutorial', 'tutorial', ...sets, '--group', 'pickup'], 'must be of the form name=path,path'],
    [
      'a group of what does not differ',
      ['tutorial', 'tutorial', ...sets, '--group', 'x=pickup.come_mtch'],
      'did you mean "pickup.come_match"?',
    ],
    ['a third scenario', ['tutorial', 'tutorial', 'tutorial'], 'one argument too many'],
    ['one scenario', ['tutorial'], 'an argument is missing: handoff explain <baseline> <variant>'],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await handoff(['explain', ...args, '--out', 'refused'], here);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toContain('simulating');
  });

  it('more than six provisions, and says which would make sense together', async () => {
    const paths = ['pickup.come_match', 'pickup.come_interview', 'local.hold_willing', 'local.notice_willing', 'local.notice_reaches', 'recorder.custody', 'recorder.refusal']; // prettier-ignore
    const many = paths.flatMap((path) => ['--set', `tutorial-2:${path}@2016-06-01=0.25`]);
    const { code, stdout, stderr } = await handoff(['explain', 'tutorial', 'tutorial', ...many, '--out', 'many'], here);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'handoff: tutorial and tutorial-2 differ in 7 provisions, at most 6 are told apart: every combination is simulated\n' +
        '  put some together with --group name=path,path; these would leave 3: ' +
        '--group local-policy=local --group effort=pickup --group records=recorder\n',
    );
    expect(readdirSync(here)).not.toContain('many.unfinished');
  });
});
