/** The rules and values that a person met, in words, with the day from which they hold and their evidence. */
import { isOfOffice, officePlace } from '../../scenario/values/coverage.ts';
import { Dated } from '../../scenario/values/dated.ts';
import type { Place } from '../../scenario/values/places.ts';
import { isNamed, rulesKey } from '../../scenario/values/definitions.ts';
import { Reading, type Stated } from '../../scenario/diff/cells.ts';
import type { EffectName, Parameter, ParameterPath, Policy, Programme, Scenario } from '../../scenario/schema.ts';
import { exponential } from '../../base/quantiles.ts';
import { numberInWords } from '../../scenario/words/measure.ts';
import { saysInWords } from '../../scenario/words/parameters.ts';
import { limitsInWords } from '../../scenario/words/policy.ts';
import { tierInWords } from '../../scenario/words/programme.ts';
import { evidenceInWords } from '../../scenario/words/values.ts';
import { formatDay } from '../../base/calendar.ts';
import type { PlaceEffects } from '../../simulation/compile/place-effects.ts';
import { programmeBefore } from '../../simulation/compile/regimes.ts';
import { boundBy } from '../../simulation/compile/rulesets.ts';
import { type DecisionName, DECISIONS } from '../../simulation/compile/decisions.ts';
import type { Act } from '../../simulation/engine/trace.ts';
import type { World } from '../../world/world.ts';
import type { Rule, Tier } from './document.ts';

/** What the rules depend on besides the day: how ICE knew of the person, and the tier in which the officer saw the person. */
export type Circumstances = {
  readonly matched: boolean;
  readonly interviewed: boolean;
  /** By an officer of the jail. */
  readonly byJail: boolean;
  readonly tier: { readonly earlier: boolean; readonly position: number } | undefined;
};

/** A value from a day on; `since` null for the first. */
type Spell = Stated & { readonly from: number; readonly since: string | null };

/** The rules of one arm at one jail. */
export class RulesHere {
  private readonly scenario: Scenario;
  private readonly world: World;
  private readonly jail: Place;
  private readonly office: Place;
  private readonly spells = new Map<string, Spell[]>();

  private readonly effects: PlaceEffects | undefined;

  /**
   * @param scenario with its distributions replaced by the values simulated
   * @param effects how its jails differ, if they do
   */
  constructor(scenario: Scenario, world: World, jail: Place, effects?: PlaceEffects) {
    this.scenario = scenario;
    this.effects = effects;
    this.world = world;
    this.jail = jail;
    const office = world.offices.find(({ code }) => code === jail.office);
    this.office = officePlace(office ?? { code: jail.office, name: jail.office });
  }

  /** What a draw was held against: what the decision reads, as far as it bears on this person. */
  ofDecision(decision: DecisionName, day: number, circumstances: Circumstances): Rule[] {
    return DECISIONS[decision].reads.flatMap((path) => this.read(path, day, circumstances));
  }

  private read(path: ParameterPath, day: number, { matched, interviewed, byJail, tier }: Circumstances): Rule[] {
    if (path === 'pickup.come_match' && !matched) return [];
    if (path === 'pickup.come_interview' && matched && !interviewed) return [];
    if (path === 'handover.without_request' && byJail && this.hasAgreement(day)) return [];
    if (path === 'agreements_287g.without_form' && !(byJail && this.hasAgreement(day))) return [];
    if (path === 'asking.discouragement') return this.discouragement(day);
    if (path.startsWith('seriousness.') && this.scenario.seriousness === undefined) return [];
    if (path.startsWith('prison_sentences.') && this.scenario.prison_sentences === undefined) return [];
    if (path.startsWith('place_effects.')) return this.ofPlace(path, day);
    if (path !== 'federal.programme') return [this.value(path, day)];
    return tier && tier.position < 255 ? [this.tier(tier.earlier, tier.position, day)] : [];
  }

  private hasAgreement(day: number): boolean {
    const active = this.scenario.agreements_287g?.active;
    return active !== undefined && new Dated(active, this.rows(active)).at(day, this.jail) === true;
  }

  /** Nothing is said of it where officers do not mind. */
  private discouragement(day: number): Rule[] {
    if (this.scenario.asking === undefined || this.jail.kind !== 'county') return [];
    const path = 'asking.discouragement';
    const { value } = this.stated(path, this.scenario.asking.discouragement, day, this.jail);
    return value === 0 ? [] : [this.value(path, day)];
  }

  /** How the jail differs from the middle one; nothing where jails are alike. */
  private ofPlace(path: ParameterPath, day: number): Rule[] {
    const name = path.split('.')[1] as EffectName;
    const stated = this.scenario.place_effects?.[name];
    const parameter = stated?.place_sd ?? stated?.state_sd ?? stated?.office_sd;
    const silent = this.scenario.place_effects?.recording?.silent;
    const rule = (text: string, of: object): Rule[] => [{ path, text, since: null, source: evidenceInWords(of) }];
    if (path === 'place_effects.recording.silent')
      return silent && this.effects?.isSilent(day, this.jail) ? rule('this jail records no refusal', silent) : [];
    const effect = this.effects?.effectsOf(name)?.get(this.jail.code);
    if (effect === undefined || parameter === undefined) return [];
    return rule(
      `the odds here are ${numberInWords(exponential(effect), { times: 'high' }, { about: true })} as in the middle jail`,
      parameter,
    );
  }

