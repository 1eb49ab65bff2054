/** The documents that commands print, for the scripts of this folder. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/handoff.js', import.meta.url));
/** Commands that write a bundle; it goes where it is thrown away. */
const WRITES = /^(run|compare|explain|validate|sweep) /;

/** The document that a command prints. */
export function documentOf(command: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-document-'));
  try {
    const out = WRITES.test(command) ? ['--out', join(folder, 'out')] : [];
    const args = [BIN, ...command.split(' '), '--json', '--quiet', ...out];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
