/**
 * Who writes: a process, by its number and its start, so that what a dead one left is told from what a living one does.
 * Processes of other machines and containers are not seen: two of those must not write to one folder at once.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** This process: "4711-889912". */
export const thisWriter = (): string => `${process.pid}-${startOf(process.pid) ?? 0}`;

/** True if the process of that name still runs, and not just another one of its number. */
export function isAlive(writer: string): boolean {
  const [pid, start] = writer.split('-').map(Number);
  return startOf(pid) === start;
}

/** When a process began, in ticks since the machine started; 0 where the system does not tell; undefined if it is dead. */
function startOf(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], Number(fields[19])];
    return state === 'Z' || state === 'X' ? undefined : start;
  } catch {
    return process.platform === 'linux' || !answers(pid) ? undefined : 0;
  }
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
