/** What is told of a comparison, put into its document: sentences stand beside the figures of which they speak. */
import type { Changes, Difference, RunDocument } from '../../analysis/results.ts';
import { compared } from './compared.ts';
import { findings } from './findings.ts';
import { conclude } from './cost-books.ts';
import { sentence, tally } from './sentences.ts';

function toldOf(document: RunDocument, difference: Difference): Difference {
  const metrics: Changes = {};
  for (const [id, change] of Object.entries(difference.metrics)) {
    const text = change.mean === null ? null : sentence(document, difference, id);
    metrics[id] = text === null ? change : { ...change, sentence: text };
  }
  const { from, to, unlike, conclusions, ...rest } = difference;
  return {
    from,
    to,
    ...(unlike && { unlike }),
    sentence: tally(document, difference, compared(difference).flat()),
    ...rest,
    metrics,
    ...(conclusions && {
      conclusions: conclusions.map((found) => ({ ...found, sentence: conclude(document, difference, found) })),
    }),
  };
}

/** The document with a sentence on every difference and conclusion; the same words as in text and charts. */
export const withSentences = (document: RunDocument): RunDocument => ({
  ...document,
  differences: document.differences.map((difference) => toldOf(document, difference)),
  ...(document.differences.length > 0 && { findings: findings(document) }),
});
