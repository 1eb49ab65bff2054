import { expect, it } from 'vitest';
import type { VerifyDocument } from '../../../../src/report/files/verify/document.ts';
import { verifyText } from '../../../../src/report/files/verify/text.ts';

const SAME: VerifyDocument = {
  schema: 'handoff.verify/1',
  bundle: 'outputs/x',
  run: '0123456789abcdef',
  same: true,
  files: 9,
  differences: [],
  points: null,
  tables: [],
  made_by: { handoff: '0.2.0', commit: 'c'.repeat(40) },
  verified_by: { handoff: '0.2.0', commit: 'c'.repeat(40) },
  changed_since: [],
};

it('says in a line that all came out again', () => {
  expect(verifyText(SAME)).toBe('outputs/x: the same to the byte, 9 files (run 0123456789ab)');
});

it('tells which results changed since the version of the bundle, and that another commit made it', () => {
  const told = verifyText({
    ...SAME,
    verified_by: { handoff: '0.4.0', commit: null },
    changed_since: [
      { version: '0.4.0', results: ['every cost', 'maps'] },
      { version: '0.3.0', results: ['requests'] },
    ],
  });
  expect(told.split('\n').slice(1)).toEqual([
    'Made by version 0.2.0, commit cccccccccccc; this is version 0.4.0',
    'Results changed since, as the changelog says:',
    '  0.4.0: every cost',
    '  0.4.0: maps',
    '  0.3.0: requests',
  ]);
});

it('names the points of a study that were simulated, where not all were', () => {
  const told = (again: number[], of: number) => verifyText({ ...SAME, points: { again, of } });
  expect(told([2, 5, 9], 12)).toContain('Simulated again: points 2, 5 and 9 of 12;');
  expect(told([1, 2], 2)).not.toContain('Simulated again');
});
