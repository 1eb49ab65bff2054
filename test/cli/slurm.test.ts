/** The job array of docs/machines on a real Slurm, with HANDOFF_ALL=1: the bundle of one machine, to the byte. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNTY } from './dealt.ts';
import { BIN, freshFolder, handoff } from './handoff.ts';
import { type Slurm, startSlurm } from './slurm.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
const here = freshFolder();
const ARRAY = resolve('docs/machines/slurm.sh');
const COMMAND = 'compare county.yaml --set local.hold_willing=0 --draws 5 --format svg'.split(' ');
const PARTS = 3;

const outputs = (folder: string): unknown =>
  (JSON.parse(readFileSync(join(here, folder, 'manifest.json'), 'utf8')) as { outputs: unknown }).outputs;

describe('a job array of Slurm', () => {
  let slurm: Slurm;
  beforeAll(async () => {
    if (!ALL) return;
    writeFileSync(join(here, 'county.yaml'), COUNTY);
    slurm = await startSlurm(here);
  });
  afterAll(() => slurm?.stop());
  beforeEach(({ skip }) => skip(!ALL, 'it needs Slurm: "npm run test:all" installs and runs it'));

  it('gives the bundle of one machine, to the byte, also where it is given twice', async () => {
    const env = { HANDOFF: `${process.execPath} ${BIN}` };
    const submit = () => slurm.call('sbatch', ['--parsable', `--array=1-${PARTS}`, '--cpus-per-task=1', ARRAY, ...COMMAND, '--out', 'law'], env).trim(); // prettier-ignore
    const jobs = [submit(), submit()];
    slurm.call('sbatch', [
      '--wait',
      `--dependency=afterok:${jobs.join(':')}`,
      '--wrap',
      `${env.HANDOFF} merge law.parts`,
    ]);
    expect(readdirSync(join(here, 'law.parts'))).toHaveLength(PARTS);
    const { code, stderr } = await handoff([...COMMAND, '--out', 'whole', '--quiet'], here);
    expect(code, stderr).toBe(0);
    expect(outputs('law')).toEqual(outputs('whole'));
  });
});
