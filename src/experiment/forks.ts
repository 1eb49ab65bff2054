/**
 * What the arms of a command share in one office. Arms whose parameters are alike there are one run; a run forks on the
 * first day on which the next arm differs, and a fork forks again, so that no common past is simulated twice.
 */
import type { Model } from '../simulation/model.ts';
import type { OfficePlaces } from '../simulation/office-places.ts';
import { monthOfDay } from '../simulation/calendar.ts';
import { firstDifference, type History, Timeline } from '../simulation/timeline.ts';

/** One run of an office. */
export type Fork = {
  /** The day from which it goes its own way; the first day of all for a run that shares nothing. */
  readonly day: number;
  readonly model: Model;
  readonly timeline: Timeline;
  /** The arms that this run stands for. */
  readonly arms: readonly number[];
  /** What parts from it, in the order of days. */
  readonly forks: readonly Fork[];
};

type Member = { readonly arm: number; readonly model: Model; readonly timeline: Timeline; readonly apart: string };

/** The runs of an office in every arm: the first is that of the first arm, all others fork from it or from its forks. */
export function forksOf(models: readonly Model[], places: OfficePlaces): Fork {
  const histories: History[][] = [];
  const members = models.map((model, arm) => ({
    arm,
    model,
    timeline: interned(model.timeline(places.office, places.jurisdictions), histories),
    apart: neverShared(model),
  }));
  return grow(members, models[0].startDay);
}

/** Equal histories become one object: arms by the hundred then take the memory of what differs among them. */
function interned({ places, office }: Timeline, histories: History[][]): Timeline {
  const one = (history: History, parameter: number): History => {
    const known = (histories[parameter] ??= []);
    const same = known.find((other) => firstDifference(other, history, 0) === Number.POSITIVE_INFINITY);
    if (!same) known.push(history);
    return same ?? history;
  };
  return new Timeline(
    places.map(one),
    office.map((history, i) => one(history, places.length + i)),
  );
}

/** What makes two runs differ from their first day on: who the people are, what things cost, which months. */
function neverShared({ books, scenario: { people, cost_books, cost_book, simulate } }: Model): string {
  return JSON.stringify([people, [cost_book, ...books].map((name) => cost_books[name].lines), simulate]);
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
    timeline: first.timeline,
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
  return Math.min(extracted, a.timeline.divergence(b.timeline, startDay));
}

/** Months that the runs of an office live through, a month in which a run forks counted in both. */
export function officeMonths({ day, model, forks }: Fork): number {
  const own = monthOfDay(model.endDay - 1) - monthOfDay(day) + 1;
  return forks.reduce((sum, fork) => sum + officeMonths(fork), own);
}
