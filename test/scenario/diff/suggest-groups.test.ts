import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOption, suggestGroups } from '../../../src/scenario/diff/suggest-groups.ts';
import { groupByHand, type Switch } from '../../../src/scenario/diff/switches.ts';

const switchOf = (path: string): Switch => ({ id: path, text: `${path} differs.`, paths: [path] });
const PATHS = 'federal.programme federal.discouragement state.law local.policy local.hold_willing screening.level pickup.level pickup.start at_large.success recorder.missed recorder.extract stay.mean cost_book'.split(' '); // prettier-ignore

describe('groups that are suggested', () => {
  it('put together what is of one kind, a part as a whole where all of it is meant', () => {
    const kinds = [
      '--group programme=federal',
      '--group local-policy=local',
      '--group effort=screening.level,pickup,at_large.success',
      '--group records=recorder',
    ];
    expect(suggestGroups(PATHS.map(switchOf), 7).map(asOption)).toEqual(kinds);
    expect(suggestGroups(['state.law', 'stay.mean'].map(switchOf), 6)).toEqual([]);
    // Six may be left, and state law, stays and prices would make it seven.
    expect(suggestGroups(PATHS.map(switchOf), 6).map(asOption)).toEqual([...kinds, '--group rest=stay.mean,cost_book']);
  });

  it('are taken by --group as they are, and leave fewer provisions, each of the paths in one', () => {
    fc.assert(
      fc.property(fc.subarray(PATHS), (paths) => {
        const switches = paths.map(switchOf);
        const groups = suggestGroups(switches, 6);
        const grouped = groupByHand(switches, groups);
        if ('message' in grouped) throw new Error(grouped.message);
        expect(grouped.flatMap((one) => one.paths).toSorted()).toEqual(paths.toSorted());
        expect(grouped.length).toBeLessThanOrEqual(6);
        if (groups.length > 0) expect(grouped.length).toBeLessThan(switches.length);
        expect(suggestGroups(grouped, 6)).toEqual([]);
      }),
    );
  });
});
