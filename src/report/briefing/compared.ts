/** What is compared: each scenario in its own words, and in what each variant differs from the baseline. */
import type { Difference, RunDocument } from '../../analysis/results.ts';
import { differences } from '../../scenario/diff/diff.ts';
import { basisInWords } from '../../scenario/words/values.ts';
import type { World } from '../../world/world.ts';
import { labelOf } from '../words/labels.ts';
import { list, paragraph, section, type Section, table } from './model.ts';
import type { Scenarios } from './scenarios.ts';

/** More are counted: who wants them all reads the scenario's file. */
const MOST = 8;

function described({ arms }: RunDocument, scenarios: Scenarios): string[] {
  return arms.flatMap(({ name }) => {
    const text = scenarios.get(name)?.description;
    return text === undefined ? [] : [`"${labelOf({ arms }, name)}": ${text.trim()}`];
  });
}

/** In what a variant differs from its baseline, as `handoff diff` says it without its details; nothing where a scenario is not known. */
function differing(document: RunDocument, { from, to }: Difference, scenarios: Scenarios, world: World) {
  const [was, is] = [scenarios.get(from), scenarios.get(to)];
  if (!was || !is) return [];
  const provisions = differences(was, is, world);
  const texts = provisions.slice(0, MOST).map(({ text }) => text);
  const more = provisions.length - texts.length;
  const who = `"${labelOf(document, to)}" differs from "${labelOf(document, from)}" in this:`;
  return [...paragraph(who), ...list([...texts, ...(more > 0 ? [`And ${more} more, in the scenario's file.`] : [])])];
}

export const comparedScenarios = (document: RunDocument, scenarios: Scenarios, world: World): Section[] =>
  section('compared', document.differences.length > 0 ? 'What is compared' : 'What is simulated', [
    ...list(described(document, scenarios)),
    ...document.differences.flatMap((difference) => differing(document, difference, scenarios, world)),
  ]);

/** The same with every detail, and what each difference rests on. */
export function differencesInFull(document: RunDocument, scenarios: Scenarios, world: World): Section[] {
  const blocks = document.differences.flatMap(({ from, to }) => {
    const [was, is] = [scenarios.get(from), scenarios.get(to)];
    if (!was || !is) return [];
    const provisions = differences(was, is, world);
    const detailed = provisions.some(({ details }) => details.length > 0);
    return table({
      caption: `In what "${labelOf(document, to)}" differs from "${labelOf(document, from)}"`,
      heads: ['Difference', ...(detailed ? ['In detail'] : []), 'What it rests on'],
      rows: provisions.map(({ text, details, source }) => [
        text,
        ...(detailed ? [details.join('; ')] : []),
        basisInWords(source),
      ]),
      words: true,
      widths: detailed ? [28, 50, 22] : [65, 35],
    });
  });
  return section('differences', 'The scenarios in full', blocks, { annex: true });
}
