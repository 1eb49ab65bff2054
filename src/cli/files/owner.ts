/** Which process holds something, so that another can tell whether it still runs. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import { z } from 'zod';

const owner = z.object({
  /** Zero and negative numbers speak of groups of processes. */
  pid: z.number().int().positive(),
  host: z.string(),
  /** When the process began, as the system counts it: numbers of processes are used again. Null where it does not say. */
  started: z.string().nullable(),
  /** When it took hold, in ISO 8601. */
  since: z.string(),
});
export type Owner = z.infer<typeof owner>;

/** This process, from now on. */
export const thisProcess = (): Owner => ({
  pid: process.pid,
  host: hostname(),
  started: startOf(process.pid) ?? null,
  since: new Date().toISOString(),
});

/** An owner as one line. */
export const ownerText = (who: Owner): string => `${JSON.stringify(who)}\n`;

/** An owner read back; undefined where the text is cut off or none of ours. */
export function readOwner(text: string): Owner | undefined {
  if (!text.endsWith('\n')) return undefined;
  try {
    return owner.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** True of a process of this machine. Of another's nothing can be known here. */
export const isLocal = ({ host }: Owner): boolean => host === hostname();

/** True if a process of this machine still runs: its number is taken, and by a process that began when it did. */
export function isRunning({ pid, started }: Owner): boolean {
  const now = startOf(pid);
  if (now === undefined) return false;
  return now === null || started === null || now === started;
}

/** "process 4711 on host vm, since 2026-01-31 08:15:00 UTC". */
export const inWords = ({ pid, host, since }: Owner): string =>
  `process ${pid} on ${host}, since ${since.slice(0, 19).replace('T', ' ')} UTC`;

/** When a process of this machine began; null where the system does not say, undefined where there is none. */
function startOf(pid: number): string | null | undefined {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // Another user's process may not be signalled, and is there.
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
}

/** The 22nd field of its line in /proc, in ticks since the machine was started, with the name of that start. */
function startOnLinux(pid: number): string | null | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name of the program, in brackets, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that has ended and waits for its parent to notice does nothing any more.
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}

function startElsewhere(pid: number): string | null {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const told = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    return told.toString().trim() || null;
  } catch {
    return null;
  }
}
