import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOption, suggestGroups } from '../../../src/scenario/diff/suggest-groups.ts';
import { groupByHand, type Switch } from '../../../src/scenario/diff/switches.ts';

const switchOf = (path: string): Switch => ({ id: path, text: `${path} differs.`, paths: [path] });
const PATHS = 'federal.programme federal.discouragement state.law local.policy local.hold_willing screening.level pickup.level pickup.start at_large.success recorder.missed recorder.extract stay.mean cost_book'.split(' '); // prettier-ignore

describe('groups that are suggested', () => {
  it('put together what is of one kind, a part as a whole where all of it is meant', () => {
    expect(suggestGroups(PATHS.map(switchOf)).map(asOption)).toEqual([
      '--group programme=federal',
      '--group local-policy=local',
      '--group effort=screening.level,pickup,at_large.success',
      '--group records=recorder',
    ]);
    expect(suggestGroups(['state.law', 'stay.mean'].map(switchOf))).toEqual([]);
  });

  it('are taken by --group as they are, and leave fewer provisions, each of the paths in one', () => {
    fc.assert(
      fc.property(fc.subarray(PATHS), (paths) => {
        const switches = paths.map(switchOf);
        const groups = suggestGroups(switches);
        const grouped = groupByHand(switches, groups);
        if ('message' in grouped) throw new Error(grouped.message);
        expect(grouped.flatMap((one) => one.paths).toSorted()).toEqual(paths.toSorted());
        if (groups.length > 0) expect(grouped.length).toBeLessThan(switches.length);
        expect(suggestGroups(grouped)).toEqual([]);
      }),
    );
  });
});
