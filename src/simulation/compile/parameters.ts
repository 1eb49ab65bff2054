/**
 * How each parameter of a scenario becomes the number that the simulation reads: a threshold, minutes, or the number of a
 * table on the shelf.
 */
import type { Dated } from '../../scenario/values/dated.ts';
import type { Place } from '../../scenario/values/places.ts';
import type { Adaptation } from '../../scenario/schema.ts';
import { DAY } from '../../base/calendar.ts';
import type { Source } from './source.ts';
import type { OfficeParameter, PlaceParameter } from './now.ts';
import { lognormalSpread } from '../../base/quantiles.ts';
import { CERTAIN, threshold } from '../../base/random.ts';
import { ownCount } from './bookings.ts';
import { askingReaders } from './asking.ts';
import { jailOfficerReaders } from './jail-officers.ts';
import type { PlaceEffects } from './place-effects.ts';
import { minutes, NOTHING, type Reader, required } from './reader.ts';
import { mayNotify, regimeReader } from './regimes.ts';
import { chargeFactors } from './stays.ts';
import { rulesetReader } from './rulesets.ts';
import { sentenceReaders } from './sentences.ts';
import { oddsReader } from './seriousness.ts';
import type { Regime } from './shelf.ts';

export function placeReaders(source: Source, effects: PlaceEffects): Record<PlaceParameter, Reader> {
  const s = source.scenario;
  const { stays, forms, rulesets, regimes } = source.shelf;
  const read = (parameter: object, convert: (x: number) => number): Reader => {
    const dated = source.dated(parameter);
    return { of: [dated], value: (day, place) => convert(required(dated.at(day, place), place, parameter)) };
  };
  const raw = (parameter: object) => read(parameter, (x) => x);
  const chance = (parameter: object) => read(parameter, threshold);
  const time = (parameter: object) => read(parameter, minutes);
  const regime = regimeReader(source, regimes);
  // A chance that nobody asks about under the programme in force is certain: arms that differ in it alone are alike.
  const where = (reader: Reader, asked: (regime: Regime) => boolean): Reader => ({
    of: [...reader.of, ...regime.of],
    value: (day, place) => (asked(regimes.items[regime.value(day, place)]) ? reader.value(day, place) : CERTAIN),
  });
  const factors = chargeFactors(s.stay, source.startDay);
  const onRecord = source.dated(s.people.on_record);
  const tells = source.dated(s.people.tells_interviewer);
  const atStart = (dated: Dated<number>, place: Place) =>
    required(dated.at(source.startDay, place), place, s.people.on_record);
  return {
    activated: read(s.activation, (x) => (x ? 1 : 0)),
    // Lasting attributes are drawn from the shares of the run's first day.
    recordBoth: {
      of: [onRecord, tells],
      value: (_, place) => threshold(atStart(onRecord, place) * atStart(tells, place)),
    },
    recordOnly: { of: [onRecord], value: (_, place) => threshold(atStart(onRecord, place)) },
    arrestsLevel: raw(s.arrests.level),
    ownBookings: read(s.arrests.bookings, ownCount),
    ownFollowed: read(s.arrests.followed, ownCount),
    stayMedian: read(s.stay.median, (hours) => hours * 60),
    stays: read(s.stay.log_sd, (sd) =>
      stays.number(JSON.stringify([sd, factors]), () => ({
        spread: lognormalSpread(sd),
        factors: Float64Array.from(factors),
      })),
    ),
    longest: time(s.stay.longest),
    interview: chance(s.identification.interview_coverage),
    interviewDelay: time(s.identification.interview_delay),
    requestDelay: time(s.federal.request_delay),
    regime,
    requestLevel: raw(s.federal.request_level),
    officeEffort: raw(s.federal.office_effort),
    adherencePriority: where(chance(s.federal.adherence_priority), ({ before }) => before >= 0),
    adherenceForm: where(chance(s.federal.adherence_form), (now) => mayNotify(now, forms)),
    withoutRequest: chance(s.handover.without_request),
    ruleset: rulesetReader(source, rulesets),
    holdWilling: chance(s.local.hold_willing),
    noticeWilling: chance(s.local.notice_willing),
    noticeLimited:
      s.local.notice_limited === undefined ? UNSTATED : effects.on('notice', raw(s.local.notice_limited), threshold),
    noticeReaches: chance(s.local.notice_reaches),
    noticeLead: time(s.local.notice_lead),
    stayFactorHonored: raw(s.local.stay_factor_honored),
    stayFactorOther: raw(s.local.stay_factor_other),
    comeMatch: effects.on('coming', raw(s.pickup.come_match)),
    comeInterview: effects.on('coming', raw(s.pickup.come_interview)),
    travel: time(s.pickup.travel),
    returnTime: read(s.return.hazard, (hazard) => (hazard > 0 ? 525600 / hazard : -1)),
    returnHorizon: time(s.return.horizon),
    // Read by returns.ts; here it tells arms apart.
    expectedTaken: s.return.expected_taken === undefined ? { of: [], value: () => -1 } : raw(s.return.expected_taken),
    removed: chance(s.removal.removed),
    detention: read(s.removal.detention_days, (days) => days * DAY),
    perMatch: time(s.screening.hours_per_match),
    perInterview: time(s.screening.hours_per_interview),
    perPickup: time(s.pickup.hours_per_pickup),
    recordConviction: chance(s.recorder.conviction),
    recordRefusal: effects.unlessSilent(effects.on('recording', raw(s.recorder.refusal), threshold)),
    recordCustody: chance(s.recorder.custody),
    recordBooked: s.recorder.booked ? chance(s.recorder.booked) : NOTHING,
    recordOther: s.recorder.other ? chance(s.recorder.other) : NOTHING,
    ...adaptationReaders(s.adaptation, raw),
    ...jailOfficerReaders(source),
    ...askingReaders(source),
    odds: oddsReader(source, source.shelf.odds),
    ...sentenceReaders(source),
  };
}

