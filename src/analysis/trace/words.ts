/** What happened in a step, in words. Thresholds and rules are told apart: two lives go alike where these words are alike. */
import { CHARGES, FORMS } from '../../scenario/schema.ts';
import { CHARGE_WORDS } from '../../scenario/words/grounds.ts';
import { DAY, formatMinute } from '../../base/calendar.ts';
import type { Outcome, Step } from '../../base/vocabulary.ts';
import type { Counter } from '../../base/counters.ts';
import type { DecisionName } from '../../simulation/compile/decisions.ts';
import type { Told } from '../../simulation/engine/trace.ts';
import type { Part } from './sequence.ts';

type Of<W extends Told['what']> = Extract<Told, { what: W }>;

/** Looks into what was told. */
export class Heard {
  private readonly told: readonly Told[];

  constructor(told: readonly Told[]) {
    this.told = told;
  }

  all<W extends Told['what']>(what: W): Of<W>[] {
    return this.told.filter((item): item is Of<W> => item.what === what);
  }

  first<W extends Told['what']>(what: W): Of<W> | undefined {
    return this.all(what)[0];
  }

  counted(counter: Counter): Of<'count'> | undefined {
    return this.all('count').find((count) => count.counter === counter && count.amount > 0);
  }

  duration(decision: DecisionName): number | undefined {
    return this.all('duration').find((one) => one.decision === decision)?.minutes;
  }

  /** Whether it came about under one of the chances it had: ICE may come by either of two ways. */
  happened(decision: DecisionName): boolean | undefined {
    const chances = this.all('chance').filter((one) => one.decision === decision);
    return chances.length === 0 ? undefined : chances.some(({ draw, threshold }) => draw < threshold);
  }

  /** An officer of the jail interviewed the person: then none of ICE is asked about. */
  get byJail(): boolean {
    const told = this.counted('interviewed') !== undefined && this.happened('interview') === undefined;
    return told && this.happened('jailInterview') === true;
  }

  /** The outcome that the step gave the episode. */
  get outcome(): Outcome | undefined {
    const given = this.all('count').find(({ counter, amount }) => counter.startsWith('outcome_') && amount > 0);
    return given?.counter.slice('outcome_'.length) as Outcome | undefined;
  }
}

/** "1 h 30 min", "4.2 days". */
export function spanInWords(minutes: number): string {
  if (minutes >= 2 * DAY) return `${Math.round((10 * minutes) / DAY) / 10} days`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
}

const REASONS: Readonly<Record<Outcome, string>> = {
  not_requested: 'released; ICE had not asked for the person',
  transferred: 'handed over to ICE',
  at_large: 'arrested at large',
  declined: 'released; the jail had declined',
  released_unannounced: 'released; the jail agreed, but no notice reached ICE',
  not_collected: 'released; ICE had not collected the person in time',
  missed: 'released; the officer came too late',
  too_late: 'released before the request was lodged',
  pending: 'still in custody when the run ends',
};

type Teller = (heard: Heard) => string;

const TELLERS: Readonly<Record<Step, Teller>> = {
  booking: (heard) => {
    const booked = heard.first('booked') as Of<'booked'>;
    const again = heard.counted('rearrests') ? ' again' : '';
    const before = heard.counted('arrests') ? '' : ' before the run';
    const charge = CHARGE_WORDS[CHARGES[booked.charge]];
    return `booked${again}${before} on a charge of ${charge}; without a request, released on ${formatMinute(booked.release)}`;
  },
  identification: (heard) => {
    const ways = [
      ...(heard.counted('matched') ? ["the fingerprints match ICE's records"] : []),
      ...(heard.byJail ? ['interviewed by an officer of the jail under a 287(g) agreement'] : []),
      ...(heard.counted('interviewed') && !heard.byJail ? ['an interview in jail tells ICE of the person'] : []),
    ];
    return ways.join(', and ') || 'nothing tells ICE of the person';
  },
  screening: (heard) => {
    const served = heard.first('served');
    if (!served && heard.counted('encountered')) return 'processed by the officer of the jail, whatever hours ICE has';
    if (!served) return heard.first('line') ? 'waits to be screened' : 'screened before the run';
    return `screened by ICE in ${spanInWords(served.minutes)} of an officer's time`;
  },
  decision: (heard) => {
    if (heard.first('tier')?.tier === 255) return 'in no tier: ICE does not ask';
    const asks = heard.happened('requestShare');
    if (asks === undefined) return 'in a tier for which ICE does not ask';
    if (!asks) return 'in a tier for which ICE may ask, but it does not';
    return heard.happened('withoutRequest')
      ? 'ICE wants the person, and an officer in the jail needs no form'
      : 'ICE wants the person';
  },
  request: (heard) => {
    const lodged = heard.first('lodged');
    const kinds = [['detainers', 'a detainer'], ['notifications', 'a notification'], ['other_requests', 'another request']] as const; // prettier-ignore
    const kind = kinds.find(([counter]) => heard.counted(counter))?.[1] ?? 'a request';
    if (!lodged) return `${kind} lodged, too late`;
    return `${kind} (form ${FORMS[lodged.form]}) lodged; the release is now due on ${formatMinute(lodged.release)}`;
  },
  sentence: (heard) => {
    const { release } = heard.first('sentenced') as Of<'sentenced'>;
    return `sent to prison instead of home; without a request, released from there on ${formatMinute(release)}`;
  },
  answer: (heard) => {
    if (heard.counted('notices'))
      return heard.counted('declined_requests')
        ? 'the jail gives notice of the release but will not hold'
        : 'the jail gives notice of the release';
    if (heard.counted('declined_requests')) return 'the jail declines';
    if (heard.counted('honored'))
      return heard.all('level').some(({ act }) => act === 'hold')
        ? 'the jail holds the person past the release'
        : 'the jail would have told ICE, but no notice reached it';
    const access = heard.all('level').find(({ act }) => act === 'access');
    if (access) return access.level === 0 ? 'the jail no longer lets ICE in' : 'the jail lets ICE in';
    return heard.all('level').some(({ act }) => act === 'notice')
      ? 'the jail gives no notice of the release'
      : 'the jail means to hold the person, so it gives no notice';
  },
  coming: (heard) => {
    const { until } = heard.first('window') as Of<'window'>;
    const comes = heard.happened('come') ? 'ICE decides to come' : 'ICE does not come';
    return `${comes}; the window closes on ${formatMinute(until)}`;
  },
  pickup: (heard) => {
    const served = heard.first('served');
    if (!served) return 'waits for an officer, and none sets out in time';
    const travel = heard.duration('travel') ?? 0;
    return `an officer sets out, to arrive on ${formatMinute(served.minute + travel)}`;
  },
  end: (heard) => {
    const outcome = heard.outcome ?? 'pending';
    return heard.counted('transferred_without_request') ? `${REASONS[outcome]} without a form` : REASONS[outcome];
  },
  custody: (heard) => {
    const days = spanInWords(heard.duration('detentionDays') ?? 0);
    if (heard.counted('pending_removal')) return `detention of ${days}, which goes on beyond the run`;
    const [removed, released] = [heard.counted('removed'), heard.counted('released_by_ice')];
    return `detention of ${days}, then ${removed ? 'removed' : 'released by ICE'} (${formatMinute((removed ?? released)?.at ?? 0)})`;
  },
  search: (heard) =>
    heard.happened('attemptSuccess')
      ? 'a team looks for the person and could find them'
      : 'a team looks for the person in vain',
  arrest: () => 'arrested at large',
};

export const stepInWords = ({ step, told }: Part): string => TELLERS[step](new Heard(told));
