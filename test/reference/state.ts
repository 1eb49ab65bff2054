/** What every step of the reference engine shares. */
import type { Scenario } from '../../src/scenario/schema.ts';
import type { World } from '../../src/world/world.ts';
import { DAY, monthOf } from '../../src/base/calendar.ts';
import type { Counter } from '../../src/base/counters.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { draw, threshold, type Key } from '../../src/base/random.ts';
import type { Adaptation } from './adaptation.ts';
import type { Ledger } from './ledger.ts';
import type { Basis } from '../../src/base/vocabulary.ts';
import { personId, type Episode, type Omit, type Person } from './people.ts';
import type { PlaceEffects } from './place-effects.ts';
import { happens, type Parameters } from './parameters.ts';
import type { Rules } from './rules.ts';
import type { Tally } from './tally.ts';

export type TraceLine = { id: string; episode: number; minute: number; step: string; detail?: unknown };

/** Everything that goes into an episode, draw by draw and count by count. Draws are 32-bit numbers, as thresholds are. */
export type Told = { id: string; episode: number; day: number } & Happening;
export type Happening =
  | { what: 'booked'; minute: number; charge: number; release: number }
  | { what: 'draw'; decision: DecisionName; draw: number }
  | { what: 'chance'; decision: DecisionName; draw: number; threshold: number }
  | { what: 'duration'; decision: DecisionName; draw: number; minutes: number }
  | { what: 'moment'; decision: DecisionName; draw: number; minute: number }
  | { what: 'level'; act: string; form: string | null; level: number }
  | { what: 'tier'; minute: number; earlier: boolean; tier: number }
  | { what: 'lodged'; minute: number; form: string; release: number }
  | { what: 'sentenced'; minute: number; release: number }
  | { what: 'window'; minute: number; until: number }
  | { what: 'served'; line: string; minute: number; minutes: number }
  | { what: 'line'; line: string; ahead: number; nearest: string[]; minutes: number }
  | { what: 'count'; counter: Counter; month: number; at: number; amount: number }
  | { what: 'cost'; basis: Basis; counter: Counter; month: number; cents: number };
type DecisionName = keyof typeof Decision;

/** An identified episode waiting to be put into the screening line on its day. */
export type Identified = { episode: Episode; minute: number; rank: number };
/** An episode that ICE decided to collect. */
export type Collectable = {
  episode: Episode;
  ready: number;
  gone: number;
  served: (minute: number, minutes: number) => void;
  left: () => void;
};

/** A booking to come; a return does not happen if the person was arrested at large after `previous`. */
export type Due = { person: Person; number: number; minute: number; previous?: Episode };

/** The office being simulated: what is due on which day. */
export type Agenda = {
  bookings: Map<number, Due[]>;
  /** People who come to prison without anybody at ICE knowing of them. */
  prison: Map<number, (() => void)[]>;
  screening: Map<number, Identified[]>;
  /** What happens on a day by the rules of that day, once people were booked and screened. */
  steps: Map<number, (() => void)[]>;
  pickups: Map<number, Collectable[]>;
  targets: Episode[];
};

export type Simulation = {
  world: World;
  scenario: Scenario;
  run: Key;
  /** For how many people each person followed stands. */
  oneIn: number;
  parameters: Parameters;
  rules: Rules;
  tally: Tally;
  ledger: Ledger;
  firstMonth: number;
  lastMonth: number;
  firstDay: number;
  /** First minute of the run, and first minute after it. */
  start: number;
  end: number;
  omit: Omit;
  adaptation: Adaptation | undefined;
  /** Every answer of a jail, in whatever order. */
  answers: { code: string; at: number; given: 'honored' | 'declined' }[];
  /** How jails differ. */
  effects: PlaceEffects;
  /** Every episode followed, in the order of booking. */
  episodes: Episode[];
  trace: ((line: TraceLine) => void) | undefined;
  told: ((line: Told) => void) | undefined;
};

export const newAgenda = (): Agenda => ({
  bookings: new Map(),
  prison: new Map(),
  screening: new Map(),
  steps: new Map(),
  pickups: new Map(),
  targets: [],
});

/** Adds to the list of a day. */
export function put<T>(days: Map<number, T[]>, day: number, item: T): void {
  const list = days.get(day);
  if (list) list.push(item);
  else days.set(day, [item]);
}

/** Takes the list of a day. */
export function take<T>(days: Map<number, T[]>, day: number): T[] {
  const list = days.get(day) ?? [];
  days.delete(day);
  return list;
}

export const count = (sim: Simulation, episode: Episode, counter: Counter, minute: number, n = 1): void =>
  countIn(sim, episode, counter, monthOf(minute), minute, n);

/** Counts in another month than that of the minute `at` which it happens. */
export function countIn(sim: Simulation, episode: Episode, counter: Counter, month: number, at: number, n = 1): void {
  sim.tally.add(episode.person.owner, counter, month, n * sim.oneIn);
  tell(sim, episode, Math.floor(at / DAY), { what: 'count', counter, month, at, amount: n });
}

export function cost(sim: Simulation, episode: Episode, per: Basis, quantity: number, minute: number): void {
  const { owner } = episode.person;
  const month = monthOf(minute);
  for (const entered of sim.ledger.enter(per, quantity, owner, month, episode.at.payer, sim.oneIn))
    tell(sim, episode, Math.floor(minute / DAY), { what: 'cost', basis: per, month, ...entered });
}

/** A chance p, with p as it stands on a day. */
export function chance(
  sim: Pick<Simulation, 'told'>,
  episode: Episode,
  decision: DecisionName,
  p: number,
  day: number,
  occurrence = episode.number,
): boolean {
  const u = draw(episode.person.key, Decision[decision], occurrence);
  tell(sim, episode, day, { what: 'chance', decision, draw: u, threshold: threshold(p) });
  return happens(p, episode.person.key, Decision[decision], occurrence);
}

/** Minutes of an exponential duration, with its mean as it stands on a day. */
export function wait(sim: Simulation, episode: Episode, decision: DecisionName, mean: number, day: number): number {
  const { key } = episode.person;
  const minutes = sim.parameters.exponential(mean, key, Decision[decision], episode.number);
  const u = draw(key, Decision[decision], episode.number);
  tell(sim, episode, day, { what: 'duration', decision, draw: u, minutes });
  return minutes;
}

export function tell({ told }: Pick<Simulation, 'told'>, episode: Episode, day: number, happening: Happening): void {
  told?.({ id: personId(episode.person), episode: episode.number, day, ...happening });
}

export function note(sim: Simulation, episode: Episode, minute: number, step: string, detail?: unknown): void {
  sim.trace?.({
    id: personId(episode.person),
    episode: episode.number,
    minute,
    step,
    ...(detail === undefined ? {} : { detail }),
  });
}