/** In place of a chance that a scenario does not state. */
const UNSTATED: Reader = { of: [], value: () => -1 };

function adaptationReaders(adaptation: Adaptation | undefined, read: (parameter: object) => Reader) {
  const raw = (parameter: object | undefined): Reader => (parameter === undefined ? NOTHING : read(parameter));
  return {
    adoptBase: raw(adaptation?.adopt.base),
    adoptPeersState: raw(adaptation?.adopt.peers_state),
    adoptPeersOffice: raw(adaptation?.adopt.peers_office),
    adoptRequests: raw(adaptation?.adopt.requests_no_conviction),
    adoptLevel: raw(adaptation?.adopt.level),
    lift: raw(adaptation?.lift.chance),
  };
}

export function officeReaders(source: Source): Record<OfficeParameter, Reader> {
  const { screening, pickup, at_large: large } = source.scenario;
  const read = (parameters: object[], convert: (...values: number[]) => number): Reader => {
    const dated = parameters.map((parameter) => source.dated(parameter));
    return {
      of: dated,
      value: (day, place) => convert(...dated.map((d, i) => required(d.at(day, place), place, parameters[i]))),
    };
  };
  const raw = (parameter: object) => read([parameter], (x) => x);
  const time = (parameter: object) => read([parameter], minutes);
  const given = (hours: object, level: object) =>
    read([hours, level], (x, by) => ((x as unknown) === 'unlimited' ? -1 : minutes(x * by)));
  return {
    screeningMinutes: given(screening.hours_per_day, screening.level),
    pickupMinutes: given(pickup.hours_per_day, pickup.level),
    teams: read([large.teams, large.level], (x, by) => ((x as unknown) === 'unlimited' ? 0 : x * by)),
    teamMinutes: read([large.teams, large.level, large.hours_per_team_month], (x, by, hours) =>
      (x as unknown) === 'unlimited' ? -1 : minutes(x * by * hours),
    ),
    listWeight: raw(large.list_weight),
    perAttempt: time(large.hours_per_attempt),
    seriousFactor: raw(large.serious_hours_factor),
    success: raw(large.success),
    successDecay: raw(large.success_decay),
    listMonths: raw(large.list_months),
    absconderStock: raw(large.absconders.stock),
    absconderInflow: raw(large.absconders.inflow),
    absconderOutflow: raw(large.absconders.outflow),
    absconderAttempt: time(large.absconders.hours_per_attempt),
    absconderSuccess: read([large.absconders.success], threshold),
    otherAtLarge:
      large.other_level === undefined ? raw(large.other) : read([large.other, large.other_level], (x, by) => x * by),
    otherArrests: raw(large.other_arrests),
    responds: large.responds === undefined ? NOTHING : raw(large.responds),
    respondsAt: large.responds_at === undefined ? { of: [], value: () => 1 } : raw(large.responds_at),
  };
}
