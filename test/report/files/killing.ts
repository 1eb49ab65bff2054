/**
 * Kills a process in the mind: from a chosen call of the file system on, every call that changes something fails, as if
 * the process had been killed there. What it would have tidied up stays as it is.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Calls that change something on the disk. */
const CHANGING = [
  'mkdirSync',
  'writeFileSync',
  'appendFileSync',
  'openSync',
  'renameSync',
  'symlinkSync',
  'linkSync',
  'copyFileSync',
  'unlinkSync',
  'rmdirSync',
] as const;

type Call = (...args: unknown[]) => unknown;

export class Killed extends Error {}

/** How a disk fails: `at` which call the process is killed, and whether files may have further names. */
export type Fault = { readonly at?: number; readonly links?: boolean };

const real = { ...fs } as unknown as Record<string, Call>;

/**
 * Does some work with a fault.
 * @returns how many calls changed something, and whether it was killed
 */
export async function withFault(
  { at = Infinity, links = true }: Fault,
  work: () => unknown,
): Promise<{ readonly calls: number; readonly killed: boolean }> {
  let calls = 0;
  const table = fs as unknown as Record<string, Call>;
  for (const name of CHANGING) {
    const call = real[name];
    table[name] = (...args) => {
      if (calls >= at) throw new Killed();
      // Opening a folder to flush it changes nothing.
      if (name === 'openSync' && args[1] === 'r') return call(...args);
      if (!links && (name === 'symlinkSync' || name === 'linkSync'))
        throw Object.assign(new Error(name), { code: 'EPERM' });
      calls += 1;
      if (calls < at) return call(...args);
      // A file that was being written is there by half.
      const [place, content] = args;
      if (name.endsWith('FileSync') && typeof content === 'string')
        call(place, content.slice(0, content.length / 2), args[2]);
      throw new Killed();
    };
  }
  table['fsyncSync'] = () => undefined;
  syncBuiltinESMExports();
  try {
    await work();
    return { calls, killed: false };
  } catch (cause) {
    if (cause instanceof Killed) return { calls, killed: true };
    throw cause;
  } finally {
    for (const name of [...CHANGING, 'fsyncSync']) table[name] = real[name];
    syncBuiltinESMExports();
  }
}
