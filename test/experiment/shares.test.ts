/** A run dealt out among workers by offices is the run. */
import { describe, expect, it } from 'vitest';
import { joined, replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const arms = [0.9, 0.2].map((value) => ({
  name: `${value}`,
  scenario: smallScenario({ 'local.hold_willing': [{ value: 0.9 }, { from: '2011-01-10', value }] }),
}));

const study = new Study(
  {
    arms,
    seed: 'shares',
    ...arms[0].scenario.report,
    by: ['office', 'class'],
    flips: true,
    flipsBy: ['state'],
    windows: [{ places: 'all', from: '2011-01', to: '2011-03' }],
  },
  smallWorld(),
);

describe('shares of a run', () => {
  it('are put together to what one worker finds, with more shares than offices too', () => {
    const whole = replicate(study, 3, 1);
    expect(study.groups.length).toBeGreaterThan(1);
    for (const of of [1, 2, 5]) {
      const shares = Array.from({ length: of }, (_, first) => replicate(study, 3, 1, { first, of }));
      expect(joined(shares)).toEqual(whole);
    }
  });
});
