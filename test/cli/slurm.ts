/** A Slurm of our own on this machine: one node, Debian's programs, everything in one folder, nothing of the system's. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 30_000;
const BETWEEN_LOOKS = 200;

const configOf = (folder: string): string => {
  const host = hostname().split('.', 1)[0];
  const user = userInfo().username;
  const port = 20_000 + (process.pid % 20_000);
  return `ClusterName=handoff
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${port}
SlurmdPort=${port + 1}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
CredType=cred/munge
SlurmUser=${user}
SlurmdUser=${user}
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1,bf_interval=1
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} RealMemory=16000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP MaxTime=INFINITE
`;
};

export type Slurm = {
  /** Runs one of Slurm's commands. @returns what it prints */
  readonly call: (program: string, args: readonly string[], env?: Readonly<Record<string, string>>) => string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts it, and waits until its node is idle.
 * @param folder that is there, for all that it writes; commands are called in it
 * @throws Error where the node does not come up in time
 */
export async function startSlurm(folder: string): Promise<Slurm> {
  chmodSync(folder, 0o755);
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'munge.key'), randomBytes(1024), { mode: 0o600 });
  const config = join(folder, 'slurm.conf');
  writeFileSync(config, configOf(folder));
  const env = { ...process.env, SLURM_CONF: config };
  const children: ChildProcess[] = [];
  const start = (program: string, args: readonly string[]): void =>
    void children.push(spawn(program, args, { cwd: folder, env, stdio: 'ignore' }));
  const munge = ['socket', 'key-file', 'pid-file', 'log-file', 'seed-file'].map((what) => `--${what}=${folder}/munge.${what === 'key-file' ? 'key' : what}`); // prettier-ignore
  start('/usr/sbin/munged', ['--foreground', '--force', ...munge]);
  start('/usr/sbin/slurmctld', ['-D', '-f', config]);
  start('/usr/sbin/slurmd', ['-D', '-f', config]);
  const call: Slurm['call'] = (program, args, more = {}) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...env, ...more }, stdio: 'pipe' });
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) {
      if (child.exitCode !== null) continue;
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await ended;
    }
  };
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(BETWEEN_LOOKS))
    if (isIdle(call)) return { call, stop };
  await stop();
  throw new Error('no node of Slurm is ready');
}

function isIdle(call: Slurm['call']): boolean {
  try {
    return call('sinfo', ['--noheader', '--format=%T']).trim() === 'idle';
  } catch {
    return false;
  }
}
