/** Parameters in words. */
import type { Kind } from '../../base/vocabulary.ts';
import type { Flag, ParameterPath, PeopleOfKind } from '../schema.ts';
import { FLAG_WORDS } from './grounds.ts';

/** What each parameter is, as the subject of a sentence: "<words> is 0.7". */
const WORDS: Readonly<Record<ParameterPath, string>> = {
  'people.on_record': 'the chance that a person followed is on record with ICE',
  'people.tells_interviewer': 'the chance that a person tells an interviewer of foreign birth',
  'arrests.level': 'the level of arrests',
  'arrests.bookings': 'the number of bookings',
  'arrests.followed': 'the number of people booked whom the model follows',
  activation: 'fingerprint sharing',
  'identification.interview_coverage': 'the chance that an officer interviews a person booked',
  'identification.interview_delay': 'the time until an interview',
  'screening.hours_per_day': 'the time officers have for screening',
  'screening.level': 'the level of screening hours',
  'screening.hours_per_match': 'the time to screen a fingerprint match',
  'screening.hours_per_interview': 'the time to screen a person in an interview',
  'federal.programme': 'the federal programme',
  'federal.request_level': 'the level of requests',
  'federal.office_effort': "the field office's effort in asking",
  'federal.request_delay': 'the time until a request is lodged',
  'federal.adherence_priority': 'the chance that an officer keeps to the priorities',
  'federal.adherence_form': 'the chance that an officer uses the form prescribed',
  'state.law': 'the state law',
  'local.policy': 'the local policy',
  'local.reimbursement': 'payment for holds by ICE',
  'local.hold_willing': 'the chance that a jail holds where it may',
  'local.notice_willing': 'the chance that a jail gives notice where it may',
  'local.notice_reaches': 'the chance that a notice reaches ICE before the release',
  'local.notice_lead': 'the time between notice and release',
  'local.stay_factor_honored': 'the factor by which a request that will be honored lengthens the remaining stay',
  'local.stay_factor_other': 'the factor by which any other request lengthens the remaining stay',
  'stay.median': 'the median stay in jail',
  'stay.log_sd': 'the spread of stays',
  'stay.longest': 'the longest stay',
  'stay.charge_factor': 'the factor of each charge on the stay',
  'pickup.hours_per_day': 'the time officers have for pickups',
  'pickup.level': 'the level of pickup hours',
  'pickup.hours_per_pickup': "officers' time for a pickup",
  'pickup.come_match': 'the chance that ICE comes for a person found by fingerprint',
  'pickup.come_interview': 'the chance that ICE comes for a person found by interview',
  'pickup.travel': 'the time an officer takes to arrive',
  'handover.without_request': 'the chance of a handover without a request',
  'at_large.teams': 'the number of Fugitive Operations Teams',
  'at_large.level': 'the level of Fugitive Operations Teams',
  'at_large.hours_per_team_month': 'the hours of a team in a month',
  'at_large.list_weight': "released people's share of the teams' hours",
  'at_large.hours_per_attempt': 'the time to look for a released person',
  'at_large.serious_hours_factor': 'the factor of serious convictions on that time',
  'at_large.success': 'the chance of finding a released person',
  'at_large.success_decay': 'the factor by which that chance falls each month',
  'at_large.list_months': 'how long a person stays on the list',
  'at_large.absconders.stock': 'the number of absconders at the start',
  'at_large.absconders.inflow': 'the number of new absconders',
  'at_large.absconders.outflow': 'the share of absconders who leave',
  'at_large.absconders.hours_per_attempt': 'the time to look for an absconder',
  'at_large.absconders.success': 'the chance of finding an absconder',
  'at_large.other': 'the number of at-large arrests from other sources',
  'at_large.other_arrests': 'the number of other arrests by ICE',
  'return.hazard': 'the rate of re-arrest',
  'return.horizon': 'how long a released person may be re-arrested',
  'removal.removed': 'the chance that a person taken is removed',
  'removal.detention_days': 'the time in detention',
  'recorder.conviction': 'the chance that a conviction is recorded',
  'recorder.refusal': 'the chance that a declined request is recorded as refused',
  'recorder.custody': 'the chance that custody is linked to its request on record',
  'recorder.extract': 'the day on which the records were extracted',
  'recorder.extract_later': 'how long after that day the records were extracted',
  'adaptation.months': 'how long jails and officers look back',
  'adaptation.adopt.base': 'the chance that a jail takes limits whatever others do',
  'adaptation.adopt.peers_state': 'what limits of all other jails of the state add to that chance',
  'adaptation.adopt.peers_office': 'what limits of all other jails of the field office add to it',
  'adaptation.adopt.requests_no_conviction': 'what requests only for people without a conviction add to it',
  'adaptation.adopt.level': 'the factor of courts and time on these chances',
  'adaptation.adopt.policies': 'the shares of policies among jails that take limits',
  'adaptation.lift.chance': 'the chance that a jail lifts its limits',
  'adaptation.lift.policies': 'the shares of policies among jails that lift limits',
  'adaptation.officers.discouragement': "the part of a jail's requests that officers give up where all are declined",
};

const KINDS: Readonly<Record<Kind, string>> = {
  county: 'in county jails',
  state_prison: 'in state prisons',
  federal_prison: 'in federal prisons',
};
const OF_PEOPLE: Readonly<Record<Exclude<keyof PeopleOfKind, 'flags'>, string>> = {
  charges: 'the shares of charges',
  convictions: 'the shares of worst convictions',
  conviction_age: 'the age of worst convictions',
  repeat: 'the chance of each further conviction',
  entry_age: 'the time since entry',
  order_age: 'the time since the final order',
};

const flagInWords = (flag: Flag): string => FLAG_WORDS[flag].opening + FLAG_WORDS[flag].object;

/** The parameter at a path, in words. */
export function parameterInWords(path: string): string {
  if (path in WORDS) return WORDS[path as ParameterPath];
  const [root, kind, what, flag] = path.split('.');
  if (root !== 'people' || !(kind in KINDS)) return path;
  const where = KINDS[kind as Kind];
  if (what === 'flags') return `the share of people ${where} with ${flagInWords(flag as Flag)}`;
  return `${OF_PEOPLE[what as keyof typeof OF_PEOPLE]} ${where}`;
}
