/** Prison sentences: one episode, first in a jail, then in a prison. */
import { CHARGES } from '../../src/scenario/schema.ts';
import { NATION } from '../../src/scenario/values/coverage.ts';
import { KINDS } from '../../src/base/vocabulary.ts';
import { draw } from '../../src/base/random.ts';
import { atTheirOdds } from '../../src/policy/odds.ts';
import { profileOf } from '../../src/policy/people.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import type { Jurisdiction, World } from '../../src/world/world.ts';
import { toMinutes } from './parameters.ts';
import { chargeFactor } from './stays.ts';
import { catalogueOf, type Episode } from './people.ts';
import { chance, tell, type Simulation } from './state.ts';
import { simulatedOffices } from './world.ts';

/** The prison to which a county sends people. */
function prisonFor({ kind, state, office }: Jurisdiction, { jurisdictions }: Pick<World, 'jurisdictions'>) {
  if (kind !== 'county') return undefined;
  const here = jurisdictions.filter((one) => one.office === office);
  if (state === 'DC') return here.find((one) => one.kind === 'federal_prison');
  return here.find((one) => one.kind === 'state_prison' && one.state === state);
}

/** What the shares are multiplied by where people are sent to this prison, and how many admissions a year they stand for. */
function sending({ scenario, parameters, world, firstDay }: Simulation, prison: Jurisdiction) {
  const section = scenario.prison_sentences;
  if (!section) return { scale: 0, instead: 0 };
  const displaces = parameters.at(section.displaces, firstDay, NATION);
  const scale = parameters.at(section.scale, firstDay, NATION);
  const most = (parameters.at(section.cap, firstDay, NATION) * prison.followed) / displaces;
  const { shares: charged } = atTheirOdds(scenario.people.county).charges;
  let mean = 0;
  for (const charge of CHARGES) mean += (charged[charge] ?? 0) * section.shares.shares[charge];
  let booked = 0;
  for (const place of world.jurisdictions) if (prisonFor(place, world) === prison) booked += place.followed;
  const wanted = scale * mean * booked;
  const fits = wanted > most ? most / wanted : 1;
  return { scale: scale * fits, instead: wanted * fits * displaces };
}

/** The part of a prison's admissions that does not come from the jails of the model. */
export function admittedFromElsewhere(sim: Simulation, place: Jurisdiction): number {
  return place.kind === 'county' || place.followed === 0 ? 1 : 1 - sending(sim, place).instead / place.followed;
}

/** Step 1: whether the stay ends in a sentence, and how long that is. */
export function drawSentence(sim: Simulation, episode: Episode): void {
  const { scenario, parameters, world } = sim;
  const { person, charge, number, readDay, release } = episode;
  if (!scenario.prison_sentences) return;
  const prison = prisonFor(person.place, world);
  const simulated = simulatedOffices(world, scenario).flatMap(({ jurisdictions }) => jurisdictions);
  if (!prison || !simulated.includes(prison)) return;
  const share = scenario.prison_sentences.shares.shares[CHARGES[charge]] * sending(sim, prison).scale;
  if (!chance(sim, episode, 'sentence', share, readDay)) return;
  const median = parameters.at(scenario.stay.median, readDay, prison) * 60 * chargeFactor(sim, CHARGES[charge]);
  const logSd = parameters.at(scenario.stay.log_sd, readDay, prison);
  const longest = toMinutes(parameters.at(scenario.stay.longest, readDay, prison));
  const stay = parameters.lognormal(median, logSd, person.key, Decision.sentenceStay, number);
  episode.sentencedAt = release;
  episode.release = release + Math.min(longest, Math.max(1, stay));
}

/** Still in jail, and on the way to prison. */
export const isToBeSentenced = ({ at, person, sentencedAt }: Episode): boolean =>
  at === person.place && sentencedAt < Number.POSITIVE_INFINITY;

/** From jail to prison, if the person is not there yet. Rules then see somebody admitted to such a prison. */
export function enterPrison(sim: Simulation, episode: Episode, day: number): void {
  if (!isToBeSentenced(episode)) return;
  const { person, sentencedAt, release } = episode;
  const prison = prisonFor(person.place, sim.world)!;
  const catalogue = catalogueOf(sim.scenario.people);
  const kind = KINDS.indexOf(prison.kind);
  episode.at = prison;
  episode.seenAs = catalogue.profiles[profileOf(catalogue, kind, draw(person.key, Decision.profile, 0))];
  tell(sim, episode, day, { what: 'sentenced', minute: sentencedAt, release });
}
