/** The rules in force at a day and place: programmes with their tiers, and what a jail may and must do. */
import type { Form, Policy, Programme, Scenario } from '../../src/scenario/schema.ts';
import type { Place } from '../../src/scenario/values/places.ts';
import { threshold } from '../../src/base/random.ts';
import { CLASSES } from '../../src/base/vocabulary.ts';
import type { Adaptation } from './adaptation.ts';
import type { Episode } from './people.ts';
import type { Parameters } from './parameters.ts';
import type { PlaceEffects } from './place-effects.ts';
import { holds, type Facts } from './predicate.ts';
import { chance, tell, type Simulation } from './state.ts';

export type Act = 'hold' | 'notice' | 'access';
const NO_LIMITS = { ceiling: 'always', floor: 'never' } as const;

export class Rules {
  private readonly scenario: Scenario;
  private readonly parameters: Parameters;
  private readonly adaptation: Adaptation | undefined;

  readonly told: Simulation['told'];
  private readonly effects: PlaceEffects;

  constructor(
    scenario: Scenario,
    parameters: Parameters,
    { told, adaptation, effects }: Pick<Simulation, 'told' | 'adaptation' | 'effects'>,
  ) {
    this.scenario = scenario;
    this.parameters = parameters;
    this.told = told;
    this.adaptation = adaptation;
    this.effects = effects;
  }

  programme(day: number, place: Place): Programme {
    return this.scenario.programmes[this.programmeName(day, place)];
  }

  private programmeName(day: number, place: Place): string {
    return this.parameters.at(this.scenario.federal.programme, day, place);
  }

  /** The latest programme of another name in force at the place on an earlier day. */
  previousProgramme(day: number, place: Place): Programme | undefined {
    const present = this.programmeName(day, place);
    const named = this.scenario.programmes[present].falls_back_to;
    if (named !== undefined) return this.scenario.programmes[named];
    const changes = [...this.parameters.dated(this.scenario.federal.programme).changes([place])];
    const earlier = changes.filter((change) => change <= day).toSorted((a, b) => b - a);
    for (const change of earlier) {
      const before = this.programmeName(change - 1, place);
      if (before !== present) return this.scenario.programmes[before];
    }
    return undefined;
  }

  /** What a programme may look at: no form and no agreement with the jail. */
  facts({ seenAs: profile, charge, bookedDay }: Episode): Facts {
    return { profile, charge, bookingDay: bookedDay, form: undefined, reimbursed: false };
  }

  /** Position of the person's tier in a programme, or -1. */
  tier(programme: Programme, episode: Episode): number {
    const facts = this.facts(episode);
    return programme.tiers.findIndex((tier) => holds(tier.when, facts));
  }

  /** 2: must; 1: may; 0: may not. */
  level(act: Act, episode: Episode, day: number, form?: Form): 0 | 1 | 2 {
    const level = this.levelFor(act, episode, day, form);
    tell(this, episode, day, { what: 'level', act, form: form ?? null, level });
    return level;
  }

  private levelFor(act: Act, episode: Episode, day: number, form?: Form): 0 | 1 | 2 {
    const { at: place } = episode;
    if (place.kind === 'federal_prison') return 1;
    const reimbursed = this.parameters.at(this.scenario.local.reimbursement, day, place);
    const facts = { ...this.facts(episode), form, reimbursed };
    const state = this.policy(this.parameters.at(this.scenario.state.law, day, place))[act];
    const alone = place.kind === 'state_prison' || place.groups.includes('unified');
    const local = alone ? NO_LIMITS : this.policy(this.localPolicy(day, place))[act];
    const allowed = holds(state.ceiling, facts) && holds(local.ceiling, facts);
    if (holds(state.floor, facts) || (allowed && holds(local.floor, facts))) return 2;
    return allowed ? 1 : 0;
  }

  /** What the jail has taken of its own, as it stands now: so ask on the day itself. */
  private localPolicy(day: number, place: Place): string {
    return this.adaptation?.policyOf(place.code) ?? this.parameters.at(this.scenario.local.policy, day, place);
  }

  private policy(name: string): Policy {
    const policy = this.scenario.policies[name];
    if (!policy) throw new Error(`no policy ${name}`);
    return policy;
  }

  access(episode: Episode, day: number): boolean {
    return this.level('access', episode, day) > 0;
  }

  wouldHold(episode: Episode, day: number, form: Form): boolean {
    const willing = this.parameters.at(this.scenario.local.hold_willing, day, episode.at);
    return this.would(this.level('hold', episode, day, form), willing, 'holdWilling', episode, day);
  }

  wouldNotify(episode: Episode, day: number, form: Form): boolean {
    const { notice_willing, notice_limited } = this.scenario.local;
    const { at: place } = episode;
    const level = this.level('notice', episode, day, form);
    if (notice_limited !== undefined && this.levelFor('hold', episode, day, form) === 0) {
      const willing = this.effects.at('notice', this.parameters.at(notice_limited, day, place), place);
      return this.would(level, willing, 'noticeLimited', episode, day);
    }
    return this.would(level, this.parameters.at(notice_willing, day, place), 'noticeWilling', episode, day);
  }

  private would(
    level: number,
    p: number,
    decision: 'holdWilling' | 'noticeWilling' | 'noticeLimited',
    episode: Episode,
    day: number,
  ) {
    const step = decision === 'holdWilling' ? 'hold' : 'notice';
    const own = this.bySeriousness(step, p, episode, day);
    return level === 2 || (level === 1 && chance(this, episode, decision, own, day));
  }

  /** A chance with its odds multiplied by the factor of the person's class. */
  bySeriousness(step: 'come' | 'hold' | 'notice', chanceOfAll: number, episode: Episode, day: number): number {
    const { seriousness } = this.scenario;
    const p = threshold(chanceOfAll) / 2 ** 32;
    if (!seriousness || p >= 1) return chanceOfAll;
    const { weights, centre } = seriousness.weights;
    const ratio = this.parameters.at(seriousness[step], day, episode.at);
    const odds = (1 + (ratio - 1) * weights[CLASSES[episode.seenAs.conviction]]) / (1 + (ratio - 1) * centre);
    return odds === 1 ? chanceOfAll : (p * odds) / (p * odds + (1 - p));
  }
}
