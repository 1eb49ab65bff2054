/** What the schema cannot see of the section `place_effects`. */
import type { Problem } from '../../base/problem.ts';
import { teller } from '../read/lookup.ts';
import { at, type Tree } from '../read/tree.ts';

/** Effects on notice need the chance that they move. */
export function placeEffectProblems(tree: Tree): Problem[] {
  const path = ['place_effects', 'notice'];
  if (at(tree, ...path) === undefined || at(tree, 'local', 'notice_limited') !== undefined) return [];
  return [
    teller(tree)(
      path,
      'moves local.notice_limited, which is not stated',
      'state local.notice_limited, or leave out place_effects.notice',
    ),
  ];
}
