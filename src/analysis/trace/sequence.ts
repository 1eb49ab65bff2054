/** What was told of a person, in order, cut into the steps of an episode. */
import type { Counter } from '../../base/vocabulary.ts';
import type { Basis } from '../../simulation/compile/ledger.ts';
import type { DecisionName, Told } from '../../simulation/engine/trace.ts';
import type { StepName } from './document.ts';

export type Part = { readonly step: StepName; readonly told: readonly Told[] };

const OF_DECISION: Readonly<Partial<Record<DecisionName, StepName>>> = {
  bookingMinute: 'booking',
  record: 'booking',
  profile: 'booking',
  charge: 'booking',
  stay: 'booking',
  returnTime: 'booking',
  interview: 'identification',
  interviewDelay: 'identification',
  requestDelay: 'screening',
  adherencePriority: 'decision',
  requestShare: 'decision',
  withoutRequest: 'decision',
  adherenceForm: 'request',
  recordCustody: 'request',
  recordConviction: 'request',
  noticeReaches: 'request',
  noticeLead: 'request',
  recordRefusal: 'answer',
  come: 'coming',
  travel: 'pickup',
  removed: 'custody',
  detentionDays: 'custody',
  attemptMinute: 'search',
  attemptSuccess: 'search',
};

const OF_COUNTER: Readonly<Partial<Record<Counter, StepName>>> = {
  arrests: 'booking',
  rearrests: 'booking',
  submissions: 'booking',
  matched: 'identification',
  interviewed: 'identification',
  identified: 'identification',
  encountered: 'screening',
  detainers: 'request',
  notifications: 'request',
  other_requests: 'request',
  requests_no_conviction: 'request',
  recorded_no_conviction: 'request',
  notices: 'answer',
  honored: 'answer',
  declined_requests: 'answer',
  recorded_refusals: 'answer',
  held_not_removable: 'answer',
  at_large_released: 'arrest',
  removed: 'custody',
  released_by_ice: 'custody',
  pending_removal: 'custody',
};

const OF_BASIS: Readonly<Partial<Record<Basis, StepName>>> = {
  screening_hour: 'screening',
  request: 'request',
  pickup_hour: 'pickup',
  hold_hour: 'end',
  transfer: 'end',
  at_large_arrest: 'arrest',
  detention_day: 'custody',
  removal: 'custody',
};

/** Added days are counted when the release is reached: at the jail's answer, or with the end of a window after a notice. */
const ofRelease = (now: StepName): StepName => (now === 'answer' ? 'answer' : 'end');

/** The step to which something told belongs, in the light of the step that came before it. */
function stepOf(told: Told, now: StepName): StepName {
  switch (told.what) {
    case 'booked':
      return 'booking';
    case 'tier':
      return 'decision';
    case 'lodged':
      return 'request';
    case 'due':
      return 'answer';
    case 'window':
      return 'coming';
    case 'line':
    case 'served':
      return told.line;
    case 'level':
      return told.act === 'access' && now === 'booking' ? 'identification' : now === 'screening' ? 'decision' : now;
    case 'cost':
      if (told.basis === 'extra_jail_day') return ofRelease(now);
      return OF_BASIS[told.basis] ?? now;
    case 'count':
      if (told.counter === 'extra_jail_minutes') return ofRelease(now);
      if (told.counter === 'unanswered' && now === 'request') return 'request';
      return OF_COUNTER[told.counter] ?? (now === 'arrest' ? 'arrest' : 'end');
    case 'chance':
    case 'draw':
    case 'duration':
    case 'moment':
      // Whether the jail is willing is drawn where it is asked for.
      return OF_DECISION[told.decision] ?? now;
  }
}

/** A search a month, and an answer whenever it is due: these begin anew though the step is called alike. */
const beginsAnew = (told: Told): boolean =>
  told.what === 'due' || (told.what === 'moment' && told.decision === 'attemptMinute');

/** The steps of one episode. */
export function partsOf(told: readonly Told[]): Part[] {
  const parts: { step: StepName; told: Told[] }[] = [];
  for (const item of told) {
    const last = parts.at(-1);
    const step = stepOf(item, last?.step ?? 'booking');
    if (last && last.step === step && !beginsAnew(item)) last.told.push(item);
    else parts.push({ step, told: [item] });
  }
  return parts;
}
