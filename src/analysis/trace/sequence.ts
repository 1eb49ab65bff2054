/** What was told of a person, in order, cut into the steps of an episode. */
import { TOLD_IN } from '../../base/counters.ts';
import { BASES, type Step, type ToldIn } from '../../base/vocabulary.ts';
import { DECISIONS } from '../../simulation/compile/decisions.ts';
import type { Told } from '../../simulation/engine/trace.ts';

export type Part = { readonly step: Step; readonly told: readonly Told[] };

/** Where something is told that has no step of its own, in the light of the step that came before it. */
function inStep(where: ToldIn, now: Step): Step {
  // Added days are counted when the release is reached: at the jail's answer, or with the end of a window after a notice.
  if (where === 'release') return now === 'answer' ? 'answer' : 'end';
  if (where === 'settled' && (now === 'booking' || now === 'identification')) return 'identification';
  if (where === 'ending' || where === 'settled') return now === 'arrest' ? 'arrest' : 'end';
  return where;
}

/** The step to which something told belongs, in the light of the step that came before it. */
function stepOf(told: Told, now: Step): Step {
  switch (told.what) {
    case 'booked':
      return 'booking';
    case 'tier':
      return 'decision';
    case 'lodged':
      return 'request';
    case 'due':
      return 'answer';
    case 'sentenced':
      return 'sentence';
    case 'window':
      return 'coming';
    case 'line':
    case 'served':
      return told.line;
    case 'level':
      return told.act === 'access' && now === 'booking' ? 'identification' : now === 'screening' ? 'decision' : now;
    case 'cost':
      return inStep(BASES[told.basis].step ?? now, now);
    case 'count':
      // A request that is lodged too late goes unanswered at once.
      if (told.counter === 'unanswered' && now === 'request') return 'request';
      return inStep(TOLD_IN[told.counter] ?? 'ending', now);
    case 'chance':
    case 'draw':
    case 'duration':
    case 'moment':
      return DECISIONS[told.decision].step ?? now;
  }
}

/** A search a month, and an answer whenever it is due: these begin anew though the step is called alike. */
const beginsAnew = (told: Told): boolean =>
  told.what === 'due' || (told.what === 'moment' && told.decision === 'attemptMinute');

/** The steps of one episode. */
export function partsOf(told: readonly Told[]): Part[] {
  const parts: { step: Step; told: Told[] }[] = [];
  for (const item of told) {
    const last = parts.at(-1);
    const step = stepOf(item, last?.step ?? 'booking');
    if (last && last.step === step && !beginsAnew(item)) last.told.push(item);
    else parts.push({ step, told: [item] });
  }
  return parts;
}
