/** What every step of the reference engine shares. */
import type { Scenario } from '../../src/scenario/schema.ts';
import type { World } from '../../src/world/world.ts';
import { monthOf } from '../../src/simulation/calendar.ts';
import type { Counter } from '../../src/simulation/counters.ts';
import type { Key } from '../../src/simulation/random.ts';
import type { Basis, Ledger } from './ledger.ts';
import { personId, type Episode, type Omit, type Person } from './people.ts';
import type { Parameters } from './parameters.ts';
import type { Rules } from './rules.ts';
import type { Tally } from './tally.ts';

export type TraceLine = { id: string; episode: number; minute: number; step: string; detail?: unknown };

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
  screening: Map<number, Identified[]>;
  pickups: Map<number, Collectable[]>;
  targets: Episode[];
};

export type Simulation = {
  world: World;
  scenario: Scenario;
  run: Key;
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
  /** Every episode followed, in the order of booking. */
  episodes: Episode[];
  trace: ((line: TraceLine) => void) | undefined;
};

export const newAgenda = (): Agenda => ({ bookings: new Map(), screening: new Map(), pickups: new Map(), targets: [] });

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
  sim.tally.add(episode.person.owner, counter, monthOf(minute), n);

export const cost = (sim: Simulation, episode: Episode, per: Basis, quantity: number, minute: number): void =>
  sim.ledger.enter(per, quantity, episode.person.owner, monthOf(minute), episode.person.place.payer);

export function note(sim: Simulation, episode: Episode, minute: number, step: string, detail?: unknown): void {
  sim.trace?.({
    id: personId(episode.person),
    episode: episode.number,
    minute,
    step,
    ...(detail === undefined ? {} : { detail }),
  });
}
