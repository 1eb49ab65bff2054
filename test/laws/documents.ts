/** The document of some replications, as a command would write it. */
import type { RunDocument } from '../../src/analysis/results.ts';
import { runDocument } from '../../src/analysis/run-document.ts';
import { Summary } from '../../src/analysis/summarize.ts';
import type { Replicate } from '../../src/experiment/replicate.ts';
import type { Study } from '../../src/experiment/study.ts';

export async function documentOf(study: Study, results: readonly Replicate[]): Promise<RunDocument> {
  const summary = new Summary(study);
  for (const result of results) summary.add(result);
  const none = study.order.arms.map(() => '');
  const labels = { titles: none, labels: none, hashes: none, uncertain: 0, policyDates: [] };
  const assumptions = { assumed: 1, parameters: 1 };
  return runDocument(study, summary, results.length, { ...labels, assumptions, version: '0' });
}
