/** The small model of docs/peers.md in each tool: programs that tell their runs as lines of JSON. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Tool = {
  readonly name: string;
  readonly command: readonly string[];
  /** The files that a user of the tool would write. */
  readonly files: readonly string[];
  /** Pairs of runs in a process, so that all take about as long. */
  readonly pairs: number;
};

// Debian's own: another Python on the path has other packages.
const PYTHON = '/usr/bin/python3';
const NODE = process.execPath;

/** The program itself first: what all others are compared with. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'Handoff',
    command: [NODE, 'dist/peer.js'],
    files: ['../../test/fixtures/peer.yaml', 'with-handoff.ts'],
    pairs: 40,
  },
  { name: 'NumPy', command: [PYTHON, 'scripts/peers/with_numpy.py'], files: ['with_numpy.py'], pairs: 40 },
  { name: 'SimPy', command: [PYTHON, 'scripts/peers/with_simpy.py'], files: ['with_simpy.py'], pairs: 8 },
  { name: 'flocc', command: [NODE, 'dist/peer-flocc.js'], files: ['with-flocc.mjs'], pairs: 8 },
];

/** One run under one policy. */
export type Run = {
  readonly policy: number;
  readonly seed: number;
  /** Of processor time. */
  readonly seconds: number;
  readonly counts: Readonly<Record<string, number>>;
};

/** Some runs of one process; its own seconds and megabytes are those of all it did. */
export type Session = { readonly runs: readonly Run[]; readonly seconds: number; readonly megabytes: number };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Simulates pairs of runs, one under each policy, from a seed on. @throws Error where the program fails */
export function session({ name, command: [program, ...args] }: Tool, first: number, pairs: number): Session {
  const { status, stdout, stderr } = spawnSync(program, [...args, String(first), String(pairs)], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const all = lines.pop() as Omit<Session, 'runs'>;
  // Whoever was missed or declined may be found later, which takes the place of both.
  const runs = (lines as Run[]).map((run) => {
    const { declined, missed, at_large } = run.counts;
    return { ...run, counts: { ...run.counts, not_taken: declined + missed + at_large } };
  });
  return { runs, ...all };
}

/** Lines of code that a user of the tool would write: neither empty nor comments. */
export const linesOf = ({ files }: Tool): number =>
  files.reduce((sum, file) => sum + codeLines(readFileSync(new URL(file, import.meta.url), 'utf8')), 0);

export const codeLines = (text: string): number =>
  text
    .replace(/"""[^]*?"""|\/\*[^]*?\*\//g, '')
    .split('\n')
    .filter((line) => !/^\s*($|#|\/\/)/.test(line)).length;
