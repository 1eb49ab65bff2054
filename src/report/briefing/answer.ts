/** The answer in three sentences with their ranges: what differs, or of a run alone how much there is. */
import type { RunDocument } from '../../analysis/results.ts';
import { capital } from '../../scenario/words/series.ts';
import { rangesInWords } from '../words/about.ts';
import { findings } from '../words/findings.ts';
import { labelOf } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import { levelInFull } from './cells.ts';
import { list, paragraph, section, type Section } from './model.ts';

const SENTENCES = 3;
/** What a run is told by: the first of each line that is known. */
const LEVELS = [['transferred'], ['at_large_arrests', 'at_large_released'], ['cost_total', 'cost_local']] as const;

/** "3,000 [1,000, 5,000] people were handed over in jail." */
function levelInWords({ arms }: RunDocument, arm: RunDocument['arms'][number], id: string): string {
  const { kind, phrase } = measure(id);
  const amount = levelInFull(arm.metrics[id], id);
  const text = kind === 'count' ? `${amount} ${phrase}` : `${phrase} was ${amount}`;
  return arms.length > 1 ? `${labelOf({ arms }, arm.name)}: ${text}.` : `${capital(text)}.`;
}

/** The three sentences that a reader takes away. */
export function answerOf(document: RunDocument): string[] {
  // Of two variants each has one at least, and the first that has more a second.
  const told = findings(document, document.differences.length === 2 ? SENTENCES + 1 : SENTENCES);
  if (told.length > 0) return told.slice(0, SENTENCES);
  const known = (id: string) => typeof document.arms[0].metrics[id]?.mean === 'number';
  const ids = LEVELS.flatMap((some) => some.find(known) ?? []);
  return document.arms.flatMap((arm) => ids.map((id) => levelInWords(document, arm, id))).slice(0, SENTENCES);
}

export const answer = (document: RunDocument): Section[] =>
  section('answer', 'The answer', [...list(answerOf(document), 'lead'), ...paragraph(rangesInWords(document), 'note')]);
