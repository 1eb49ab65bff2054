/** From what was told of a person to the episodes of a document: steps with their draws, rules, lines, hours and costs. */
import { CHARGES } from '../../scenario/schema.ts';
import { CHARGE_WORDS } from '../../scenario/words/grounds.ts';
import { formatDay, formatMinute, formatMonth, monthOf } from '../../base/calendar.ts';
import type { Told } from '../../simulation/engine/trace.ts';
import type { Who } from '../../base/order-key.ts';
import type { Allowed, CostEntry, Counted, Draw, LineDay, Step, TracedEpisode } from './document.ts';
import type { Circumstances, RulesHere } from './rules.ts';
import { type Part, partsOf } from './sequence.ts';
import { Heard, stepInWords } from './words.ts';

/** What the words of a life need besides what was told. */
export type Setting = {
  readonly rules: RulesHere;
  /** Those of the prison to which somebody may be sent from here. */
  readonly prisonRules?: RulesHere;
  /** A person and an episode by name. */
  readonly nameOf: (who: Who) => string;
};

const WORDS = 4294967296;
const LEVELS = ['may not', 'may', 'must'] as const;
const round = (share: number): number => Math.round(share * 1e9) / 1e9;
const hoursOf = (minutes: number): number => minutes / 60;

/** Episodes by number, from what was told of each in order. */
export function lifeOf(told: ReadonlyMap<number, readonly Told[]>, setting: Setting): TracedEpisode[] {
  return [...told].toSorted(([a], [b]) => a - b).map(([number, items]) => episodeOf(number, items, setting));
}

function episodeOf(number: number, told: readonly Told[], setting: Setting): TracedEpisode {
  const heard = new Heard(told);
  const booked = heard.first('booked');
  const matched = heard.counted('matched') !== undefined;
  const found = heard.first('tier');
  const circumstances: Circumstances = {
    matched,
    interviewed: heard.counted('interviewed') !== undefined,
    byJail: heard.byJail,
    tier: found && { earlier: found.earlier, position: found.tier },
  };
  let maker = new Maker(circumstances, setting);
  const steps: Step[] = [];
  for (const part of partsOf(told)) {
    if (part.step === 'sentence')
      maker = new Maker(circumstances, { ...setting, rules: setting.prisonRules ?? setting.rules });
    steps.push(maker.step(part, steps.at(-1)?.at ?? ''));
  }
  const outcomes = partsOf(told).flatMap((part) => new Heard(part.told).outcome ?? []);
  return {
    episode: number,
    booked: formatMinute(booked?.minute ?? 0),
    charge: CHARGE_WORDS[CHARGES[booked?.charge ?? 0]],
    outcome: outcomes.at(-1) ?? (heard.counted('identified') ? 'pending' : 'not_identified'),
    steps,
  };
}

/** Makes the steps of one episode. */
class Maker {
  private readonly circumstances: Circumstances;
  private readonly setting: Setting;

  constructor(circumstances: Circumstances, setting: Setting) {
    this.circumstances = circumstances;
    this.setting = setting;
  }

  /** @param before when the step before began, for a step that has no minute of its own */
  step(part: Part, before: string): Step {
    const heard = new Heard(part.told);
    const tier = heard.first('tier');
    return {
      step: part.step,
      at: minuteOf(part) ?? before,
      text: stepInWords(part),
      draws: part.told.flatMap((told) => this.draw(told) ?? []),
      allowed: heard.all('level').map(({ act, level, day }): Allowed => ({
        act,
        level: LEVELS[level],
        rules: this.setting.rules.ofAct(act, day),
      })),
      tier: tier ? this.setting.rules.tier(tier.earlier, tier.tier, tier.day) : null,
      lines: heard.all('line').map((line): LineDay => ({
        line: line.line,
        day: formatDay(line.day),
        ahead: line.ahead,
        nearest: line.nearest.map(this.setting.nameOf),
        hours: line.minutes < 0 ? null : hoursOf(line.minutes),
      })),
      hours: hoursOf(heard.all('served').reduce((sum, { minutes }) => sum + minutes, 0)),
      counts: heard.all('count').map(({ counter, minute, amount }): Counted => ({
        counter,
        month: formatMonth(monthOf(minute)),
        amount,
      })),
      costs: heard.all('cost').map(({ counter, basis, minute, cents, ofOffice }): CostEntry => ({
        counter,
        month: formatMonth(monthOf(minute)),
        per: basis,
        usd: cents / 100,
        office: ofOffice,
      })),
    };
  }

  private draw(told: Told): Draw | undefined {
    if (!('decision' in told)) return undefined;
    const { decision, draw, day } = told;
    const threshold = told.what === 'chance' ? told.threshold : null;
    return {
      decision,
      draw: round(draw / WORDS),
      threshold: threshold === null ? null : round(threshold / WORDS),
      happened: threshold === null ? null : draw < threshold,
      hours: told.what === 'duration' ? hoursOf(told.minutes) : null,
      at: told.what === 'moment' ? formatMinute(told.minute) : null,
      rules: this.setting.rules.ofDecision(decision, day, this.circumstances),
    };
  }
}

/** When a step happens: the minute of what was told first that has one. */
function minuteOf({ step, told }: Part): string | undefined {
  // Detention begins with the step before; what is counted of it is dated by its end.
  if (step === 'custody') return undefined;
  for (const item of told) {
    if (item.what === 'count') return formatMinute(item.at);
    if ('minute' in item && item.what !== 'cost') return formatMinute(item.minute);
  }
  // Whoever waits in a line has waited since the step before.
  return undefined;
}
