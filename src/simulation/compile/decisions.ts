/**
 * The random decisions of the model, one entry each: all that is said of a decision besides the step that makes it.
 */
import type { ParameterPath } from '../../scenario/schema.ts';
import { PLACE_DRAWS } from '../compile/place-effects.ts';
import type { Step } from '../../base/vocabulary.ts';

export type DecisionEntry = {
  /** The third part of a draw's key. Once used, it keeps its meaning for ever: renumbering changes every result. */
  readonly number: number;
  /** The step of an episode in which it is told; null where it is told in the step that asks, or of no person at all. */
  readonly step: Step | null;
  /** What is decided, in words. */
  readonly text: string;
  /** The parameters that a draw is held against, in the order in which they are told. */
  readonly reads: readonly ParameterPath[];
};

const entry = (number: number, step: Step | null, text: string, ...reads: ParameterPath[]): DecisionEntry => ({
  number,
  step,
  text,
  reads,
});

// The number 41 is used up: it was the minute of a return.
export const DECISIONS = {
  // Place draws; occurrence = month index * 4096 + chunk.
  bookings: entry(0, null, 'how many people are first booked', 'arrests.level'),
  otherBookings: entry(1, null, 'how many others are booked', 'arrests.level'),
  // Place draws; occurrence = month index.
  adopts: entry(5, null, 'the jail takes limits', 'adaptation.adopt.base', 'adaptation.adopt.level'),
  limits: entry(6, null, 'which limits the jail takes', 'adaptation.adopt.policies'),
  lifts: entry(7, null, 'the jail lifts its limits', 'adaptation.lift.chance'),
  returns: entry(8, null, 'what the jail does after its limits', 'adaptation.lift.policies'),
  // Draws of an office in one month; occurrence = attempt or chunk, of which there may be any number.
  absconderArrest: entry(2, null, 'a team finds an absconder', 'at_large.absconders.success'),
  otherAtLarge: entry(3, null, 'how many are arrested at large from other sources', 'at_large.other'),
  otherArrests: entry(4, null, 'how many are arrested by ICE in other ways', 'at_large.other_arrests'),
  // Person draws that last (occurrence 0).
  bookingMinute: entry(10, 'booking', 'the minute of the booking'),
  record: entry(11, 'booking', "on ICE's records, and would tell an interviewer", 'people.on_record', 'people.tells_interviewer'), // prettier-ignore
  profile: entry(12, 'booking', 'which sort of person'),
  followed: entry(13, 'booking', 'whether a small country follows the person'),
  // Person draws of one episode (occurrence = episode number, from 1).
  charge: entry(20, 'booking', 'the charge'),
  stay: entry(21, 'booking', 'the stay without a request', 'stay.median', 'stay.log_sd', 'stay.longest'),
  interview: entry(22, 'identification', 'an officer interviews the person', 'identification.interview_coverage'),
  interviewDelay: entry(23, 'identification', 'the time until the interview', 'identification.interview_delay'),
  requestDelay: entry(24, 'screening', 'the time until a request', 'federal.request_delay'),
  adherencePriority: entry(25, 'decision', 'the officer keeps to the priorities', 'federal.adherence_priority'),
  requestShare: entry(26, 'decision', 'the officer asks for the person', 'federal.request_level', 'federal.office_effort', 'asking.discouragement', 'federal.programme'), // prettier-ignore
  adherenceForm: entry(27, 'request', 'the officer uses the form prescribed', 'federal.adherence_form'),
  withoutRequest: entry(
    28,
    'decision',
    'handed over without a form',
    'handover.without_request',
    'agreements_287g.without_form',
  ),
  holdWilling: entry(29, null, 'the jail is willing to hold', 'local.hold_willing', 'seriousness.hold'),
  noticeWilling: entry(30, null, 'the jail is willing to give notice', 'local.notice_willing', 'seriousness.notice'),
  noticeReaches: entry(31, 'request', 'a notice reaches ICE before the release', 'local.notice_reaches', 'seriousness.notice'), // prettier-ignore
  noticeLead: entry(32, 'request', 'the time from notice to release', 'local.notice_lead'),
  come: entry(33, 'coming', 'ICE comes', 'pickup.come_match', 'pickup.come_interview', 'place_effects.coming.place_sd', 'federal.programme', 'seriousness.come'), // prettier-ignore
  travel: entry(34, 'pickup', "the officer's way", 'pickup.travel'),
  returnTime: entry(35, 'booking', 'the time until another booking', 'return.hazard', 'return.horizon'),
  removed: entry(36, 'custody', 'custody ends in removal', 'removal.removed'),
  detentionDays: entry(37, 'custody', 'the time in detention', 'removal.detention_days'),
  recordConviction: entry(38, 'request', 'a conviction is recorded', 'recorder.conviction'),
  recordRefusal: entry(39, 'answer', 'a refusal is recorded', 'recorder.refusal', 'place_effects.recording.place_sd', 'place_effects.recording.silent'), // prettier-ignore
  recordCustody: entry(40, 'request', 'custody is linked to the request on record', 'recorder.custody'),
  recordBooked: entry(47, 'end', 'custody is recorded as booked into detention', 'recorder.booked'),
  recordOther: entry(48, 'end', 'another reason is recorded', 'recorder.other'),
  sentence: entry(
    60,
    'booking',
    'the stay ends in a prison sentence',
    'prison_sentences.scale',
    'prison_sentences.cap',
  ),
  sentenceStay: entry(61, 'booking', 'the stay in prison'),
  // Attempts at large; occurrence = episode number * 4096 + month index.
  attemptMinute: entry(50, 'search', 'the minute of the search'),
  attemptSuccess: entry(51, 'search', 'the search succeeds', 'at_large.success', 'at_large.success_decay'),
  // Person draws of one episode, as above.
  jailInterview: entry(
    70,
    'identification',
    'an officer of the jail interviews the person',
    'agreements_287g.active',
    'agreements_287g.interview',
  ),
  jailInterviewDelay: entry(71, 'identification', 'the time until the interview by an officer of the jail', 'agreements_287g.delay'), // prettier-ignore
  // A person draw of one episode, as above.
  noticeLimited: entry(81, null, 'the jail gives notice of somebody whom it may not hold', 'local.notice_limited', 'place_effects.notice.place_sd', 'seriousness.notice'), // prettier-ignore
  // Draws of an office, a state in it or a jail that last; occurrence = joint draw of the parameters (1 without draws).
  placeComing: entry(
    PLACE_DRAWS.coming,
    null,
    'how the place differs in whether ICE comes',
    'place_effects.coming.place_sd',
  ),
  placeNotice: entry(PLACE_DRAWS.notice, null, 'how the place differs in notice', 'place_effects.notice.place_sd'),
  placeRecording: entry(
    PLACE_DRAWS.recording,
    null,
    'how the place differs in recording',
    'place_effects.recording.place_sd',
  ),
  silent: entry(PLACE_DRAWS.silent, null, 'the jail records no refusal', 'place_effects.recording.silent'),
} as const;
export type DecisionName = keyof typeof DECISIONS;

const numbers = Object.fromEntries(Object.entries(DECISIONS).map(([name, { number }]) => [name, number]));
/** The number of each decision, by name. */
// Through JSON, so that V8 keeps it as a fast record: docs/speed.md.
export const Decision = JSON.parse(JSON.stringify(numbers)) as Readonly<Record<DecisionName, number>>;
