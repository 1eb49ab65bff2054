/** Things told apart question by question. */
import { describe, expect, it } from 'vitest';
import { Refinement } from '../../src/policy/refinement.ts';

describe('a refinement', () => {
  it('groups what all questions answer alike, numbered by their first members', () => {
    const things = new Refinement(8);
    expect([...things.groupOf]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    things.split((i) => (i < 2 ? 1 : 0), 2);
    things.split((i) => i % 3, 3);
    expect([...things.groupOf]).toEqual([0, 1, 2, 3, 4, 2, 3, 4]);
    expect(things.examples()).toEqual([0, 1, 2, 3, 4]);
  });

  it('is not changed by a question that tells nobody apart', () => {
    const things = new Refinement(6);
    things.split((i) => i >> 1, 3);
    const before = [...things.groupOf];
    things.split(() => 4, 5);
    things.split((i) => 2 - (i >> 1), 3);
    expect([...things.groupOf]).toEqual(before);
  });

  it('tells as many apart as a number of 16 bits can, and refuses more', () => {
    expect(new Refinement(65535).examples()).toHaveLength(1);
    const most = new Refinement(65535);
    most.split((i) => i, 65535);
    expect(most.groupOf[65534]).toBe(65534);
    expect(() => new Refinement(65536).split((i) => i, 65536)).toThrow('more than 65,535 sorts of people');
  });
});
