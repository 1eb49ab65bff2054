/** Other labels on the arms of a document, as `--label` asks. */
import { UserError } from '../../base/user-error.ts';
import { armsOf, type Document } from '../../report/documents.ts';

/** The document with other labels on its arms. @throws UserError where it has no such arm */
export function labelled<D extends Document>(document: D, labels: ReadonlyMap<string, string>): D {
  for (const arm of labels.keys()) {
    const arms = armsOf(document);
    if (!arms.includes(arm)) throw new UserError(`--label: there is no arm "${arm}"`, `there are ${arms.join(', ')}`);
  }
  if (labels.size === 0) return document;
  if ('run' in document) return { ...document, run: labelled(document.run, labels) };
  if (!('arms' in document)) return document;
  const arms = document.arms.map((arm) => (labels.has(arm.name) ? { ...arm, label: labels.get(arm.name) } : arm));
  return { ...document, arms };
}
