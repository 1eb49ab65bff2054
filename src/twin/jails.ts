/**
 * One jail or prison in one month: of the people whom ICE knows of there, how many it asks for, what the jail answers, whom ICE
 * takes. Everything is in expected numbers, counted in the month of the request; when people leave is told apart.
 */
import { READ_AFTER, SPANS } from './leaving.ts';
import type { Outcomes } from './groups.ts';
import { type Flows, GRAVITIES, KNOWN, KNOWNS, ROW, STREAM, STREAMS } from './shapes.ts';

/** A jail in a draw. Chances as shares; by month unless said otherwise. */
export type JailNow = {
  readonly activated: Float64Array;
  /** Shares of people that last: on record, and on record and telling. */
  readonly onRecord: number;
  readonly onRecordAndTells: number;
  readonly interview: Float64Array;
  readonly jailInterview: Float64Array;
  readonly withoutRequest: Float64Array;
  readonly jailWithoutForm: Float64Array;
  readonly recordConviction: Float64Array;
  readonly recordCustody: Float64Array;
  readonly recordBooked: Float64Array;
  readonly recordOther: Float64Array;
  readonly discouragement: Float64Array;
  readonly lookBack: Float64Array;
  readonly arrestsLevel: Float64Array;
  /** Minutes of officers. */
  readonly perMatch: Float64Array;
  readonly perInterview: Float64Array;
  readonly perPickup: Float64Array;
  /** A refusal in that month is recorded. */
  readonly recordRefusal: Float64Array;
  /** By month and gravity; by gravity alone where nothing changes. */
  readonly comeMatch: Float64Array;
  readonly comeInterview: Float64Array;
  readonly noticeLimited: Float64Array;
};

/** What a group's jails have in common in a month. */
export type GroupMonth = {
  readonly outcomes: Outcomes;
  /** What the people asked for are multiplied by. */
  readonly effort: number;
  /** By gravity: a notice reaches ICE. */
  readonly reaches: Float64Array;
  /** Of officers who set out by car, those who come in time to a hold and to a notice; of all who come, those for whom there are hours. */
  readonly heldInTime: number;
  readonly toldInTime: number;
  readonly served: number;
  /** Of refusals of this month's requests, the part answered in this month and in those after it. */
  readonly answers: Float64Array;
  /** The same of people held past release. */
  readonly heldAnswers: Float64Array;
  /** Of people held past release, of others and of those in prison, the part who leave before the end; and before the extract. */
  readonly heldDone: number;
  readonly otherDone: number;
  readonly prisonDone: number;
  readonly heldExtracted: number;
  readonly otherExtracted: number;
  /** In the prison to which people are sentenced: ICE comes, and before the extract. */
  readonly comesToPrison: number;
  readonly prisonExtracted: number;
};

const known = new Float64Array(KNOWNS);
const matched = new Float64Array(STREAMS + 1);
const interviewed = new Float64Array(STREAMS + 1);

/**
 * Adds a month's counts of a jail.
 * @param others people booked who are not removable
 * @param removable those who are
 * @param declining share of its answers of late that were refusals
 */