  /** Where a person stands in the programme in force, or in the one before it. */
  tier(earlier: boolean, position: number, day: number): Tier {
    const { programmes } = this.scenario;
    const parameter = this.scenario.federal.programme as Parameter;
    const stated = this.stated('federal.programme', parameter, day, this.jail);
    const present = String(stated.value);
    const name = earlier ? (programmes[present].falls_back_to ?? this.programmeBefore(present, day)) : present;
    const programme: Programme = programmes[name];
    const tier: Programme['tiers'][number] | undefined = programme.tiers[position];
    const where = tier === undefined ? 'in none of its tiers' : tierInWords(tier, position + 1, undefined);
    const whose = earlier ? `, to whose priorities the officer keeps` : '';
    return {
      path: 'federal.programme',
      text: `"${programme.title}"${whose}: ${where}`,
      since: stated.since,
      source: evidenceInWords(programme),
      programme: programme.title,
      tier: tier === undefined ? null : position + 1,
      id: tier?.id ?? null,
    };
  }

  private programmeBefore(present: string, day: number): string {
    const parameter = this.scenario.federal.programme as Parameter<string>;
    const rows = this.rows(parameter);
    return programmeBefore(new Dated<string>(parameter, rows), present, day, this.jail) ?? present;
  }

  /** The law and the policy that bind the jail in one act. */
  ofAct(act: Act, day: number): Rule[] {
    const bound = boundBy(this.jail);
    if (bound === 'nobody')
      return [
        { path: 'state.law', text: 'no state law binds a federal prison', since: null, source: 'by construction' },
      ];
    const law = this.limits('state.law', this.scenario.state.law, act, day);
    if (bound === 'state') return [law];
    return [law, this.ofJail(act, day)];
  }

  /** The policy of the county: that of the scenario, or what the jail has made of it in the run. */
  private ofJail(act: Act, day: number): Rule {
    const stated = this.limits('local.policy', this.scenario.local.policy, act, day);
    const { adaptation } = this.scenario;
    if (adaptation === undefined || this.jail.kind !== 'county') return stated;
    return {
      path: 'adaptation',
      text: 'local policy: jails adapt in this scenario, and what counts is what this jail had taken or lifted by then',
      since: null,
      source: evidenceInWords(adaptation.adopt.policies),
    };
  }

  private limits(path: 'state.law' | 'local.policy', parameter: Parameter, act: Act, day: number): Rule {
    const stated = this.stated(path, parameter, day, this.jail);
    const policy: Policy = this.scenario.policies[String(stated.value)];
    const whose = path === 'state.law' ? 'state law' : 'local policy';
    return {
      path,
      text: `${whose} "${policy.title}": the jail ${limitsInWords(act, policy[act])}`,
      since: stated.since,
      source: evidenceInWords(policy),
    };
  }

  private value(path: ParameterPath, day: number): Rule {
    const place = isOfOffice(path) ? this.office : this.jail;
    const [root, key, below] = path.split('.');
    const branch = this.scenario[root as 'pickup'] as Record<string, unknown>;
    const parameter = (
      below === undefined ? branch[key] : (branch[key] as Record<string, unknown>)[below]
    ) as Parameter;
    const { value, since, evidence } = this.stated(path, parameter, day, place);
    return { path, text: saysInWords(path, value), since, source: evidence };
  }

  private rows(parameter: Parameter) {
    return parameter.table === undefined ? [] : (this.world.tables.get(parameter.table) ?? []);
  }

  /** The value on a day, and the day from which the place has had it without a break. */
  private stated(path: string, parameter: Parameter, day: number, place: Place): Spell {
    const spells = this.spells.get(path) ?? this.spellsOf(path, parameter, place);
    this.spells.set(path, spells);
    return spells.findLast(({ from }) => from <= day) as Spell;
  }

  private spellsOf(path: string, parameter: Parameter, place: Place): Spell[] {
    const keyOf = isNamed(path) ? (name: unknown) => rulesKey(this.scenario, path, String(name)) : undefined;
    const reading = new Reading(parameter, this.rows(parameter), keyOf);
    const days = [Number.NEGATIVE_INFINITY, ...[...reading.changes(place)].toSorted((a, b) => a - b)];
    const spells: Spell[] = [];
    for (const from of days) {
      const stated = reading.at(from, place);
      const last = spells.at(-1);
      if (last?.key === stated.key && last.value === stated.value) continue;
      spells.push({ ...stated, from, since: last === undefined ? null : formatDay(from) });
    }
    return spells;
  }
}
