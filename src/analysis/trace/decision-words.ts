/** Decisions and their draws in words. */
import type { DecisionName } from '../../simulation/engine/trace.ts';
import type { Draw } from './document.ts';

const WORDS: Readonly<Partial<Record<DecisionName, string>>> = {
  bookingMinute: 'the minute of the booking',
  record: "on ICE's records, and would tell an interviewer",
  profile: 'which sort of person',
  charge: 'the charge',
  stay: 'the stay without a request',
  returnTime: 'the time until another booking',
  interview: 'an officer interviews the person',
  interviewDelay: 'the time until the interview',
  requestDelay: 'the time until a request',
  adherencePriority: 'the officer keeps to the priorities',
  requestShare: 'the officer asks for the person',
  withoutRequest: 'handed over without a form',
  adherenceForm: 'the officer uses the form prescribed',
  holdWilling: 'the jail is willing to hold',
  noticeWilling: 'the jail is willing to give notice',
  noticeReaches: 'a notice reaches ICE before the release',
  noticeLead: 'the time from notice to release',
  come: 'ICE comes',
  travel: "the officer's way",
  removed: 'custody ends in removal',
  detentionDays: 'the time in detention',
  recordConviction: 'a conviction is recorded',
  recordRefusal: 'a refusal is recorded',
  recordCustody: 'custody is linked to the request on record',
  attemptMinute: 'the minute of the search',
  attemptSuccess: 'the search succeeds',
};

export const decisionInWords = (decision: DecisionName): string => WORDS[decision] ?? decision;

/** A draw and its threshold with as many digits, three or more, as tell them apart. */
export function sharesInWords(shares: readonly number[]): string[] {
  const distinct = new Set(shares).size;
  for (let digits = 3; digits < 9; digits += 1) {
    const texts = shares.map((share) => String(Number(share.toFixed(digits))));
    if (new Set(texts).size === distinct) return texts;
  }
  return shares.map(String);
}

/** "draw 0.734, threshold 0.8: yes"; what was drawn where it was no chance. */
export function drawInWords({ draw, threshold, happened, hours, at }: Draw): string {
  if (threshold === null) {
    const drawn = hours === null ? at : hours < 48 ? `${Number(hours.toFixed(1))} h` : `${Number((hours / 24).toFixed(1))} days`; // prettier-ignore
    return drawn === null ? `draw ${sharesInWords([draw])[0]}` : `draw ${sharesInWords([draw])[0]}, ${drawn}`;
  }
  const [own, limit] = sharesInWords([draw, threshold]);
  return `draw ${own}, threshold ${limit}: ${happened === true ? 'yes' : 'no'}`;
}