export function live(
  row: Float64Array,
  flows: Flows,
  jail: JailNow,
  group: GroupMonth,
  others: number,
  removable: number,
  month: number,
  declining: number,
): void {
  // prettier-ignore
  const { outcomes } = group;
  countKnown(row, jail, outcomes, others, removable, month);
  const { streams, late, sentenced } = outcomes;
  const whole = STREAMS;
  addWays(streams, 0, outcomes.limited ? STREAM.noticed : STREAM.toldLimited);
  if (outcomes.notified) addWays(streams, STREAM.noticed, STREAMS);
  addWays(streams, whole, whole + 1);
  const asks = (1 - jail.discouragement[month] * declining) * group.effort;
  const noForm = jail.withoutRequest[month];
  const byJail = known[KNOWN.jail] * streams[KNOWN.jail * (STREAMS + 1) + STREAM.access];
  const extra = byJail * (jail.jailWithoutForm[month] - noForm) * (jail.jailInterview[month] > 0 ? 1 : 0);
  const plainMatched = asks * noForm * matched[STREAM.access];
  const plainInterviewed = asks * (noForm * interviewed[STREAM.access] + extra);
  const formMatched = matched[whole] > 0 ? asks - plainMatched / matched[whole] : 0;
  const formInterviewed = interviewed[whole] > 0 ? asks - plainInterviewed / interviewed[whole] : 0;
  const inTime = formMatched * matched[whole] + formInterviewed * interviewed[whole];
  const tooLate = asks * (known[KNOWN.match] * late[KNOWN.match] + known[KNOWN.interview] * late[KNOWN.interview] + known[KNOWN.jail] * late[KNOWN.jail]); // prettier-ignore
  const toPrison = asks * (1 - noForm) * (known[KNOWN.match] * sentenced[KNOWN.match] + known[KNOWN.interview] * sentenced[KNOWN.interview] + known[KNOWN.jail] * sentenced[KNOWN.jail]); // prettier-ignore
  const lodged = inTime + tooLate + toPrison;
  const mix = (stream: number): number => formMatched * matched[stream] + formInterviewed * interviewed[stream];
  const all = inTime > 0 ? lodged / inTime : 0;
  const noConviction = mix(STREAM.noConviction) * all;
  row[ROW.detainers] += mix(STREAM.detainers) * all;
  row[ROW.notifications] += mix(STREAM.notifications) * all;
  row[ROW.other_requests] += mix(STREAM.others) * all;
  row[ROW.requests_no_conviction] += noConviction;
  row[ROW.recorded_no_conviction] += noConviction + (lodged - noConviction) * (1 - jail.recordConviction[month]);

  let held = 0;
  let heldTaken = 0;
  let told = 0;
  let toldTaken = 0;
  let noticed = 0;
  let noticedTaken = 0;
  let noticedAll = 0;
  let comes = 0;
  for (let v = 0; v < GRAVITIES; v += 1) {
    const comeMatch = jail.comeMatch[(jail.comeMatch.length > GRAVITIES ? month * GRAVITIES : 0) + v];
    const comeInterview = jail.comeInterview[(jail.comeInterview.length > GRAVITIES ? month * GRAVITIES : 0) + v];
    const limited = outcomes.limited ? jail.noticeLimited[(jail.noticeLimited.length > GRAVITIES ? month * GRAVITIES : 0) + v] : 0; // prettier-ignore
    const reaches = group.reaches[v];
    const heldMatched = formMatched * matched[STREAM.held + v];
    const heldInterviewed = formInterviewed * interviewed[STREAM.held + v];
    held += heldMatched + heldInterviewed;
    comes += heldMatched * comeMatch + heldInterviewed * comeInterview;
    heldTaken += heldMatched * comeMatch * group.heldInTime + heldInterviewed * comeInterview;
    const toldMatched = formMatched * (matched[STREAM.told + v] + (limited > 0 ? limited * matched[STREAM.toldLimited + v] : 0)); // prettier-ignore
    const toldInterviewed = formInterviewed * (interviewed[STREAM.told + v] + (limited > 0 ? limited * interviewed[STREAM.toldLimited + v] : 0)); // prettier-ignore
    told += (toldMatched + toldInterviewed) * reaches;
    toldTaken += (toldMatched * comeMatch * group.toldInTime + toldInterviewed * comeInterview) * reaches;
    if (!outcomes.notified) {
      comes += (toldMatched * comeMatch + toldInterviewed * comeInterview) * reaches;
      continue;
    }
    const noticedMatched =
      formMatched * (matched[STREAM.noticed + v] + (limited > 0 ? limited * matched[STREAM.noticedLimited + v] : 0));
    const noticedInterviewed = formInterviewed * (interviewed[STREAM.noticed + v] + (limited > 0 ? limited * interviewed[STREAM.noticedLimited + v] : 0)); // prettier-ignore
    noticedAll += noticedMatched + noticedInterviewed;
    noticed += (noticedMatched + noticedInterviewed) * reaches;
    noticedTaken += (noticedMatched * comeMatch * group.toldInTime + noticedInterviewed * comeInterview) * reaches;
    comes += (toldMatched + noticedMatched) * reaches * comeMatch + (toldInterviewed + noticedInterviewed) * reaches * comeInterview; // prettier-ignore
  }
  const { served, answers, heldDone, otherDone, prisonDone } = group;
  const prisonTaken = toPrison * group.comesToPrison;
  const declined = mix(STREAM.holdForms) - held + (inTime - mix(STREAM.holdForms) - noticedAll);
  const honored = held * heldDone + noticedAll * otherDone + toPrison * prisonDone;
  const outOfHolds = heldTaken * served;
  const ofDeclined = toldTaken * served;
  const afterNotice = noticedTaken * served;
  const refusals = declined * later(jail.recordRefusal, answers, otherDone, month);
  const linked = jail.recordCustody[month];
  const answered = declined * otherDone;
  const notRefused = answered > 0 ? 1 - refusals / answered : 1;
  const onRequest = outOfHolds * heldDone + (afterNotice + ofDeclined) * otherDone + prisonTaken * prisonDone;
  const ended = tooLate + held * heldDone + (inTime - held) * otherDone + toPrison * prisonDone;
  const bookedOnRecord =
    outOfHolds * later(jail.recordBooked, group.heldAnswers, heldDone, month) +
    (afterNotice + ofDeclined * notRefused) * later(jail.recordBooked, answers, otherDone, month) +
    prisonTaken * prisonDone * jail.recordBooked[month];
  row[ROW.honored] += honored;
  row[ROW.declined_requests] += answered;
  row[ROW.unanswered] += lodged - honored - answered;
  row[ROW.requests_pending] += lodged - ended;
  row[ROW.notices] += (told + noticed) * otherDone;
  row[ROW.recorded_refusals] += refusals;
  row[ROW.recorded_custody] += linked * (outOfHolds * group.heldExtracted + (ofDeclined + afterNotice) * group.otherExtracted + prisonTaken * group.prisonExtracted); // prettier-ignore
  row[ROW.recorded_custody_declined] += linked * ofDeclined * group.otherExtracted;
  row[ROW.recorded_booked] += bookedOnRecord;
  row[ROW.recorded_other] +=
    Math.max(0, ended - refusals - bookedOnRecord) *
    (jail.recordOther[month] > 0 ? later(jail.recordOther, answers, otherDone, month) / (otherDone || 1) : 0);
  row[ROW.declined_transferred] += ofDeclined * otherDone;
  row[ROW.not_taken] += ended - onRequest;
  flows.held = outOfHolds;
  flows.other = ofDeclined + afterNotice;
  flows.plain = plainMatched + plainInterviewed;
  flows.sentenced = prisonTaken;
  flows.comes = comes;
  const passedOver = asks > 0 ? (lodged / asks) * (group.effort - asks) : 0;
  flows.targets = passedOver + lodged - outOfHolds - ofDeclined - afterNotice - prisonTaken;
}

