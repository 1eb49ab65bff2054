/** docs/machines.md and the files for clusters: every command in them is one that the command line reads, shard by shard. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { nameOf } from '../../src/cli/command.ts';
import { GROUPS } from '../../src/cli/commands.ts';
import type { Groups } from '../../src/cli/help.ts';
import { single } from '../../src/cli/given.ts';
import { readExtendOptions, readRunOptions, readWorkerOptions } from '../../src/cli/request.ts';
import { runCommandLine } from '../../src/cli/parser.ts';
import { freshFolder } from '../cli/handoff.ts';

const here = freshFolder();
const page = readFileSync('docs/machines.md', 'utf8');

type Read = { readonly name: string; readonly values: Readonly<Record<string, unknown>> };

/** What the command line reads, without doing it. */
async function read(args: readonly string[]): Promise<Read> {
  let found: Read | undefined;
  const commands: Groups = GROUPS.map(([heading, of]) => [
    heading,
    of.map((command) => ({
      ...command,
      run: (values) => {
        found = { name: nameOf(command), values };
        return Promise.resolve(0);
      },
    })),
  ]);
  await runCommandLine(args, commands);
  expect(found, args.join(' ')).toBeDefined();
  return found!;
}

/** What a shell calls "handoff" with. */
function called(shell: readonly string[], env: Readonly<Record<string, string>>): string[] {
  const stub = join(here, 'handoff');
  writeFileSync(stub, '#!/bin/sh\nprintf "%s\\n" "$@"\n');
  chmodSync(stub, 0o755);
  const [program, ...args] = shell;
  const told = execFileSync(program, args, {
    encoding: 'utf8',
    env: { PATH: `${here}:${process.env['PATH']}`, ...env },
  });
  return told.trimEnd().split('\n');
}

describe('the page', () => {
  const lines = [...page.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, code]) => code.trimEnd().split('\n'));
  const commands = lines.map((line) =>
    line
      .replace(/ +#.*$/, '')
      .split(' ')
      .slice(2),
  );

  it('has commands that the command line reads', async () => {
    const all = await Promise.all(commands.map(read));
    expect(all.map(({ name }) => name)).toEqual(['compare', 'compare', 'merge', 'run', 'worker', 'compare']);
    const [one, two, merged, more, worker, queued] = all.map(({ values }) => values);
    expect([one, two].map((values) => readRunOptions(values).shard)).toEqual([
      { number: 1, of: 2 },
      { number: 2, of: 2 },
    ]);
    expect(merged['part']).toEqual([`${single(one, 'out')}.parts`]);
    expect(readRunOptions(queued).queue).toBe(readWorkerOptions(worker).url);
    expect(readExtendOptions(more)).toMatchObject({ bundle: single(one, 'out'), more: 80 });
  });
});

describe('the job array for Slurm', () => {
  const file = 'docs/machines/slurm.sh';
  const text = readFileSync(file, 'utf8');

  it('gives every job of the array a part of its own', async () => {
    const [, first, last] = /^#SBATCH --array=(\d+)-(\d+)$/m.exec(text)!.map(Number);
    const line = /sbatch --parsable slurm\.sh (.*)\)$/m.exec(text)![1].split(' ');
    const threads = /^#SBATCH --cpus-per-task=(\d+)$/m.exec(text)![1];
    for (const job of [first, last]) {
      const env = { HANDOFF: 'handoff', SLURM_ARRAY_TASK_ID: `${job}`, SLURM_ARRAY_TASK_COUNT: `${last}`, SLURM_CPUS_PER_TASK: threads }; // prettier-ignore
      const { name, values } = await read(called(['bash', file, ...line], env));
      const { shard, workers, draws, out } = readRunOptions(values);
      expect([name, shard, workers, draws, out]).toEqual(['compare', { number: job, of: last }, Number(threads), 640, 'law']); // prettier-ignore
    }
    expect(first).toBe(1);
    const [, merging] = /--wrap 'npx handoff (.*)'/.exec(text)!;
    expect((await read(merging.split(' '))).values['part']).toEqual(['law.parts']);
  });
});

describe('the indexed job for Kubernetes', () => {
  const text = readFileSync('docs/machines/kubernetes.yaml', 'utf8');
  const { apiVersion, kind, spec } = parse(text);

  it('gives every pod a part of its own', async () => {
    expect([apiVersion, kind, spec.completionMode]).toEqual(['batch/v1', 'Job', 'Indexed']);
    const [{ command, args, workingDir, volumeMounts }] = spec.template.spec.containers;
    expect(volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toContain(workingDir);
    for (const index of [0, spec.completions - 1]) {
      const { name, values } = await read(called([...command, ...args], { JOB_COMPLETION_INDEX: `${index}` }));
      const { shard, out } = readRunOptions(values);
      expect([name, shard, out]).toEqual(['compare', { number: index + 1, of: spec.completions }, 'law']);
    }
    const [, merging] = /-- handoff (merge \S+)/.exec(text)!;
    expect((await read(merging.split(' '))).values['part']).toEqual(['law.parts']);
  });
});
