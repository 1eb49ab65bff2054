/**
 * Offices that go through time together: where jails adapt, what one office's have done is seen in the others at the
 * next month start. An office of which nobody sees anything is alone.
 */
import { adapt } from './adaptation.ts';
import { monthOfDay, monthStart } from '../../base/calendar.ts';
import type { Model } from '../compile/model.ts';
import { advance, finish } from './day.ts';
import { OfficeRun } from './office.ts';
import type { OfficePlaces } from '../compile/office-places.ts';
import type { Key } from '../../base/random.ts';
import type { TallyPlan } from '../store/tally.ts';
import type { Timeline } from '../compile/timeline.ts';

/** An office, and what is counted of it. */
export type Planned = { readonly places: OfficePlaces; readonly plan: TallyPlan };

export class Together {
  readonly runs: readonly OfficeRun[];
  private readonly model: Model;
  private day: number;

  private constructor(model: Model, runs: readonly OfficeRun[], day: number) {
    this.model = model;
    this.runs = runs;
    this.day = day;
  }

  /** Offices at the first day of the run. @param timelines one for each office */
  static start(model: Model, offices: readonly Planned[], timelines: readonly Timeline[], run: Key): Together {
    return Together.of(
      model,
      offices.map(({ places, plan }, i) => new OfficeRun(model, places, timelines[i], plan, run)),
    );
  }

  /** Runs of offices that stand at the first day. */
  static of(model: Model, runs: readonly OfficeRun[]): Together {
    return new Together(model, runs, model.startDay);
  }

  /** All as they stand, to go on under another arm's rules. */
  fork(model: Model, timelines: readonly Timeline[]): Together {
    const runs = this.runs.map((run, i) => run.fork(model, timelines[i]));
    return new Together(model, runs, this.day);
  }

  /** Simulates every day before `day`. */
  advance(day: number): void {
    while (this.model.adaptation !== null && this.day < day) {
      const month = monthOfDay(this.day);
      if (this.day === monthStart(month)) this.beginMonth(month);
      this.day = Math.min(day, monthStart(month + 1));
      for (const run of this.runs) advance(run, this.day);
    }
    this.day = day;
    for (const run of this.runs) advance(run, day);
  }

  /** Counts what is open at the end of the run. */
  finish(): void {
    for (const run of this.runs) finish(run);
  }

  private beginMonth(month: number): void {
    for (const run of this.runs) run.read();
    adapt(this.runs, month);
  }
}
