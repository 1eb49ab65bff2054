/** People whose episodes end otherwise in the second arm than in the first. */
import { KINDS } from '../base/vocabulary.ts';
import { Decision } from '../simulation/compile/decisions.ts';
import { chargeOf } from '../policy/people.ts';
import { draw, type Key, personKey, replicationKey, textKey } from '../base/random.ts';
import { type Who, whoOf } from '../base/order-key.ts';
import type { Jurisdiction } from '../world/world.ts';
import { luckOf, type Task } from './draws.ts';
import { Baseline, FLIP_OUTCOMES } from './flips.ts';
import { simulateGroup } from './replicate.ts';
import type { Study } from './study.ts';

export type FlipOutcome = (typeof FLIP_OUTCOMES)[number];

/** Whom to look for. What is null may be anything; an outcome that is null, any but that of the other arm. */
export type Wanted = {
  readonly from: FlipOutcome | null;
  readonly to: FlipOutcome | null;
  readonly lives: (place: Jurisdiction) => boolean;
  /** Position in CLASSES and in CHARGES. */
  readonly conviction: number | null;
  readonly charge: number | null;
};

export type Flipped = {
  readonly who: Who;
  readonly place: Jurisdiction;
  readonly from: FlipOutcome;
  readonly to: FlipOutcome;
};
/** Episodes of such people, those of them that flip so, and the first of these in the order of offices and keys. */
export type Search = {
  lookedAt: number;
  matching: number;
  readonly people: Flipped[];
  /** Episodes simulated. */
  episodes: number;
};

/**
 * Simulates one replication of every office in which such people may be.
 * @param most of the people kept
 */
export function findFlips(study: Study, wanted: Wanted, task: Task, most: number): Search {
  const key = replicationKey(study.order.seed, luckOf(task, study.order));
  const search: Search = { lookedAt: 0, matching: 0, people: [], episodes: 0 };
  for (const group of study.groups) {
    const living = group.map(({ places: { jurisdictions }, plan }) =>
      jurisdictions.map((place, i) => plan.reported[i] === 1 && wanted.lives(place)),
    );
    if (!living.flat().includes(true)) continue;
    simulateGroup(study, group, task).forEach(([a, b], office) => {
      const { jurisdictions } = group[office].places;
      search.episodes += a.begun + b.begun;
      if (!a.records || !b.records) throw new Error('flips are looked for in a study that pairs its arms');
      const found: [order: number, Flipped][] = [];
      new Baseline(a.records).eachPair(b.records, (order, conviction, from, to) => {
        const who = whoOf(order);
        const place = jurisdictions[who.place];
        if (!living[office][who.place] || (wanted.conviction ?? conviction) !== conviction) return;
        if (wanted.charge !== null && chargeAt(study, task, key, place, who) !== wanted.charge) return;
        search.lookedAt += 1;
        const [was, is] = [FLIP_OUTCOMES[from], FLIP_OUTCOMES[to]];
        if (was === is && (wanted.from === null || wanted.to === null)) return;
        if ((wanted.from ?? was) !== was || (wanted.to ?? is) !== is) return;
        found.push([order, { who, place, from: was, to: is }]);
      });
      search.matching += found.length;
      found.sort(([one], [other]) => one - other);
      for (const [, flipped] of found.slice(0, most - search.people.length)) search.people.push(flipped);
    });
  }
  return search;
}

/** The charge is drawn like anything else: from the person's key. */
function chargeAt(
  study: Study,
  { draw: ofParameters }: Task,
  run: Key,
  { code, kind }: Jurisdiction,
  who: Who,
): number {
  const [{ rules }] = study.models(ofParameters);
  const person = personKey(run, textKey(code), who.firstMonth, who.serial);
  return chargeOf(rules.catalogue, KINDS.indexOf(kind), draw(person, Decision.charge, who.episode));
}
