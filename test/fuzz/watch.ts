/** Runs cases in processes that may die, hang or eat memory, and says which did. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Outcome, Task } from './child.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
/** Of the heap, in MB. */
const MEMORY = 500;
/** Seconds of the processor for one case, which a busy machine does not shorten, and of the clock if it cannot be read. */
const PATIENCE = 2;
const CLOCK = 60;

/** Seconds of the processor that a process has used so far; null where the system does not tell. */
function used(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

function start(): Promise<ChildProcess> {
  const execArgv = ['--import', 'tsx', `--max-old-space-size=${MEMORY}`];
  const child = fork(CHILD, { execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', () => {
      child.removeAllListeners('exit');
      resolve(child);
    });
    child.once('exit', (code) => reject(new Error(`the process that runs the cases ended with ${code}`)));
  });
}

/** One case in a process: what went wrong, or null. A process that was ended is of no further use. */
function runCase(
  child: ChildProcess,
  task: Task,
): Promise<{ readonly failure: string | null; readonly dead: boolean }> {
  const [before, began] = [used(child.pid!) ?? 0, Date.now()];
  return new Promise((resolve) => {
    const end = (failure: string | null, dead: boolean): void => {
      clearInterval(timer);
      child.removeAllListeners('message').removeAllListeners('exit');
      resolve({ failure, dead });
    };
    const timer = setInterval(() => {
      const now = used(child.pid!);
      if ((now === null ? 0 : now - before) < PATIENCE && Date.now() - began < CLOCK * 1000) return;
      child.kill('SIGKILL');
      end(`took more than ${PATIENCE} s`, true);
    }, 100);
    child.on('message', ({ failure, file }: Outcome) => end(failure && `${failure}\n    its text: ${file}`, false));
    child.on('exit', (code, signal) => end(`ended the process (${signal ?? code}), for want of memory perhaps`, true));
    child.send(task);
  });
}

/**
 * Runs cases, shared out over some processes.
 * @returns a line for each that failed, with its number
 */
export async function runCases(tasks: readonly Task[], processes: number): Promise<string[]> {
  const failures: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    let child = await start();
    while (next < tasks.length) {
      const task = tasks[next++];
      const { failure, dead } = await runCase(child, task);
      if (failure !== null) failures.push(`${task.what} ${task.number}: ${failure}`);
      if (dead) child = await start();
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: processes }, work));
  return failures;
}
