/**
 * Adaptation: at the start of a month county jails take limits or lift them, by what others have done and what they have
 * seen themselves. All decide at once, whatever their office: this is the one thing that joins offices.
 */
import { kindCode } from '../../base/vocabulary.ts';
import { COUNTER } from '../../base/counters.ts';
import { optionAt } from '../compile/adaptation-tables.ts';
import { Decision } from '../compile/decisions.ts';
import type { Jails } from '../store/jails.ts';
import type { OfficeRun } from './office.ts';
import { draw, threshold } from '../../base/random.ts';

const COUNTY = kindCode('county');

/** Jails of a state or an office, and those of them that are limited. */
type Peers = { jails: number; limited: number };
type Choice = { readonly jails: Jails; readonly place: number; readonly option: number; readonly limits: boolean }; // prettier-ignore

/** The month begins in every office of a run. Parameters must be those of its first day: see {@link OfficeRun.read}. */
export function adapt(runs: readonly OfficeRun[], month: number): void {
  for (const run of runs) run.jails?.begin(month);
  const peers = peersOf(runs);
  // Nobody sees what others decide today.
  const choices = runs.flatMap((run) => choicesOf(run, month, peers));
  for (const { jails, place, option, limits } of choices) jails.take(place, option, limits);
  for (const run of runs) if (run.jails) startMonth(run, run.jails, month);
}

/** A jail whose limits are its own: not one that the state runs. */
const decides = ({ places, kindOf }: OfficeRun, place: number): boolean =>
  kindOf[place] === COUNTY && !places.jurisdictions[place].groups.includes('unified');

/** By state, and by `office CODE`. */
function peersOf(runs: readonly OfficeRun[]): ReadonlyMap<string, Peers> {
  const peers = new Map<string, Peers>();
  for (const run of runs) {
    run.places.jurisdictions.forEach(({ state, office }, place) => {
      if (!decides(run, place)) return;
      for (const key of [state, `office ${office}`]) {
        const group = peers.get(key) ?? { jails: 0, limited: 0 };
        group.jails += 1;
        group.limited += run.jails?.limited[place] ?? 0;
        peers.set(key, group);
      }
    });
  }
  return peers;
}

/** Share of limited jails among the others of an open jail. */
function shareOfOthers(peers: ReadonlyMap<string, Peers>, key: string): number {
  const { jails, limited } = peers.get(key) as Peers;
  return jails < 2 ? 0 : limited / (jails - 1);
}

function choicesOf(run: OfficeRun, month: number, peers: ReadonlyMap<string, Peers>): Choice[] {
  const { jails, now, model, placeKeys } = run;
  const { adaptation } = model;
  if (jails === null || adaptation === null) return [];
  return run.places.jurisdictions.flatMap(({ state, office }, place): Choice[] => {
    if (!decides(run, place)) return [];
    const happens = (decision: number, chance: number) => draw(placeKeys[place], decision, month) < threshold(chance);
    const chosen = (decision: number, mix: typeof adaptation.limits) =>
      optionAt(mix, draw(placeKeys[place], decision, month));
    if (jails.limited[place] === 1) {
      if (!happens(Decision.lifts, now.lift[place])) return [];
      return [{ jails, place, option: chosen(Decision.returns, adaptation.returns), limits: false }];
    }
    const chance =
      now.adoptBase[place] +
      now.adoptPeersState[place] * shareOfOthers(peers, state) +
      now.adoptPeersOffice[place] * shareOfOthers(peers, `office ${office}`) +
      now.adoptRequests[place] * jails.shareWithoutConviction(place);
    if (!happens(Decision.adopts, chance * now.adoptLevel[place])) return [];
    return [{ jails, place, option: chosen(Decision.limits, adaptation.limits), limits: true }];
  });
}

function startMonth(run: OfficeRun, jails: Jails, month: number): void {
  run.places.jurisdictions.forEach((_, place) => {
    if (jails.limited[place] === 1) run.tally.stand(COUNTER.limited_jails, month, place);
  });
  jails.settle(run.now.ruleset);
}
