/** A short trial of a study, from which the time of all its runs is told before they are simulated. */
import { monthStart } from '../base/calendar.ts';
import { replicationKey } from '../base/random.ts';
import { Together } from '../simulation/engine/together.ts';
import { luckOf } from './draws.ts';
import { type Fork, officeMonths } from './forks.ts';
import type { Study, StudyOffice } from './study.ts';

/** How much was simulated by then: bookings of people followed, and milliseconds. */
type Pace = readonly [work: number, milliseconds: number];

export type Probed = {
  /** Milliseconds in which the parameters of one arm in one draw become a model. */
  readonly compiling: number;
  /** How the first arm went, from the first booking on: slowly at first, until the machine has compiled what it runs. */
  readonly pace: readonly Pace[];
  /** Bookings simulated in a run: of the first arm alone, and of all arms with what they share counted once. */
  readonly first: number;
  readonly all: number;
};

/** Offices of every size early on: every fourth of the largest, then the next ones. */
const STRIDE = 4;
/** The part of the time in which offices are made ready; those that are not by then are taken to be like the others. */
const READY = 1 / 3;

/** Bookings of people followed in a month of some offices. */
const inMonth = ({ order: { oneIn = 1 } }: Study, offices: readonly StudyOffice[]): number =>
  offices.flatMap(({ places }) => places.jurisdictions).reduce((sum, { followed }) => sum + followed, 0) / 12 / oneIn;

/**
 * Simulates the first arm of a study month by month for so long. Nothing of it is kept.
 * @param milliseconds for compiling and simulating together
 */
export function probe(study: Study, milliseconds: number): Probed {
  const begun = performance.now();
  const passed = (): number => performance.now() - begun;
  study.models();
  const compiled = passed();
  const groups = readyBy(study, () => passed() > READY * milliseconds);
  const part = inMonth(study, study.offices) / inMonth(study, groups.flat());
  const compiling = (compiled + (passed() - compiled) * part) / study.order.arms.length;
  const work = (of: (fork: Fork) => number): number =>
    part * groups.reduce((sum, group) => sum + (inMonth(study, group) / group.length) * of(study.forks(group)), 0);
  const pace = [...paceOf(study, groups, () => passed() > milliseconds)];
  return { compiling, pace, first: work((fork) => officeMonths({ ...fork, forks: [] })), all: work(officeMonths) };
}

/** Groups of offices whose parameters are compiled for the first draw, in all arms: one at least. */
function readyBy(study: Study, isOver: () => boolean): StudyOffice[][] {
  const { groupsBySize } = study;
  const spread = Array.from({ length: STRIDE }, (_, i) => groupsBySize.filter((_group, j) => j % STRIDE === i)).flat();
  const ready: StudyOffice[][] = [];
  for (const group of spread) {
    if (ready.length > 0 && isOver()) break;
    study.forks(group);
    ready.push([...group]);
  }
  return ready;
}

function* paceOf(study: Study, groups: readonly StudyOffice[][], isOver: () => boolean): Generator<Pace> {
  const start = performance.now();
  let work = 0;
  for (let replication = 1; ; replication += 1) {
    const key = replicationKey(study.order.seed, luckOf({ draw: 1, replication }, study.order));
    for (const group of groups) {
      const { model, timelines } = study.forks(group);
      const offices = Together.start(model, group, timelines, key);
      for (let month = study.firstMonth; month <= study.lastMonth; month += 1) {
        offices.advance(monthStart(month + 1));
        work += inMonth(study, group);
        yield [work, performance.now() - start];
        if (isOver()) return;
      }
    }
  }
}

/** So many bookings must be simulated before the machine has compiled what it runs. */
const WARM = 150_000;

/**
 * Milliseconds in which so much is simulated: as it went, and beyond that as in the last third of it. Where little was
 * simulated by then, that is too slow: a usual speed then counts as well.
 * @param usual milliseconds for a booking
 */
export function timeOf(pace: readonly Pace[], work: number, usual: number): number {
  const [most, longest] = pace[pace.length - 1];
  if (work <= most) {
    const next = pace.findIndex(([done]) => done >= work);
    const [before, at] = next === 0 ? ([0, 0] as const) : pace[next - 1];
    const [after, then] = pace[next];
    return at + ((then - at) * (work - before)) / (after - before);
  }
  const [before, early] = pace.find(([, milliseconds]) => milliseconds >= (2 * longest) / 3) as Pace;
  const slope = most > before ? (longest - early) / (most - before) : longest / most;
  const sure = Math.min(1, most / WARM);
  return longest + slope ** sure * Math.min(slope, usual) ** (1 - sure) * (work - most);
}
