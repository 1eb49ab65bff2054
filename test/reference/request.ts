/** Step 4: whether ICE wants the person, in which form it asks, and handover without any form. */
import type { Form, Programme } from '../../src/scenario/schema.ts';
import { DAY, monthOf } from '../../src/simulation/calendar.ts';
import { ClassCode } from '../../src/simulation/people.ts';
import { Decision } from '../../src/simulation/decisions.ts';
import { answerRequest } from './answer.ts';
import { happens, toMinutes } from './parameters.ts';
import type { Episode } from './people.ts';
import { holds } from './predicate.ts';
import { leavePending, release, transfer } from './release.ts';
import { cost, count, note, type Agenda, type Simulation } from './state.ts';

const COUNTED = { detainer: 'detainers', notification: 'notifications', other_request: 'other_requests' } as const;

/** From the screening at a minute to the request, or to the release without one. */
export function decideRequest(sim: Simulation, agenda: Agenda, episode: Episode, screenedAt: number): void {
  const { parameters, scenario, rules } = sim;
  const {
    person: { place, key },
    number,
  } = episode;
  const delay = toMinutes(parameters.at(scenario.federal.request_delay, Math.floor(screenedAt / DAY), place));
  const minute = screenedAt + parameters.exponential(delay, key, Decision.requestDelay, number);
  if (minute >= sim.end) return leavePending(sim, episode);
  const day = Math.floor(minute / DAY);

  const present = rules.programme(day, place);
  const form = wantedForm(sim, episode, present, day);
  if (form === undefined) return release(sim, agenda, episode, Math.max(episode.release, minute), 'not_requested');
  const unasked = scenario.handover.without_request;
  if (
    minute < episode.release &&
    rules.access(episode, day) &&
    happens(parameters.at(unasked, day, place), key, Decision.withoutRequest, number)
  ) {
    return handOverWithoutForm(sim, agenda, episode);
  }
  lodge(sim, agenda, episode, groundedForm(sim, episode, present, form, day), present, minute);
}

/** The tier's form, or undefined where ICE does not ask. Remembers the tier on the episode. */
function wantedForm(sim: Simulation, episode: Episode, present: Programme, day: number): Form | undefined {
  const {
    parameters,
    scenario: { federal },
    rules,
  } = sim;
  const {
    person: { place, key },
    number,
  } = episode;
  const follows = happens(
    parameters.at(federal.adherence_priority, day, place),
    key,
    Decision.adherencePriority,
    number,
  );
  const previous = follows ? undefined : rules.previousProgramme(day, place);
  const programme = previous ?? present;
  const position = rules.tier(programme, episode);
  if (position < 0) return undefined;
  const tier = programme.tiers[position];
  if (tier.form === 'none') return undefined;
  const share = tier.request_share === undefined ? 1 : parameters.at(tier.request_share, day, place);
  const level = parameters.at(federal.request_level, day, place);
  const effort = parameters.at(federal.office_effort, day, place);
  if (!happens(share * level * effort, key, Decision.requestShare, number)) return undefined;
  episode.tier = position;
  episode.comeFactor = tier.come_factor;
  return previous ? present.detainer_form : tier.form;
}

/** The form as sent: not everybody follows the guidance, and a form may need a ground. */
function groundedForm(sim: Simulation, episode: Episode, programme: Programme, asked: Form, day: number): Form {
  const {
    person: { place, key },
    number,
  } = episode;
  let form = asked;
  const follows = sim.parameters.at(sim.scenario.federal.adherence_form, day, place);
  if (definition(programme, form).asks === 'notice' && !happens(follows, key, Decision.adherenceForm, number)) {
    form = programme.detainer_form;
  }
  const { requires, otherwise } = definition(programme, form);
  const lacking = requires !== undefined && !holds(requires, sim.rules.facts(episode));
  return lacking && otherwise !== undefined ? otherwise : form;
}

function definition(programme: Programme, form: Form) {
  const found = programme.forms[form];
  if (!found) throw new Error(`${programme.title} does not define ${form}`);
  return found;
}

function lodge(
  sim: Simulation,
  agenda: Agenda,
  episode: Episode,
  name: Form,
  programme: Programme,
  minute: number,
): void {
  const {
    person: { profile, place, key },
    number,
  } = episode;
  const form = definition(programme, name);
  episode.request = { lodged: minute, month: monthOf(minute), name, form, release: episode.release, answer: 'none' };
  count(sim, episode, COUNTED[form.counts_as], minute);
  const clean = profile.conviction === ClassCode.none;
  if (clean) count(sim, episode, 'requests_no_conviction', minute);
  const recorded = sim.parameters.at(sim.scenario.recorder.conviction, Math.floor(minute / DAY), place);
  if (clean || !happens(recorded, key, Decision.recordConviction, number))
    count(sim, episode, 'recorded_no_conviction', minute);
  cost(sim, episode, 'request', 1, minute);
  note(sim, episode, minute, 'requested', { form: name, tier: episode.tier });
  if (episode.release <= minute) {
    count(sim, episode, 'unanswered', minute);
    return release(sim, agenda, episode, minute, 'too_late');
  }
  answerRequest(sim, agenda, episode, episode.request);
}

/** Step 7b: an officer posted in the jail takes the person at the release. */
function handOverWithoutForm(sim: Simulation, agenda: Agenda, episode: Episode): void {
  const at = episode.release;
  if (at < sim.end && !sim.rules.access(episode, Math.floor(at / DAY)))
    return release(sim, agenda, episode, at, 'not_requested');
  transfer(sim, episode, at, 'transferred_without_request');
}
