/** What is told of a comparison, put into its document: sentences stand beside the figures of which they speak. */
import type { Changes, Difference, RunDocument } from '../../analysis/results.ts';
import { compared } from './compared.ts';
import { findings } from './findings.ts';
import { conclude } from './cost-books.ts';
import { sentence, tally } from './sentences.ts';
import { unbent } from './unbent.ts';

/** @param difference as it is shown @param all of it */
function toldOf(document: RunDocument, difference: Difference, all: Difference): Difference {
  const metrics: Changes = {};
  for (const [id, change] of Object.entries(all.metrics)) {
    const text = difference.metrics[id].mean === null ? null : sentence(document, difference, id);
    metrics[id] = text === null ? change : { ...change, sentence: text };
  }
  const { from, to, unlike, conclusions, ...rest } = all;
  const told = new Set(difference.conclusions?.map(({ metric }) => metric));
  return {
    from,
    to,
    ...(unlike && { unlike }),
    sentence: tally(document, difference, compared(difference).flat()),
    ...rest,
    metrics,
    ...(conclusions && {
      conclusions: conclusions.map((found) =>
        told.has(found.metric) ? { ...found, sentence: conclude(document, difference, found) } : found,
      ),
    }),
  };
}

/** The document with a sentence on every difference and conclusion; the same words as in text and charts. */
export function withSentences(document: RunDocument): RunDocument {
  const { differences } = document;
  const shown = unbent(document);
  return {
    ...document,
    differences: differences.map((all, i) => toldOf(shown, shown.differences[i], all)),
    ...(differences.length > 0 && { findings: findings(shown) }),
  };
}
