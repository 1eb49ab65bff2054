import { describe, expect, it } from 'vitest';
import { isSame } from '../../src/cli/files/question.ts';

const inputs = { 'mine.yaml': 'a'.repeat(64) };
const asked = (line: string, more: object = {}) => ({ handoff: '1', command: line.split(' '), inputs, ...more });

describe('the question of a bundle', () => {
  const first = asked('handoff run mine.yaml --seed x --replications 3');
  it.each([
    'handoff run mine.yaml --seed x --replications 3 --workers 2 --out elsewhere --json --quiet --view records',
    'handoff run --replications=3 ./other/mine.yml --seed=x --no-color',
    'handoff run --quiet mine.yaml --out=b --replications 3 --seed x',
  ])('is the same however it is put: %s', (line) => expect(isSame(first, asked(line))).toBe(true));

  it.each([
    'handoff compare mine.yaml --seed x --replications 3',
    'handoff run mine.yaml --seed y --replications 3',
    'handoff run mine.yaml --seed x --replications 4',
    'handoff run mine.yaml other.yaml --seed x --replications 3',
    'handoff run mine.yaml --seed x --replications 3 --flow',
    'handoff run mine.yaml --seed x --replications 3 --set a=1',
  ])('is another with other words: %s', (line) => expect(isSame(first, asked(line))).toBe(false));

  it('is another with other files or another version, if they are known, and in another order', () => {
    expect(isSame(first, { ...first, inputs: { 'mine.yaml': 'b'.repeat(64) } })).toBe(false);
    expect(isSame(first, { ...first, inputs: undefined })).toBe(true);
    expect(isSame(first, { ...first, handoff: '2' })).toBe(false);
    expect(isSame(asked('handoff compare a b'), asked('handoff compare b a'))).toBe(false);
    expect(isSame(asked('handoff run a --set x=1 --set x=2'), asked('handoff run a --set x=2 --set x=1'))).toBe(false);
  });
});
