/**
 * The random decisions of the model: the third part of a draw's key. A number, once used, keeps its meaning for
 * ever: renumbering changes every result.
 */
export const Decision = {
  /** Place draws; occurrence = month index * 4096 + chunk. */
  bookings: 0,
  otherBookings: 1,
  /** Place draws; occurrence = month index: taking limits, which, lifting them, for what. */
  adopts: 5,
  limits: 6,
  lifts: 7,
  returns: 8,
  /** Office draws; occurrence = month index * 65536 + attempt or chunk. */
  absconderArrest: 2,
  otherAtLarge: 3,
  otherArrests: 4,
  /** Person draws that last (occurrence 0). */
  bookingMinute: 10,
  record: 11,
  profile: 12,
  /** Person draws of one episode (occurrence = episode number, from 1). */
  charge: 20,
  stay: 21,
  interview: 22,
  interviewDelay: 23,
  requestDelay: 24,
  adherencePriority: 25,
  requestShare: 26,
  adherenceForm: 27,
  withoutRequest: 28,
  holdWilling: 29,
  noticeWilling: 30,
  noticeReaches: 31,
  noticeLead: 32,
  come: 33,
  travel: 34,
  returnTime: 35,
  removed: 36,
  detentionDays: 37,
  recordConviction: 38,
  recordRefusal: 39,
  recordCustody: 40,
  /** Not in use. */
  returnMinute: 41,
  /** Attempts at large; occurrence = episode number * 4096 + month index. */
  attemptMinute: 50,
  attemptSuccess: 51,
} as const;
