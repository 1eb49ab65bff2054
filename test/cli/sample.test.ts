/** `--sample` and `--quick`, as users have them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSample } from '../../src/cli/sample.ts';
import { UserError } from '../../src/base/user-error.ts';
import { readRunOptions } from '../../src/cli/request.ts';
import { freshFolder, handoff } from './handoff.ts';

describe('--sample', () => {
  it('takes one over a whole number, so that counts stay whole', () => {
    expect(readSample('0.05', false)).toEqual({ oneIn: 20, firstLook: false });
    expect(readSample('.2', false).oneIn).toBe(5);
    expect(readSample('1', false).oneIn).toBe(1);
    expect(readSample(undefined, false).oneIn).toBe(1);
    for (const wrong of ['0.3', '0', '2', '-0.5', '5%', '0.0001', '1e-2', ''])
      expect(() => readSample(wrong, false), wrong).toThrow(UserError);
  });

  it('is what --quick takes, with few draws, where nothing else is said', () => {
    const read = (values: Record<string, unknown>) => {
      const { sample, draws, replications } = readRunOptions(values);
      return { ...sample, draws, replications };
    };
    expect(read({ quick: true })).toEqual({ oneIn: 20, firstLook: true, draws: 10, replications: 1 });
    expect(read({ quick: true, draws: '30', sample: '0.5' })).toMatchObject({ oneIn: 2, draws: 30 });
    expect(read({ quick: true, replications: '3' })).toMatchObject({ draws: undefined, replications: 3 });
    expect(read({ sample: '0.1' })).toMatchObject({ oneIn: 10, firstLook: false, draws: 20 });
  });

  it('is refused beside what tells of single counties or people, and says what to do', () => {
    const asked = [{ by: 'county' }, { by: ['state', 'jurisdiction'] }, { 'flips-by': 'county' }, { map: 'requests' }, { person: 'x' }, { find: 'x' }]; // prettier-ignore
    for (const values of asked) {
      expect(() => readRunOptions({ ...values, quick: true }), JSON.stringify(values)).toThrow(/would be chance/);
      expect(() => readRunOptions({ ...values, sample: '1' })).not.toThrow();
    }
    expect(() => readRunOptions({ by: ['state', 'class'], sample: '0.05' })).not.toThrow();
  });
});

describe('a command with a small country', () => {
  const here = freshFolder();
  const at = (...path: string[]) => join(here, ...path);
  const ASKED = ['tutorial', '--set', 'local.hold_willing=0', '--from', '2015-09', '--to', '2015-10', '--format', 'svg', '--workers', '1', '--quiet']; // prettier-ignore
  const done = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await handoff(args, here);
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr });
    return stdout;
  };
  const files = (folder: string) =>
    Object.fromEntries(
      ['summary.json', 'results.csv', 'draws.parquet', 'charts/what-changed.svg'].map((name) => [name, readFileSync(at(folder, name), 'latin1')]), // prettier-ignore
    );

  it('of everybody is the whole, to the byte', async () => {
    await done('compare', ...ASKED, '--draws', '2', '--out', 'whole');
    await done('compare', ...ASKED, '--draws', '2', '--sample', '1', '--out', 'all');
    expect(files('all')).toEqual(files('whole'));
  }, 300_000);

  it('says so in everything that it writes, is verified, goes on with more draws, and is briefed', async () => {
    const said = /a first look: one person in 5 is\s+followed/i;
    const quick = ['compare', ...ASKED, '--quick', '--sample', '0.2', '--keep-runs'];
    expect(await done(...quick, '--draws', '2', '--out', 'small')).toMatch(said);
    const { 'summary.json': summary, 'charts/what-changed.svg': chart } = files('small');
    expect(JSON.parse(summary)).toMatchObject({ sample: 0.2, first_look: true });
    expect(chart).toContain('first look');
    expect(readFileSync(at('small', 'datapackage.json'), 'utf8')).toMatch(said);
    expect(JSON.parse(readFileSync(at('small', 'manifest.json'), 'utf8')).command).toContain('--quick');
    await done('verify', 'small', '--quiet');
    await done('brief', 'small', '--format', 'html');
    expect(readFileSync(at('small', 'briefing.html'), 'utf8')).toMatch(said);
    await done('run', '--extend', 'small', '--draws', '+1', '--out', 'more', '--quiet');
    await done(...quick, '--draws', '3', '--out', 'three');
    expect(files('more')).toEqual(files('three'));
  }, 600_000);

  it('is refused where everybody is needed, and says why and who takes it', async () => {
    const refused = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await handoff(args, here);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      return stderr;
    };
    expect(await refused('place', 'Harris, TX', '--quick')).toMatch(
      /--quick: "handoff place" needs everybody.*\n.*; run, compare and explain take it$/m,
    );
    expect(await refused('calibrate', 'historical-fit', '--sample', '0.05')).toMatch(
      /--sample: "handoff calibrate" needs everybody: all its runs teach the emulators.*\n.*; run, compare, explain, sweep and sensitivity take it$/m,
    );
    expect(await refused('sensitivity', 'tutorial-sensitivity', '--quick')).toMatch(/take --sample 0\.05/);
  });
});
