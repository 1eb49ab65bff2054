/** A child's parameter over its parent's. */
import { ALWAYS, entriesOf } from './entries.ts';
import type { Entry } from './entry.ts';
import type { Ground } from './ground.ts';
import { layOver } from './layers.ts';
import { ownEvidence, statesEvidence } from './parameter-tree.ts';
import { replacedBy } from './replaced.ts';
import { at, withEntries, type MapTree, type Path, type Tree } from './tree.ts';

/** The parameter that says at every place and day what the two layers say: see {@link layOver}. */
export function takeOver(parent: MapTree, child: MapTree, ground: Ground, path: Path): MapTree {
  const unit = child.entries.get('unit') ?? parent.entries.get('unit');
  // How places differ is said of the parameter, not of its values: other values leave it standing.
  const spread = child.entries.get('spread') ?? parent.entries.get('spread');
  const whole = withEntries(child, { unit, spread, ...ownEvidence(child) });
  const [below, above] = [entriesOf(parent, path, ground), entriesOf(child, path, ground)];
  // What cannot be read is told where it stands, so that it must stay.
  if (!above || above.length === 0) return whole;
  if (!below || below.length === 0) return isEverywhere(above, ground) ? whole : parent;
  replacedBy(above, below, path, ground);
  if (isEverywhere(above, ground)) return whole;
  const { first, rows, parent: kept, child: own } = layOver(below, above, ground.places);
  const items = [...first, ...(rows ?? []), ...kept, ...own.map((item) => withEvidence(item, child))];
  const list = at(child, 'values');
  const spot = list?.spot ?? child.spot;
  return withEntries(parent, {
    unit,
    spread,
    value: undefined,
    fade: undefined,
    ...(rows ? { table: undefined } : {}),
    values: { key: child.entries.get('values')?.key ?? child.spot, tree: { kind: 'list', spot, items } },
  });
}

/** True if nothing of a parent is left under these entries. */
const isEverywhere = (entries: readonly Entry[], { places }: Ground): boolean =>
  entries.some(({ day, covers }) => day === ALWAYS && covers.size === places.length);

/** A dated value with evidence: its own, else that of the parameter it stands in. */
function withEvidence(item: Tree, parameter: MapTree): Tree {
  return item.kind !== 'map' || statesEvidence(item) ? item : withEntries(item, ownEvidence(parameter));
}
