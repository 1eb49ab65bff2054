/** Figures of one sort, which are scored together: arrests by field office, months of a year, jails. */
import type { Role, Pattern } from './table.ts';

/** What a reader calls the group that a figure belongs to. */
export function groupOf(pattern: Pattern): string {
  const { series, placesText, metric } = pattern;
  if (series !== null) return series;
  const [sort] = placesText.split(' ');
  if (sort === 'office') return `${metric.label}, field offices`;
  if (sort === 'county') return `Counties`;
  if (!metric.additive || pattern.over !== null) return 'Nation, shares';
  return isFiscalYear(pattern) ? 'Nation, counts of fiscal years' : 'Nation, counts of months';
}

const isFiscalYear = ({ from, to }: Pattern): boolean => from.endsWith('-10') && to.endsWith('-09');

/** Patterns by role and group, in the order of the table. */
export function grouped<T extends { readonly pattern: Pattern }>(
  items: readonly T[],
  roles: readonly Role[],
): { readonly role: Role; readonly name: string; readonly items: readonly T[] }[] {
  return roles.flatMap((role) => {
    const found = new Map<string, T[]>();
    for (const item of items) {
      if (item.pattern.role !== role) continue;
      const name = groupOf(item.pattern);
      found.set(name, [...(found.get(name) ?? []), item]);
    }
    return [...found].map(([name, own]) => ({ role, name, items: own }));
  });
}
