/**
 * Mutated scenarios, studies, tables and bundles end in a result or in a message for users: never in an internal error, a
 * hang, or want of memory. HANDOFF_FUZZ=file:1234 or bundle:56 runs one case alone; with HANDOFF_ALL=1 there are more.
 */
import { expect, it } from 'vitest';
import type { Task } from './child.ts';
import { caseOf } from './cases.ts';
import { runCases } from './watch.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
const HOUR = 3_600_000;
const [, what, alone] = /^(file|bundle):(\d+)$/.exec(process.env['HANDOFF_FUZZ'] ?? '') ?? [];

const upTo = (kind: Task['what'], count: number): Task[] => {
  if (what !== undefined) return what === kind ? [{ what: kind, number: Number(alone) }] : [];
  return Array.from({ length: count }, (_, number) => ({ what: kind, number }));
};

it('gives the same case for the same number', () => {
  for (const number of [0, 1, 77]) expect(caseOf(number)).toEqual(caseOf(number));
  expect(caseOf(1)).not.toEqual(caseOf(2));
});

it(
  'takes or refuses mutated scenarios, studies and tables',
  async () => {
    expect(await runCases(upTo('file', ALL ? 20_000 : 500), 2)).toEqual([]);
  },
  3 * HOUR,
);

it(
  'takes or refuses mutated bundles',
  async () => {
    expect(await runCases(upTo('bundle', ALL ? 200 : 20), 1)).toEqual([]);
  },
  HOUR,
);
