/**
 * What the arms of a command share in one office, or in several that are coupled. Arms whose parameters are alike there
 * are one run; a run forks on the first day on which the next arm differs, and a fork forks again, so that no common past
 * is simulated twice.
 */
import type { Model } from '../simulation/compile/model.ts';
import type { OfficePlaces } from '../simulation/compile/office-places.ts';
import { monthOfDay } from '../base/calendar.ts';
import { firstDifference, type History, Timeline } from '../simulation/compile/timeline.ts';

/** One run of an office, or of coupled offices. */
export type Fork = {
  /** The day from which it goes its own way; the first day of all for a run that shares nothing. */
  readonly day: number;
  readonly model: Model;
  /** By office. */
  readonly timelines: readonly Timeline[];
  /** The arms that this run stands for. */
  readonly arms: readonly number[];
  /** What parts from it, in the order of days. */
  readonly forks: readonly Fork[];
};

type Member = Pick<Fork, 'model' | 'timelines'> & { readonly arm: number; readonly apart: string };

/** The runs of offices in every arm: the first is that of the first arm, all others fork from it or from its forks. */
export function forksOf(models: readonly Model[], offices: readonly OfficePlaces[]): Fork {
  const histories = offices.map((): History[][] => []);
  const members = models.map((model, arm) => ({
    arm,
    model,
    timelines: offices.map(({ office, jurisdictions }, i) =>
      interned(model.timeline(office, jurisdictions), histories[i]),
    ),
    apart: neverShared(model),
  }));
  return grow(members, models[0].startDay);
}

/** Equal histories become one object: arms by the hundred then take the memory of what differs among them. */
function interned({ places, office, options }: Timeline, histories: History[][]): Timeline {
  const one = (history: History, parameter: number): History => {
    const known = (histories[parameter] ??= []);
    const same = known.find((other) => firstDifference(other, history, 0) === Number.POSITIVE_INFINITY);
    if (!same) known.push(history);
    return same ?? history;
  };
  return new Timeline(
    places.map(one),
    office.map((history, i) => one(history, places.length + i)),
    options.map((history, i) => one(history, places.length + office.length + i)),
  );
}

/**
 * What makes two runs differ from their first day on: who the people are, what things cost, which months, and what jails
 * may take of their own.
 */
function neverShared({
  books,
  adaptation,
  scenario: { people, cost_books, cost_book, simulate, ...own },
}: Model): string {
  const prices = [cost_book, ...books].map((name) => cost_books[name].lines);
  const taken = adaptation && [adaptation.months, own.adaptation?.adopt.policies, own.adaptation?.lift.policies];
  return JSON.stringify([people, prices, simulate, taken]);
}

function grow([first, ...others]: readonly Member[], day: number): Fork {
  const byDay = new Map<number, Member[]>();
  for (const member of others) {
    const parts = parting(first, member);
    byDay.set(parts, [...(byDay.get(parts) ?? []), member]);
  }
  const alike = byDay.get(Number.POSITIVE_INFINITY) ?? [];
  byDay.delete(Number.POSITIVE_INFINITY);
  return {
    day,
    model: first.model,
    timelines: first.timelines,
    arms: [first, ...alike].map(({ arm }) => arm),
    forks: [...byDay].toSorted(([a], [b]) => a - b).map(([parts, members]) => grow(members, parts)),
  };
}

/** First day on which two arms differ here; infinity if never. */
function parting(a: Member, b: Member): number {
  const { startDay } = a.model;
  if (a.apart !== b.apart) return startDay;
  const [x, y] = [a.model.extractDay, b.model.extractDay];
  // Custody is recorded alike until the earlier extract is made.
  const extracted = x === y ? Number.POSITIVE_INFINITY : Math.max(startDay, Math.min(x, y));
  return Math.min(extracted, ...a.timelines.map((timeline, i) => timeline.divergence(b.timelines[i], startDay)));
}

/** Months that the runs of offices live through, a month in which a run forks counted in both. */
export function officeMonths({ day, model, timelines, forks }: Fork): number {
  const own = (monthOfDay(model.endDay - 1) - monthOfDay(day) + 1) * timelines.length;
  return forks.reduce((sum, fork) => sum + officeMonths(fork), own);
}
