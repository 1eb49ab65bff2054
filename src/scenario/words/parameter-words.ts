/**
 * What each parameter says: the words that name it, and a sentence with a gap for its value. What stands in square
 * brackets is left out where there is little room.
 */
import type { ParameterPath } from '../schema.ts';
import type { Measure } from './measure.ts';

/** `name`: "the chance that ...". `says`: "jails hold[ where they may] {}"; of what is on or off, a sentence for each. */
export type Wording = {
  readonly name: string;
  readonly says: string;
  readonly measure: Measure;
  readonly off?: string;
};

const chance = (name: string, says: string): Wording => ({ name: `the chance that ${name}`, says, measure: 'chance' });
const share = (name: string, says: string): Wording => ({ name, says, measure: 'share' });
const times = (name: string, says: string, adverb = 'many'): Wording => ({ name, says, measure: { times: adverb } });
const some = (one: string, many: string) => (name: string, says: string): Wording => ({ name, says, measure: { of: [one, many] } }); // prettier-ignore
const hours = some('hour', 'hours');
const officerHours = some('hour of an officer', 'hours of officers');
const months = some('month', 'months');
const days = some('day', 'days');
const named = (name: string): Wording => ({ name, says: `${name} is {}`, measure: 'name' });
const drifting = (what: string): Wording => ({ name: `how far ${what} drift${what.startsWith('the') ? 's' : ''} from year to year`, says: `${what} drift${what.startsWith('the') ? 's' : ''} from year to year by {}`, measure: 'share' }); // prettier-ignore
const odds = (name: string, says: string): Wording => ({
  name: `how much ${name} differ`,
  says: `the odds ${says} differ: two thirds lie within a factor of {}`,
  measure: 'spread',
});
const map = (name: string): Wording => ({ name, says: `${name} are {}`, measure: 'share' });

