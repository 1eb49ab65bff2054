/**
 * What the small model of docs/peers.md must give on average, without simulating it: sums over whole minutes, which is how all
 * its durations are counted.
 */
import { errorFunction, sumSimple as sum } from 'simple-statistics';
import model from './model.json' with { type: 'json' };

const HOUR = 60;
const DAY = 1440;

/** The chance that an exponential duration, rounded to minutes, is so long or longer. */
const exponentialFrom = (minutes: number, hours: number): number =>
  minutes <= 0 ? 1 : Math.exp(-(minutes - 0.5) / (hours * HOUR));

/** By minutes from 0: the chance of a stay so long. */
function stays(): number[] {
  const { median, log_sd, longest } = model.stay;
  const upTo = (minutes: number): number =>
    (1 + errorFunction(Math.log(minutes / (median * HOUR)) / (log_sd * Math.SQRT2))) / 2;
  const last = longest * HOUR;
  return Array.from({ length: last + 1 }, (_, k) => {
    if (k === 0) return 0;
    return (k === last ? 1 : upTo(k + 0.5)) - (k === 1 ? 0 : upTo(k - 0.5));
  });
}

/** By minutes of a stay: the chance that an officer who hears of the release comes before it. */
function races(length: number): number[] {
  let before = 0;
  return Array.from({ length }, (_, minutes) => {
    const here = exponentialFrom(minutes, model.travel) - exponentialFrom(minutes + 1, model.travel);
    return (before += here * exponentialFrom(Math.max(1, minutes), model.lead));
  });
}

/** Means of a run by count. `announces`: the chance that a jail tells of a release. */
export function expectedCounts(announces: number): Record<string, number> {
  const { match, grave, asks, arrests, month_days, team } = model;
  const stay = stays();
  const race = races(stay.length);
  const people = arrests * month_days.length;
  const asked = match * (grave * asks.grave + (1 - grave) * asks.other);
  // Still in jail at the end are those booked in the last month for longer than is left of it.
  const open = (chance: (minutes: number) => number): number =>
    (arrests / ((month_days.at(-1) as number) * DAY)) * sum(stay.map((p, k) => p * k * chance(k)));
  const out = (chance: (minutes: number) => number): number =>
    people * sum(stay.map((p, k) => p * chance(k))) - open(chance);
  return {
    people,
    asked: people * asked,
    minutes: people * sum(stay.map((p, k) => p * k)),
    not_matched: people * (1 - match),
    not_asked: out(() => match - asked),
    taken: out((k) => asked * announces * race[k]),
    not_taken: out((k) => asked * (1 - announces * race[k])),
    // The team has more to look for than it can from the second month on.
    at_large: (month_days.length - 1) * team.attempts * team.success,
    pending: open(() => match),
  };
}