/** A chance read when people leave: the part who do before the end and to whom it happens. */
function later(chance: Float64Array, answers: Float64Array, done: number, month: number): number {
  let sum = 0;
  let left = done;
  for (let span = 0; span < answers.length && month + SPANS[span] < chance.length; span += 1) {
    const part = Math.min(left, answers[span]);
    sum += part * chance[Math.min(chance.length - 1, month + READ_AFTER[span])];
    left -= part;
  }
  return sum;
}

/** Puts together streams of those matched alone, and of those interviewed, by however many ways. */
function addWays(streams: Float64Array, from: number, to: number): void {
  const match = known[KNOWN.match];
  const both = known[KNOWN.both];
  const interview = known[KNOWN.interview];
  const jail = known[KNOWN.jail];
  for (let s = from; s < to; s += 1) {
    const ofBoth = both * streams[KNOWN.both * (STREAMS + 1) + s];
    matched[s] = match * streams[s] - ofBoth;
    interviewed[s] =
      ofBoth +
      interview * streams[KNOWN.interview * (STREAMS + 1) + s] +
      jail * streams[KNOWN.jail * (STREAMS + 1) + s];
  }
}

/** Notes how many removable people ICE knows of by each way, and counts all. */
function countKnown(
  row: Float64Array,
  jail: JailNow,
  outcomes: Outcomes,
  others: number,
  removable: number,
  month: number,
): void {
  const { onRecord, onRecordAndTells } = jail;
  const active = jail.activated[month];
  const byJail = jail.jailInterview[month];
  const interview = jail.interview[month] * (1 - byJail);
  const onlyTells = onRecordAndTells * (1 - active) + 1 - onRecord;
  const tells = onRecordAndTells + 1 - onRecord;
  for (let r = 0; r < 2; r += 1) {
    const people = r === 0 ? others : removable;
    const open = outcomes.open[r];
    const seen = interview * outcomes.seen[r] * open;
    const seenByJail = byJail * outcomes.seenByJail[r] * open;
    row[ROW.arrests] += people;
    row[ROW.submissions] += people * active;
    row[ROW.matched] += people * active * onRecord;
    row[ROW.interviewed] += people * tells * (seen + seenByJail);
    row[ROW.identified] += people * (active * onRecord + onlyTells * (seen + seenByJail));
    row[ROW.encountered] +=
      people *
      (active * (onRecord - onRecordAndTells * byJail * open) * outcomes.screened[r * KNOWNS + KNOWN.match] +
        onlyTells * interview * open * outcomes.screened[r * KNOWNS + KNOWN.interview] +
        tells * byJail * open * outcomes.screened[r * KNOWNS + KNOWN.jail]);
    if (r === 0) continue;
    row[ROW.identified_287g] += people * tells * seenByJail;
    known[KNOWN.match] = people * active * (onRecord - onRecordAndTells * byJail * open);
    known[KNOWN.both] = people * active * onRecordAndTells * interview * open;
    known[KNOWN.interview] = people * onlyTells * interview * open;
    known[KNOWN.jail] = people * tells * byJail * open;
  }
}
