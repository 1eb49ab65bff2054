/** How commands grow with cores, draws and arms, as scripts/record-growth.ts measured it: see docs/speed.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCS } from '../tables.ts';
import type { Table } from './text.ts';

export const GROWTH_FILE = join(DOCS, 'growth.json');

/** By command: seconds on one core to those on two, and memory of the larger question to that of the smaller. */
export type Growth = {
  readonly sooner: Readonly<Record<string, number>>;
  readonly memory: Readonly<Record<string, number>>;
};

/** One that takes 20 seconds or more of two cores, from each command that simulates. */
export const CORES = [
  'run historical --draws 8',
  'compare historical secure-communities --sample 0.05 --draws 40',
  'explain historical secure-communities --sample 0.05 --draws 10',
  'sweep trust-act-teams',
  'sensitivity tutorial-sensitivity',
  'calibrate fit.yaml',
  'validate historical --draws 6',
] as const;

/** So many arms that are the nation, and part from each other in July 2015. */
const arms = (count: number): string => {
  const others = Array.from(
    { length: count - 1 },
    (_, i) => ` --set historical-${i + 2}:pickup.level@2015-07-01=${(21 + i) / 20}`,
  );
  return `compare${' historical'.repeat(count)}${others.join('')} --draws 2`;
};

export const MEMORY = [
  {
    told: '200 draws for 20',
    few: 'run historical --sample 0.01 --draws 20',
    many: 'run historical --sample 0.01 --draws 200',
  },
  { told: '20 arms for 4, the whole nation', few: arms(4), many: arms(20) },
] as const;

/** So many times as fast were two cores to be. */
const GOAL = 1.85;

const times = (ratio: number): string => ratio.toFixed(2);

/** The tables, as of what was measured. */
export function growthTables(): Record<'growth.cores' | 'growth.memory', Table> {
  const { sooner, memory } = JSON.parse(readFileSync(GROWTH_FILE, 'utf8')) as Growth;
  return {
    'growth.cores': {
      head: ['command', `times as fast (goal: ${GOAL})`],
      rows: CORES.map((line) => [`\`${line}\``, times(sooner[line])]),
    },
    'growth.memory': {
      head: ['in place of', 'times the memory'],
      rows: MEMORY.map(({ told, many }) => [told, times(memory[many])]),
    },
  };
}
