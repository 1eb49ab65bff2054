/** Step 4: whether ICE wants the person, in which form it asks, and handover without any form. */
import type { Form, Programme } from '../../src/scenario/schema.ts';
import { DAY, monthOf } from '../../src/base/calendar.ts';
import { ClassCode } from '../../src/policy/people.ts';
import { answerRequest, lengthenStay } from './answer.ts';
import { passesOver } from './asking.ts';
import { hasAgreement } from './jail-officers.ts';
import { toMinutes } from './parameters.ts';
import type { Episode } from './people.ts';
import { holds } from './predicate.ts';
import { later, release, transfer } from './outcome.ts';
import { enterPrison, isToBeSentenced } from './sentences.ts';
import { chance, cost, count, note, tell, wait, type Agenda, type Simulation } from './state.ts';

const COUNTED = { detainer: 'detainers', notification: 'notifications', other_request: 'other_requests' } as const;

/** From the screening at a minute to the request, or to the release without one. */
export function decideRequest(sim: Simulation, agenda: Agenda, episode: Episode, screenedAt: number): void {
  const { parameters, scenario } = sim;
  const { at: place } = episode;
  const screenedOn = Math.floor(screenedAt / DAY);
  const delay = toMinutes(parameters.at(scenario.federal.request_delay, screenedOn, place));
  const minute = screenedAt + wait(sim, episode, 'requestDelay', delay, screenedOn);
  later(sim, agenda, episode, minute, () => decideAt(sim, agenda, episode, minute));
}

function decideAt(sim: Simulation, agenda: Agenda, episode: Episode, minute: number): void {
  const { parameters, scenario, rules } = sim;
  const day = Math.floor(minute / DAY);
  if (episode.sentencedAt <= minute) enterPrison(sim, episode, day);
  const { at: place, sentencedAt } = episode;
  const present = rules.programme(day, place);
  const form = wantedForm(sim, episode, present, minute);
  // Nobody asks in jail: the prison is another place to ask.
  if (form === undefined && isToBeSentenced(episode))
    return later(sim, agenda, episode, sentencedAt, () => decideAt(sim, agenda, episode, sentencedAt));
  if (form === undefined) return release(sim, agenda, episode, Math.max(episode.release, minute), 'not_requested');
  const agreement = episode.byJail && hasAgreement(sim, episode, day) ? scenario.agreements_287g : undefined;
  const unasked = agreement?.without_form ?? scenario.handover.without_request;
  if (
    minute < episode.release &&
    rules.access(episode, day) &&
    chance(sim, episode, 'withoutRequest', parameters.at(unasked, day, place), day)
  ) {
    return handOverWithoutForm(sim, agenda, episode);
  }
  lodge(sim, agenda, episode, groundedForm(sim, episode, present, form, day), present, minute);
}

/** The tier's form, or undefined where ICE does not ask. Remembers the tier on the episode. */
function wantedForm(sim: Simulation, episode: Episode, present: Programme, minute: number): Form | undefined {
  const day = Math.floor(minute / DAY);
  const {
    parameters,
    scenario: { federal },
    rules,
  } = sim;
  const { at: place } = episode;
  episode.passedOver = false;
  const before = rules.previousProgramme(day, place);
  const keeps = parameters.at(federal.adherence_priority, day, place);
  // Where there was no programme before, there is nothing to fall back to.
  const follows = before === undefined || chance(sim, episode, 'adherencePriority', keeps, day);
  const previous = follows ? undefined : before;
  const programme = previous ?? present;
  const position = rules.tier(programme, episode);
  tell(sim, episode, day, { what: 'tier', minute, earlier: !follows, tier: position < 0 ? 255 : position });
  if (position < 0) return undefined;
  const tier = programme.tiers[position];
  if (tier.form === 'none') return undefined;
  const asked = tier.request_share === undefined ? 1 : parameters.at(tier.request_share, day, place);
  const level = parameters.at(federal.request_level, day, place);
  const effort = parameters.at(federal.office_effort, day, place);
  const share = asked * level * effort;
  if (!chance(sim, episode, 'requestShare', share, day)) return undefined;
  episode.tier = position;
  episode.comeFactor = tier.come_factor;
  episode.passedOver = passesOver(sim, episode, share, day);
  if (episode.passedOver) return undefined;
  return previous ? present.detainer_form : tier.form;
}

/** The form as sent: not everybody follows the guidance, and a form may need a ground. */
function groundedForm(sim: Simulation, episode: Episode, programme: Programme, asked: Form, day: number): Form {
  let form = asked;
  const follows = sim.parameters.at(sim.scenario.federal.adherence_form, day, episode.at);
  if (definition(programme, form).asks === 'notice' && !chance(sim, episode, 'adherenceForm', follows, day)) {
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
  const { seenAs: profile, at: place } = episode;
  const day = Math.floor(minute / DAY);
  const form = definition(programme, name);
  const linked = chance(
    sim,
    episode,
    'recordCustody',
    sim.parameters.at(sim.scenario.recorder.custody, day, place),
    day,
  );
  episode.request = {
    lodged: minute,
    month: monthOf(minute),
    name,
    form,
    release: episode.release,
    answer: 'none',
    linked,
    refusalRecorded: false,
  };
  count(sim, episode, COUNTED[form.counts_as], minute);
  const clean = profile.conviction === ClassCode.none;
  if (clean) count(sim, episode, 'requests_no_conviction', minute);
  const recorded = sim.parameters.at(sim.scenario.recorder.conviction, day, place);
  if (clean || !chance(sim, episode, 'recordConviction', recorded, day))
    count(sim, episode, 'recorded_no_conviction', minute);
  sim.adaptation?.see(place.code, monthOf(minute), clean ? 'request, no conviction' : 'request');
  cost(sim, episode, 'request', 1, minute);
  note(sim, episode, minute, 'requested', { form: name, tier: episode.tier });
  if (episode.release <= minute) {
    count(sim, episode, 'unanswered', minute);
    return release(sim, agenda, episode, minute, 'too_late');
  }
  const { request, sentencedAt } = episode;
  if (!isToBeSentenced(episode)) {
    lengthenStay(sim, episode, request, minute);
    tell(sim, episode, day, { what: 'lodged', minute, form: name, release: request.release });
    return answerRequest(sim, agenda, episode, request, minute);
  }
  tell(sim, episode, day, { what: 'lodged', minute, form: name, release: episode.release });
  later(sim, agenda, episode, sentencedAt, () => {
    enterPrison(sim, episode, Math.floor(sentencedAt / DAY));
    lengthenStay(sim, episode, request, sentencedAt);
    answerRequest(sim, agenda, episode, request, sentencedAt);
  });
}

/** Step 7b: an officer posted in the jail takes the person at the release. */
function handOverWithoutForm(sim: Simulation, agenda: Agenda, episode: Episode): void {
  const at = episode.release;
  later(sim, agenda, episode, at, () => {
    if (isToBeSentenced(episode)) enterPrison(sim, episode, Math.floor(at / DAY));
    if (sim.rules.access(episode, Math.floor(at / DAY))) transfer(sim, episode, at, 'transferred_without_request');
    else release(sim, agenda, episode, at, 'not_requested');
  });
}
