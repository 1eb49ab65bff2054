/** The shipped studies, by the command that runs them. */
import { plain } from '../../scenario/read/tree.ts';
import { readTree } from '../../scenario/read/yaml.ts';
import { isProblem } from '../../scenario/read/set.ts';
import { commandOf } from '../../scenario/studies/kind.ts';
import { shownPath } from '../files/paths.ts';
import { shippedStudies } from '../files/shipped.ts';
import { readSource } from '../files/sources.ts';
import type { Item } from './item.ts';

type Head = { readonly title: string; readonly study: string; readonly description: string };

const ORDER = ['sweep', 'sensitivity', 'calibration'];

/** The studies of scenarios/studies. */
export function studies(): Item[] {
  const found = [...shippedStudies()].flatMap(([name, path]) => {
    const source = readSource(path);
    return isProblem(source) ? [] : [{ name, path: shownPath(path), head: plain(readTree(source).tree) as Head }];
  });
  return found
    .toSorted((a, b) => ORDER.indexOf(a.head.study) - ORDER.indexOf(b.head.study))
    .map(({ name, path, head: { title, study, description } }) => ({
      name,
      title,
      group: commandOf(study, 'NAME') ?? study,
      more: [description],
      data: { study, description, path },
    }));
}
