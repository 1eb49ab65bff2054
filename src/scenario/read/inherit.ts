/** What a child may not do to what it inherits: measure it in another unit, or state a figure without evidence. */
import { isParameter, statesEvidence } from './parameter-tree.ts';
import { error, formatPath, type Problem } from '../../base/problem.ts';
import { at, type MapTree, type Path, type Tree } from './tree.ts';

/**
 * Findings about a file, held against the parents it is laid over. A single value without evidence is not told here:
 * merging never keeps a parent's evidence for it, so that the schema finds it bare.
 */
export function inheritanceProblems(parent: Tree | undefined, child: Tree, path: Path = []): Problem[] {
  if (parent?.kind !== 'map' || child.kind !== 'map') return [];
  return [
    ...otherUnit(parent, child, path),
    ...(isParameter(parent) && isParameter(child) ? bareValues(child, path) : []),
    ...[...child.entries].flatMap(([key, { tree }]) => inheritanceProblems(at(parent, key), tree, [...path, key])),
  ];
}

function otherUnit(parent: MapTree, child: MapTree, path: Path): Problem[] {
  const [before, after] = [at(parent, 'unit'), at(child, 'unit')];
  if (before?.kind !== 'scalar' || after?.kind !== 'scalar' || before.value === after.value) return [];
  const unit = String(before.value);
  const message = `must be "${unit}" as in the parent, got "${String(after.value)}": a unit is a label and converts nothing`;
  return [error(after.spot, formatPath([...path, 'unit']), message, 'leave it out and convert the values')];
}

/** Dated values without evidence of their own, in a parameter that states none for all of them. */
function bareValues(child: MapTree, path: Path): Problem[] {
  const values = at(child, 'values');
  if (statesEvidence(child) || values?.kind !== 'list') return [];
  return values.items.flatMap((item, index) => {
    if (item.kind !== 'map' || statesEvidence(item)) return [];
    const hint = "a parent's source does not speak for a child's value";
    const message = 'needs evidence: add "source: ..." or "assumed: why this value"';
    return [error(item.spot, formatPath([...path, 'values', index]), message, hint)];
  });
}
