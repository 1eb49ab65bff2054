/** Which values of the rules a file states itself: the rest comes from its parents and from shipped tables. */
import { itemsAt } from './lookup.ts';
import type { Tree } from './tree.ts';

/** The parameters that are rules. */
export const RULES = ['federal.programme', 'state.law', 'local.policy'] as const;

/** For each rule, the positions of such values in its list. */
export type OwnRules = Readonly<Record<(typeof RULES)[number], readonly number[]>>;

/**
 * @param tree the complete scenario, in which every value knows its file
 * @param files the file, and the user's own tables
 */
export function ownRules(tree: Tree, files: ReadonlySet<string>): OwnRules {
  const positions = (path: string): number[] =>
    itemsAt(tree, ...path.split('.'), 'values').flatMap((item, position) =>
      files.has(item.spot.file) ? [position] : [],
    );
  return {
    'federal.programme': positions('federal.programme'),
    'state.law': positions('state.law'),
    'local.policy': positions('local.policy'),
  };
}
