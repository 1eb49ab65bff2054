/** A provision as a label: what holds now, in few words; what it takes the place of stands in the text beside. */
import type { ExplainDocument } from '../../analysis/attribution/document.ts';

/** ", instead of ...", "(was: ...)" up to the end of a sentence. */
const INSTEAD = /,? \(?(?:instead of|was:) .*$/u;
const SENTENCE = /(?<=[.!?]"?) (?=[A-Z])/u;

/** "From 5 January 2015, the federal programme is PEP, and 1 more change". */
export function provisionInWords({ text }: Pick<ExplainDocument['provisions'][number], 'text'>): string {
  const [first, ...others] = text.split(SENTENCE);
  const now = first.replace(INSTEAD, '').replace(/\.$/, '');
  const more = others.length;
  return more === 0 ? now : `${now}, and ${more} more ${more === 1 ? 'change' : 'changes'}`;
}

/** The same without its day, to stand in a sentence: "the federal programme is PEP". */
export const provisionInSentence = (provision: Parameters<typeof provisionInWords>[0]): string =>
  provisionInWords(provision).replace(/^(?:From|Until|On|At) [^,]*, (?=[a-z])/u, '');
