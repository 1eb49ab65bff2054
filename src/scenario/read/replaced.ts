/** What a value of a child takes the place of although a parent states it for these places in particular. */
import { canonicalJson } from '../../base/canonical-json.ts';
import type { Entry, Lost } from './entry.ts';
import type { Ground } from './ground.ts';
import { latest } from './layers.ts';
import { at, plain, type Path } from './tree.ts';

/** Tells the ground of every value of the child that takes the place of narrower ones that say something else. */
export function replacedBy(child: readonly Entry[], parent: readonly Entry[], path: Path, ground: Ground): void {
  if (!ground.tell) return;
  const { places, tell } = ground;
  const holding = memo((day) => [latest(parent, day, places), latest(child, day, places)] as const);
  for (const by of child) {
    const value = valueOf(by);
    const lost = parent.flatMap((entry): Lost[] => {
      if (valueOf(entry) === value || ![...by.covers].some((place) => !entry.covers.has(place))) return [];
      const [below, above] = holding(Math.max(by.day, entry.day));
      const where = [...entry.covers].filter((place) => below[place] === entry && above[place] === by);
      return where.length === 0 ? [] : [{ entry, codes: where.map((place) => places[place].code) }];
    });
    if (lost.length > 0) tell({ path, by, lost });
  }
}

/** With the fade, which is of the value. */
const valueOf = ({ item }: Entry): string => {
  const [value, fade] = [at(item, 'value'), at(item, 'fade')];
  return canonicalJson([plain(value ?? item), fade === undefined ? null : plain(fade)]);
};

function memo<T>(make: (day: number) => T): (day: number) => T {
  const made = new Map<number, T>();
  return (day) => {
    let found = made.get(day);
    if (found === undefined) made.set(day, (found = make(day)));
    return found;
  };
}
