/** A provision as a label: what holds now, in few words; what it takes the place of stands in the text beside. */
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import { GROUPED_BY_HAND } from '../../scenario/diff/switches.ts';
import { capital } from '../../scenario/words/series.ts';

type Provision = Pick<ExplainDocument['provisions'][number], 'id' | 'text' | 'grouped'>;

const isByHand = ({ grouped }: Pick<Provision, 'grouped'>): boolean => grouped === GROUPED_BY_HAND;

/** ", instead of ...", "(was: ...)" up to the end of a sentence. */
const INSTEAD = /,? \(?(?:instead of|was:) .*$/u;
const SENTENCE = /(?<=[.!?]"?) (?=[A-Z])/u;

/** "From 5 January 2015, the federal programme is PEP, and 1 more change"; a group made by hand begins with its name. */
export function provisionInWords({ id, text, grouped }: Provision): string {
  const [first, ...others] = text.split(SENTENCE);
  const now = first.replace(INSTEAD, '').replace(/\.$/, '');
  const name = isByHand({ grouped }) ? `${capital(id)}: ` : '';
  const more = others.length;
  return `${name}${more === 0 ? now : `${now}, and ${more} more ${more === 1 ? 'change' : 'changes'}`}`;
}

/** The same without its day, as a reason in a sentence: "because the federal programme is PEP", "by "records"". */
export const asReason = (provision: Provision): string =>
  isByHand(provision)
    ? `by "${provision.id}"`
    : `because ${provisionInWords(provision).replace(/^(?:From|Until|On|At) [^,]*, (?=[a-z])/u, '')}`;
