/** Steps 1 to 3: booking, identification by fingerprint or interview, screening. */
import { CHARGES } from '../../src/scenario/schema.ts';
import { KINDS } from '../../src/base/vocabulary.ts';
import { DAY, monthOf } from '../../src/base/calendar.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { chargeOf, hasFlag } from '../../src/policy/people.ts';
import { draw, threshold } from '../../src/base/random.ts';
import { toMinutes } from './parameters.ts';
import { chargeFactor } from './stays.ts';
import { catalogueOf, type Episode, type Person } from './people.ts';
import { firstBooked, goesHome, identify, isNotOut } from './never-taken.ts';
import { drawReturn, scheduleReturn } from './outcome.ts';
import { jailInterviewMinute } from './jail-officers.ts';
import { decideRequest } from './request.ts';
import { drawSentence, enterPrison } from './sentences.ts';
import { chance, cost, count, note, put, tell, wait, type Agenda, type Happening, type Simulation } from './state.ts';

/** An episode with its stay drawn. */
export function newEpisode(sim: Simulation, person: Person, number: number, booked: number): Episode {
  const { scenario, parameters } = sim;
  const bookedDay = Math.floor(booked / DAY);
  // What was read before the run is read at its first day.
  const readDay = Math.max(bookedDay, sim.firstDay);
  const kind = KINDS.indexOf(person.place.kind);
  const charge = chargeOf(catalogueOf(scenario.people), kind, draw(person.key, Decision.charge, number));
  const median = parameters.at(scenario.stay.median, readDay, person.place) * 60 * chargeFactor(sim, CHARGES[charge]);
  const logSd = parameters.at(scenario.stay.log_sd, readDay, person.place);
  const longest = toMinutes(parameters.at(scenario.stay.longest, readDay, person.place));
  const stay = Math.min(longest, Math.max(1, parameters.lognormal(median, logSd, person.key, Decision.stay, number)));
  const episode: Episode = {
    person,
    at: person.place,
    seenAs: person.profile,
    sentencedAt: Number.POSITIVE_INFINITY,
    number,
    booked,
    bookedDay,
    bookedMonth: monthOf(booked),
    charge,
    readDay,
    release: booked + stay,
    identified: false,
    matched: false,
    interviewed: false,
    byJail: false,
    tier: -1,
    comeFactor: 1,
    passedOver: false,
    releasedAt: Number.POSITIVE_INFINITY,
    nextBooking: Number.POSITIVE_INFINITY,
    returnAfter: Number.POSITIVE_INFINITY,
    offList: false,
  };
  drawSentence(sim, episode);
  return episode;
}

/** The draws of which a booking is made. */
function tellBooking(sim: Simulation, episode: Episode): void {
  const { person, number, booked: minute, charge, release, readDay } = episode;
  const happened = (happening: Happening): void => tell(sim, episode, readDay, happening);
  const lasting = (decision: 'bookingMinute' | 'profile' | 'record') => ({
    decision,
    draw: draw(person.key, Decision[decision], 0),
  });
  const own = (decision: 'charge' | 'stay' | 'sentenceStay') => ({
    decision,
    draw: draw(person.key, Decision[decision], number),
  });
  const [onRecord, tells] = [sim.scenario.people.on_record, sim.scenario.people.tells_interviewer].map((parameter) =>
    sim.parameters.at(parameter, sim.firstDay, person.place),
  );
  const outOfJail = Math.min(release, episode.sentencedAt);
  happened({ what: 'booked', minute, charge, release: outOfJail });
  if (number === 1) happened({ what: 'moment', ...lasting('bookingMinute'), minute });
  happened({ what: 'draw', ...lasting('profile') });
  happened({ what: 'chance', ...lasting('record'), threshold: threshold(onRecord) });
  happened({ what: 'chance', ...lasting('record'), threshold: threshold(onRecord * tells) });
  happened({ what: 'draw', ...own('charge') });
  happened({ what: 'duration', ...own('stay'), minutes: outOfJail - minute });
  if (outOfJail < release) happened({ what: 'duration', ...own('sentenceStay'), minutes: release - outOfJail });
}

/** Step 1, and step 2 at once: everything about identification is decided at the booking. */
export function book(sim: Simulation, agenda: Agenda, person: Person, number: number, minute: number): void {
  const episode = newEpisode(sim, person, number, minute);
  sim.episodes.push(episode);
  tellBooking(sim, episode);
  drawReturn(sim, episode);
  count(sim, episode, 'arrests', minute);
  if (number > 1) count(sim, episode, 'rearrests', minute);
  else firstBooked(sim, episode);
  note(sim, episode, minute, 'booked', { charge: CHARGES[episode.charge], release: episode.release });

  const matched = isMatched(sim, episode);
  const inJailUntil = Math.min(episode.release, episode.sentencedAt);
  const byJail = jailInterviewMinute(sim, episode, inJailUntil);
  const interview = byJail ?? interviewMinute(sim, episode, minute, inJailUntil);
  if (matched) count(sim, episode, 'matched', minute);
  if (interview !== undefined) count(sim, episode, 'interviewed', interview);
  if (!matched && interview === undefined) {
    const { sentencedAt } = episode;
    if (sentencedAt < sim.end)
      return put(agenda.prison, Math.floor(sentencedAt / DAY), () => lookInPrison(sim, agenda, episode));
    return leaveUnidentified(sim, agenda, episode, minute);
  }
  meet(sim, agenda, episode, { matched, interview, byJail });
}

