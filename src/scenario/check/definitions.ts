/** Checks of programmes and cost books as wholes: forms that are defined, steps that are paid for once. */
import { COST_ITEMS } from '../../base/vocabulary.ts';
import type { World } from '../../world/world.ts';
import { ALL_BOOKS } from '../values/prices.ts';
import { itemsAt, keysAt, teller, valueAt } from '../read/lookup.ts';
import { type Problem, suggest } from '../../base/problem.ts';
import { FORMS } from '../schema.ts';
import { at, type Path, type Tree } from '../read/tree.ts';

/** Forms that a programme uses but does not define, and forms that pass on to each other without end. */
export function programmeProblems(tree: Tree): Problem[] {
  const tell = teller(tree);
  return keysAt(tree, 'programmes').flatMap((name) => {
    const base = ['programmes', name];
    const programme = at(tree, ...base);
    const defined = keysAt(programme, 'forms');
    const uses: Path[] = [
      ['detainer_form'],
      ...itemsAt(programme, 'tiers').map((_, index) => ['tiers', index, 'form']),
      ...defined.map((form) => ['forms', form, 'otherwise']),
    ];
    const problems = uses.flatMap((path) => {
      const form = valueAt(programme, ...path);
      const fine = typeof form !== 'string' || form === 'none' || defined.includes(form);
      return fine
        ? []
        : [
            tell(
              [...base, ...path],
              `uses the form "${form}", which this programme does not define`,
              `defined: ${defined.join(', ')}`,
            ),
          ];
    });
    const other = valueAt(programme, 'falls_back_to');
    const known = keysAt(tree, 'programmes');
    if (typeof other === 'string' && !known.includes(other)) {
      problems.push(
        tell(
          [...base, 'falls_back_to'],
          `unknown programme "${other}"`,
          suggest(other, known) ?? 'define it under "programmes"',
        ),
      );
    }
    for (const form of FORMS.filter((name) => defined.includes(name))) {
      const seen = new Set<string>();
      let next: unknown = form;
      while (typeof next === 'string' && !seen.has(next)) {
        seen.add(next);
        next = valueAt(programme, 'forms', next, 'otherwise');
      }
      if (next === form)
        problems.push(
          tell(
            [...base, 'forms', form, 'otherwise'],
            'leads back to the same form',
            'let one of these forms do without "otherwise"',
          ),
        );
    }
    return problems;
  });
}

/** Each step of the model is paid for by exactly one line of a cost book, in prices of a year whose index is known. */
export function costBookProblems(tree: Tree, { cpi }: Pick<World, 'cpi'>): Problem[] {
  return keysAt(tree, 'cost_books').flatMap((name) => [
    ...(name === ALL_BOOKS
      ? [teller(tree)(['cost_books', name], 'is the word for every cost book', 'give this one another name')]
      : []),
    ...stepProblems(tree, ['cost_books', name, 'lines']),
    ...priceYearProblems(tree, ['cost_books', name, 'lines'], cpi),
  ]);
}

function priceYearProblems(tree: Tree, path: Path, cpi: World['cpi']): Problem[] {
  const tell = teller(tree);
  const years = [...cpi.keys()].toSorted((a, b) => a - b);
  const lines = itemsAt(tree, ...path).flatMap((line, index): Path[] => [
    [...path, index, 'price_year'],
    ...itemsAt(line, 'by_year').map((_, i) => [...path, index, 'by_year', i, 'fiscal_year']),
  ]);
  return lines.flatMap((where) => {
    const year = valueAt(tree, ...where);
    if (typeof year !== 'number' || cpi.has(year)) return [];
    return [
      tell(
        where,
        `no consumer price index is known for ${year}`,
        `scenarios/data/cpi_u.csv holds ${years[0]} to ${years[years.length - 1]}`,
      ),
    ];
  });
}

function stepProblems(tree: Tree, path: Path): Problem[] {
  const tell = teller(tree);
  const covered = itemsAt(tree, ...path).flatMap((line, index) =>
    itemsAt(line, 'covers').map((item, position) => ({
      step: item.kind === 'scalar' ? item.value : null,
      where: [...path, index, 'covers', position],
    })),
  );
  if (covered.length === 0) return [];
  const missing = COST_ITEMS.filter((item) => !covered.some(({ step }) => step === item));
  const seen = new Set<unknown>();
  const twice = covered.filter(({ step }) => seen.has(step) || !seen.add(step));
  return [
    ...(missing.length > 0
      ? [
          tell(
            path,
            `leaves out: ${missing.join(', ')}`,
            'each step is covered by exactly one line; a price of 0 is a line too',
          ),
        ]
      : []),
    ...twice.map(({ step, where }) =>
      tell(where, `covers "${String(step)}" a second time`, 'an all-in figure replaces the steps it includes'),
    ),
  ];
}
