/** How identified episodes end, as metrics. They are told as outcomes: a request that a jail declined may end in a handover. */
import { type Outcome, OUTCOMES } from '../base/vocabulary.ts';
import type { DatedMetric } from './dated.ts';
import { count } from './metric.ts';

/** Each in a word or two, in a sentence, and what it means. */
// prettier-ignore
const ENDINGS: Readonly<Record<Outcome, readonly [short: string, phrase: string, text: string]>> = {
  not_requested: ['no request', 'episodes ended without a request', 'ICE made no request and did not take the person'],
  transferred: ['handed over', 'episodes ended in a handover', 'handed over in jail, with or without a request'],
  at_large: ['arrested at large', 'episodes ended in an arrest at large', 'released, then arrested at large before any new booking'],
  declined: ['jail declined', 'episodes ended in a release after the jail declined', 'the jail did less than the form asked and ICE did not get the person'],
  released_unannounced: ['no notice came', 'episodes ended in a release of which no notice came', 'the jail agreed, but no notice reached ICE before the release'],
  not_collected: ['nobody set out', 'episodes ended in a release for which no officer set out', 'ICE chose not to come, or no officer set out before the window closed'],
  missed: ['officer came late', 'episodes ended in a release that an officer missed', 'an officer set out and came after the window closed'],
  too_late: ['request came late', 'episodes ended in a release before the request', 'released before the request was lodged'],
  pending: ['still open', 'episodes were still open', 'open at the end of the run'],
};

/** An outcome in a word or two, without saying that it is one. */
export const endingOf = (outcome: Outcome): string => ENDINGS[outcome][0];

export const OUTCOME_METRICS: readonly DatedMetric[] = OUTCOMES.map((outcome) => {
  const [short, phrase, text] = ENDINGS[outcome];
  const metric = count(outcome, 'episodes', `Ended: ${short}`, phrase, text, `outcome_${outcome}`);
  return { ...metric, dated: 'booking' };
});