/** Nobody at ICE will learn of this episode. */
function leaveUnidentified(sim: Simulation, agenda: Agenda, episode: Episode, minute: number): void {
  episode.outcome = 'not_identified';
  if (episode.release < sim.end) goesHome(sim, episode, minute);
  else isNotOut(sim, episode, minute);
  if (episode.release < sim.end) scheduleReturn(agenda, episode, episode.release);
}

/** In prison officers interview people, too. */
function lookInPrison(sim: Simulation, agenda: Agenda, episode: Episode): void {
  const { sentencedAt } = episode;
  enterPrison(sim, episode, Math.floor(sentencedAt / DAY));
  const interview = interviewMinute(sim, episode, sentencedAt, episode.release);
  if (interview === undefined) return leaveUnidentified(sim, agenda, episode, sentencedAt);
  count(sim, episode, 'interviewed', interview);
  meet(sim, agenda, episode, { matched: false, interview, byJail: undefined });
}

/** ICE learns of the person by a match at the booking, or else in an interview. */
function meet(
  sim: Simulation,
  agenda: Agenda,
  episode: Episode,
  { matched, interview, byJail }: { matched: boolean; interview: number | undefined; byJail: number | undefined },
): void {
  episode.identified = true;
  episode.matched = matched;
  episode.interviewed = interview !== undefined;
  episode.byJail = byJail !== undefined;
  const identifiedAt = matched ? episode.booked : (interview as number);
  count(sim, episode, 'identified', identifiedAt);
  note(sim, episode, identifiedAt, 'identified', { way: matched ? 'match' : 'interview' });
  identify(sim, episode, identifiedAt);
  if (byJail !== undefined) return processInJail(sim, agenda, episode, byJail);
  const day = Math.floor(identifiedAt / DAY);
  const tier = sim.rules.tier(sim.rules.programme(day, episode.at), episode);
  put(agenda.screening, day, { episode, minute: identifiedAt, rank: tier < 0 ? Number.POSITIVE_INFINITY : tier });
}

function isMatched(sim: Simulation, episode: Episode): boolean {
  const { place, onRecord } = episode.person;
  const shared = place.kind === 'county' && sim.parameters.at(sim.scenario.activation, episode.bookedDay, place);
  if (shared) count(sim, episode, 'submissions', episode.booked);
  return shared && onRecord;
}

function interviewMinute(sim: Simulation, episode: Episode, from: number, until: number): number | undefined {
  const {
    parameters,
    scenario: { identification },
  } = sim;
  const {
    at: place,
    person: { tells },
  } = episode;
  const day = Math.floor(from / DAY);
  if (!tells || !sim.rules.access(episode, day)) return undefined;
  if (!chance(sim, episode, 'interview', parameters.at(identification.interview_coverage, day, place), day))
    return undefined;
  const mean = toMinutes(parameters.at(identification.interview_delay, day, place));
  const minute = from + wait(sim, episode, 'interviewDelay', mean, day);
  return minute < until && minute < sim.end ? minute : undefined;
}

/** Step 3 by an officer of the jail: no line, and none of ICE's hours. */
function processInJail(sim: Simulation, agenda: Agenda, episode: Episode, minute: number): void {
  if (hasFlag(episode.person.profile, 'removable')) count(sim, episode, 'identified_287g', minute);
  put(agenda.steps, Math.floor(minute / DAY), () => {
    count(sim, episode, 'encountered', minute);
    note(sim, episode, minute, 'encountered');
    decideRequest(sim, agenda, episode, minute);
  });
}

/** Step 3 for someone whose turn has come. */
export function screened(sim: Simulation, agenda: Agenda, episode: Episode, minute: number, minutes: number): void {
  tell(sim, episode, Math.floor(minute / DAY), { what: 'served', line: 'screening', minute, minutes });
  count(sim, episode, 'encountered', minute);
  cost(sim, episode, 'screening_hour', minutes, minute);
  note(sim, episode, minute, 'encountered');
  decideRequest(sim, agenda, episode, minute);
}

/** Prisoners of the start: identified and screened before the run; the request comes next. */
export function followPrisoner(sim: Simulation, agenda: Agenda, person: Person): void {
  const episode = newEpisode(sim, person, 1, person.booked);
  if (episode.release <= sim.start) return;
  sim.episodes.push(episode);
  tellBooking(sim, episode);
  episode.identified = true;
  episode.interviewed = true;
  identify(sim, episode, sim.start);
  decideRequest(sim, agenda, episode, sim.start);
}
