import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('diff', () => {
  it('tells what differs in words, within 80 columns', async () => {
    const { code, stdout, stderr } = await handoff(['diff', 'no-trust-act', 'historical'], here);
    expect([code, stderr]).toEqual([0, '']);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(
      /^"What happened" differs from "No state TRUST Act" in 6 things:\n\n1\. From 1 January 2014, /,
    );
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'From 1 January 2014, the 59 jails of Alameda, CA, Alpine, CA, Amador, CA and 56 more may hold only people with a worst conviction for a serious felony or a ' +
        'violent crime; a conviction for a felony punishable by state prison',
    );
    expect(stdout).toContain('(was: anybody ICE asks for).');
    expect(stdout).toContain('Source: California TRUST Act (AB 4) (California Government Code 7282');
  });

  it('names parameters where it is asked to, and only there', async () => {
    const set = ['--set', 'tutorial-2:pickup.level@2014-01-01=2'];
    const plain = await handoff(['diff', 'tutorial', 'tutorial', ...set], here);
    expect(plain.stdout).toContain('From 1 January 2014, officers have twice as many hours for pickups');
    expect(plain.stdout).not.toContain('pickup.level');
    const named = await handoff(['diff', 'tutorial', 'tutorial', ...set, '--paths'], here);
    expect(named.stdout).toContain('pickup.level@2014-01-01');
  });

  it('says that nothing differs', async () => {
    const set = ['--set', 'tutorial-2:local.reimbursement@2014-01-01=false'];
    expect(await handoff(['diff', 'tutorial', 'tutorial', ...set], here)).toEqual({
      code: 0,
      stdout: '"Five counties (2)" does not differ from "Five counties" in anything that is\nsimulated or counted.\n',
      stderr: '',
    });
  });

  it('takes files and --set, for one arm or both, and is also a document', async () => {
    writeFileSync(
      join(here, 'mine.yaml'),
      'handoff: 1\ntitle: Mine\ndescription: D\nextends: tutorial\nlocal:\n  reimbursement: { value: true, assumed: a question }\n',
    );
    const sets = ['--set', 'pickup.level=2', '--set', 'mine:state.law@2015-01-01=il-trust-act'];
    const { code, stdout } = await handoff(['diff', 'tutorial', 'mine.yaml', ...sets, '--json'], here);
    const document = JSON.parse(stdout) as { from: object; to: object; provisions: { id: string; text: string }[] };
    expect(code).toBe(0);
    expect(document).toMatchObject({
      schema: 'handoff.diff/1',
      from: { name: 'tutorial', scenario: expect.stringMatching(/^[0-9a-f]{64}$/) },
      to: { name: 'mine', title: 'Mine' },
    });
    expect(document.provisions.map(({ id }) => id)).toEqual([
      'state.law@2015-01-01:CA',
      'state.law@2015-01-01:CO+GA+TX',
      'local.reimbursement',
    ]);
    expect(document.provisions[1]).toEqual({
      id: 'state.law@2015-01-01:CO+GA+TX',
      paths: ['state.law', 'policies.none', 'policies.il-trust-act'],
      places: { state: ['CO', 'GA', 'TX'] },
      from: '2015-01-01',
      to: null,
      was: expect.objectContaining({ policy: 'none' }),
      is: expect.objectContaining({ policy: 'il-trust-act' }),
      text: "From 1 January 2015, jails in Colorado, Georgia and Texas may hold only people with a judge's warrant (was: anybody ICE asks for).",
      details: [],
      source: expect.stringMatching(/^Illinois TRUST Act .*; in force here is assumed: set on the command line$/),
    });
  });

  it('compares scenarios that could not be simulated together', async () => {
    const { code, stdout } = await handoff(['diff', 'historical', 'tutorial'], here);
    expect(code).toBe(0);
    expect(stdout).toContain('The scenario is about people booked in 5 jurisdictions');
  });

  it('tells what is wrong with the input', async () => {
    const unknown = await handoff(['diff', 'historical', 'tutoral'], here);
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('did you mean "tutorial"?');
    expect(unknown.stderr).toContain('1 error in the input, nothing was compared');
    const stranger = await handoff(['diff', 'historical', 'tutorial', '--set', 'tutoral:pickup.level=1'], here);
    expect(stranger.code).toBe(2);
    expect(stranger.stderr).toContain('no arm is called "tutoral"');
    expect((await handoff(['diff', 'historical'], here)).stderr).toContain(
      'an argument is missing: handoff diff <a> <b>',
    );
  });
});