export const WORDINGS: Readonly<Record<ParameterPath, Wording>> = {
  'people.on_record': chance('a person followed is on record with ICE', 'ICE has people[ followed] on record {}'),
  'people.tells_interviewer': chance(
    'a person tells an interviewer of foreign birth',
    'people tell an interviewer of foreign birth {}',
  ),
  'arrests.level': times('the level of arrests', 'jails book {} people[ as they did]'),
  'arrests.bookings': some('booking a month', 'bookings a month')('the number of bookings', 'a jail has {}'),
  'arrests.followed': some('person a month', 'people a month')(
    'the number of people booked whom the model follows',
    'a jail books {} whom the model follows',
  ),
  activation: {
    name: 'fingerprint sharing',
    says: 'fingerprints are shared with ICE',
    off: 'fingerprints are not shared with ICE',
    measure: 'onoff',
  },
  'identification.interview_coverage': chance(
    'an officer interviews a person booked',
    'officers interview a person booked {}',
  ),
  'identification.interview_delay': hours('the time until an interview', 'an interview comes after {}[ on average]'),
  'screening.hours_per_day': some('hour of an officer a day', 'hours of officers a day')(
    'the time officers have for screening',
    'a field office has {} for screening',
  ),
  'screening.level': times('the level of screening hours', 'officers screen for {} hours[ as in fiscal year 2013]'),
  'screening.hours_per_match': officerHours(
    'the time to screen a fingerprint match',
    'screening a fingerprint match takes {}',
  ),
  'screening.hours_per_interview': officerHours(
    'the time to screen a person in an interview',
    'screening a person in an interview takes {}',
  ),
  'federal.programme': named('the federal programme'),
  'federal.request_level': times('the level of requests', 'ICE asks for {} people[ as its rules would have it]'),
  'federal.office_effort': times(
    "the field office's effort in asking",
    'a field office asks for {} people[ as the nation does]',
  ),
  'federal.request_delay': hours('the time until a request is lodged', 'a request is lodged after {}[ on average]'),
  'federal.adherence_priority': chance('an officer keeps to the priorities', 'officers keep to the priorities {}'),
  'federal.adherence_form': chance('an officer uses the form prescribed', 'officers use the form prescribed {}'),
  'state.law': named('the state law'),
  'local.policy': named('the local policy'),
  'local.reimbursement': {
    name: 'payment for holds by ICE',
    says: 'ICE has agreed to pay for holds',
    off: 'ICE has not agreed to pay for holds',
    measure: 'onoff',
  },
  'local.hold_willing': chance('a jail holds where it may', 'jails hold[ where they may] {}'),
  'local.notice_willing': chance('a jail gives notice where it may', 'jails give notice[ where they may] {}'),
  'local.notice_limited': chance(
    'a jail gives notice where it may not hold',
    'jails give notice[ of people whom they may not hold] {}',
  ),
  'local.notice_reaches': chance(
    'a notice reaches ICE before the release',
    'notices reach ICE[ before the release] {}',
  ),
  'local.notice_lead': hours(
    'the time between notice and release',
    'notice is given {} before the release[, on average]',
  ),
  'local.stay_factor_honored': times(
    'the factor by which a request that will be honored lengthens the remaining stay',
    'a request that will be honored makes the rest of a stay {}',
    'long',
  ),
  'local.stay_factor_other': times(
    'the factor by which any other request lengthens the remaining stay',
    'any other request makes the rest of a stay {}',
    'long',
  ),
  'stay.median': hours('the length of stays in jail', 'half of all stays in jail are longer than {}'),
  'stay.log_sd': {
    name: 'the spread of stays',
    says: 'two thirds of stays lie within a factor of {} of the middle one',
    measure: 'spread',
  },
  'stay.longest': hours('the longest stay', 'no stay is longer than {}'),
  'stay.charge_factor': map('the factors of each charge on the stay'),
  'stay.charge_contrast': {
    name: 'the factor on how far the stays of charges lie apart',
    says: 'stays of different charges lie {} times as far apart',
    measure: 'number',
  },
  'pickup.hours_per_day': some('hour of an officer a day', 'hours of officers a day')(
    'the time officers have for pickups',
    'a field office has {} for pickups',
  ),
  'pickup.level': times('the level of pickup hours', 'officers have {} hours for pickups[ as they had]'),
  'pickup.hours_per_pickup': officerHours("officers' time for a pickup", 'a pickup takes {}'),
  'pickup.come_match': chance(
    'ICE comes for a person found by fingerprint',
    'ICE comes for people found by fingerprint {}',
  ),
  'pickup.come_interview': chance(
    'ICE comes for a person found by interview',
    'ICE comes for people found by interview {}',
  ),
  'pickup.travel': hours('the time an officer takes to arrive', 'officers arrive after {}[ on average]'),
  'handover.without_request': chance(
    'a person is handed over without a request',
    'people whom ICE wants are handed over without a request {}',
  ),
  'at_large.teams': some('fugitive team', 'fugitive teams')('the number of fugitive teams', 'a field office has {}'),
  'at_large.level': times('the level of fugitive teams', 'there are {} fugitive teams[ as there were]'),
  'at_large.hours_per_team_month': hours('the hours of a team in a month', 'a fugitive team works {} a month'),
  'at_large.list_weight': share(
    "released people's share of the teams' hours",
    'fugitive teams spend {} of their hours on released people',
  ),
  'at_large.responds': share(
    "the part of the teams' hours that goes where the work is",
    'fugitive teams let {} of their hours go where the work is',
  ),
  'at_large.responds_at': times(
    'the work of the list, relative to that of the backlog, at which it gets its weight',
    'released people get their share where they are {} work as absconders',
    'much',
  ),
  'at_large.hours_per_attempt': officerHours(
    'the time to look for a released person',
    'looking for a released person takes {}',
  ),
  'at_large.serious_hours_factor': times(
    'the factor of serious convictions on that time',
    'looking for people with serious convictions takes {}',
    'long',
  ),
  'at_large.success': chance('a team finds a released person', 'a team finds a released person {}'),
  'at_large.success_decay': times(
    'the factor by which that chance falls each month',
    'after each month, a team finds a released person {}',
    'often',
  ),
  'at_large.list_months': months(
    'how long a person stays on the list',
    'a team looks for a released person for {} at most',
  ),
  'at_large.absconders.stock': some('absconder', 'absconders')(
    'the number of absconders at the start',
    'a field office has {} at the start',
  ),
  'at_large.absconders.inflow': some('new absconder a month', 'new absconders a month')(
    'the number of new absconders',
    'a field office has {}',
  ),
  'at_large.absconders.outflow': share('the share of absconders who leave', '{} of absconders leave each month'),
  'at_large.absconders.hours_per_attempt': officerHours(
    'the time to look for an absconder',
    'looking for an absconder takes {}',
  ),
  'at_large.absconders.success': chance('a team finds an absconder', 'a team finds an absconder {}'),
  'at_large.other': some('arrest a month', 'arrests a month')(
    'the number of at-large arrests from other sources',
    'a field office makes {} at large without a team',
  ),
  'at_large.other_level': times(
    'the level of at-large arrests from other sources',
    'field offices make {} arrests at large without a team[ as they did]',
  ),
  'at_large.other_arrests': some('arrest a month', 'arrests a month')(
    'the number of other arrests by ICE',
    'a field office makes {} in other ways',
  ),
  'return.hazard': share('the rate of re-arrest', 'released people are arrested again at a rate of {} a year'),
  'return.horizon': hours(
    'how long a released person may be re-arrested',
    'released people may be arrested again for {}',
  ),
  'walk.federal.office_effort': drifting('the effort of each field office'),
  'walk.screening.level': drifting("each field office's hours for screening"),
  'walk.pickup.level': drifting("each field office's hours for taking people over"),
  'walk.at_large.level': drifting("each field office's teams"),
  'return.expected_taken': share(
    'the share of people whom ICE is expected to take, from which it follows how many are booked for the first time',
    'as many people are booked for the first time as if ICE took {} of those booked',
  ),
  'removal.removed': chance('a person taken is removed', 'people taken are removed {}'),
  'removal.detention_days': days('the time in detention', 'detention lasts {}[ on average]'),
  'recorder.conviction': chance('a conviction is recorded', 'a conviction is recorded {}'),
  'recorder.refusal': chance(
    'a declined request is recorded as refused',
    'declined requests are recorded as refused {}',
  ),
  'recorder.custody': chance(
    'custody is linked to its request on record',
    'custody is linked to its request on record {}',
  ),
  'recorder.extract': {
    name: 'the day on which the records were extracted',
    says: 'the records were extracted on {}',
    measure: 'date',
  },
  'recorder.booked': chance(
    'custody is recorded as booked into detention',
    'custody on a request is recorded as booked into detention {}',
  ),
  'recorder.other': chance(
    'another reason is recorded',
    'another reason is recorded of a request, where neither a refusal nor a booking is, {}',
  ),
  'recorder.extract_later': days(
    'how long after that day the records were extracted',
    'the records were extracted {} after the last day in them',
  ),
  'adaptation.months': months('how long jails look back', 'jails look back over {}'),
  'adaptation.adopt.base': chance(
    'a jail takes limits whatever others do',
    'each month, a jail takes limits whatever others do {}',
  ),
  'adaptation.adopt.peers_state': share(
    'what limits of all other jails of the state add to that chance',
    'limits of all other jails of the state add {} to that chance',
  ),
  'adaptation.adopt.peers_office': share(
    'what limits of all other jails of the field office add to it',
    'limits of all other jails of the field office add {} to it',
  ),
  'adaptation.adopt.requests_no_conviction': share(
    'what requests only for people without a conviction add to it',
    'requests only for people without a conviction add {} to it',
  ),
  'adaptation.adopt.level': times(
    'the factor of courts and time on these chances',
    'jails take limits {}[ for reasons of courts and time]',
    'readily',
  ),
  'adaptation.adopt.policies': map('the shares of policies among jails that take limits'),
  'adaptation.lift.chance': chance('a jail lifts its limits', 'each month, a jail lifts its limits {}'),
  'adaptation.lift.policies': map('the shares of policies among jails that lift limits'),
  'agreements_287g.active': {
    name: '287(g) agreements',
    says: 'officers of the jail act for ICE under a 287(g) agreement',
    off: 'no officer of the jail acts for ICE',
    measure: 'onoff',
  },
  'agreements_287g.interview': chance(
    'an officer of a 287(g) jail interviews a person who would tell of foreign birth',
    'officers of 287(g) jails interview people who would tell of foreign birth {}',
  ),
  'agreements_287g.delay': hours(
    'the time until an officer of a 287(g) jail interviews a person',
    'officers of 287(g) jails interview people after {}[ on average]',
  ),
  'agreements_287g.without_form': chance(
    'a person whom an officer of a 287(g) jail has processed is handed over without a form',
    'people whom officers of 287(g) jails have processed are handed over without a form {}',
  ),
  'asking.months': months(
    "how long officers look back on a jail's answers",
    "officers look back on a jail's answers over {}",
  ),
  'asking.discouragement': share(
    "the part of a jail's requests that officers give up where all are declined",
    'officers give up {} of the requests to a jail that declines all',
  ),
  'prison_sentences.shares': map('the shares of bookings that end in prison'),
  'prison_sentences.scale': times(
    'the factor on the shares of bookings that end in prison',
    'people are sent to prison {}[ as stated by charge]',
    'often',
  ),
  'prison_sentences.displaces': some('other admission', 'other admissions')(
    'how many other admissions to prison a person sent from jail stands for',
    'a person sent to prison from jail stands for {}',
  ),
  'prison_sentences.cap': share(
    "the largest part of a prison's admissions that people sent from jails are",
    "people sent from jails are at most {} of a prison's admissions",
  ),
  'seriousness.weights': map('the weights of classes of conviction'),
  'seriousness.come': times(
    'how much better the odds are that ICE comes for the gravest convictions',
    'the odds that ICE comes are {} for the gravest convictions[ as for none]',
    'good',
  ),
  'seriousness.hold': times(
    'how much better the odds are that a jail holds people with the gravest convictions',
    'the odds that a jail holds are {} for the gravest convictions[ as for none]',
    'good',
  ),
  'seriousness.notice': times(
    'how much better the odds of a notice are for the gravest convictions',
    'the odds of a notice are {} for the gravest convictions[ as for none]',
    'good',
  ),
  'place_effects.coming.office_sd': odds('field offices in coming', 'that ICE comes, by field office,'),
  'place_effects.coming.state_sd': odds('states in coming', 'that ICE comes, by state within a field office,'),
  'place_effects.coming.place_sd': odds('jails in coming', 'that ICE comes, by jail,'),
  'place_effects.notice.office_sd': odds('field offices in notice', 'of notice under limits, by field office,'),
  'place_effects.notice.state_sd': odds('states in notice', 'of notice under limits, by state within a field office,'),
  'place_effects.notice.place_sd': odds('jails in notice', 'of notice under limits, by jail,'),
  'place_effects.recording.office_sd': odds('field offices in recording', 'that a refusal is recorded, by field office,'), // prettier-ignore
  'place_effects.recording.state_sd': odds('states in recording', 'that a refusal is recorded, by state within a field office,'), // prettier-ignore
  'place_effects.recording.place_sd': odds('jails in recording', 'that a refusal is recorded, by jail,'),
  'place_effects.recording.silent': share(
    'the share of jails that record no refusal',
    '{} of jails record no refusal at all',
  ),
};
