/** Parameters at a day and place, and durations drawn from them. */
import { Dated } from '../../src/scenario/values/dated.ts';
import type { Place } from '../../src/scenario/values/places.ts';
import type { Distribution, Parameter } from '../../src/scenario/schema.ts';
import type { World } from '../../src/world/world.ts';
import { exponentialMinutes, lognormalMinutes, lognormalSpread } from '../../src/base/quantiles.ts';
import { draw, threshold, type Key } from '../../src/base/random.ts';

type Plain<T> = Exclude<T, Distribution>;

/** Hours as whole minutes. */
export const toMinutes = (hours: number): number => Math.floor(hours * 60 + 0.5);

/** A chance p comes true for this subject. */
export const happens = (p: number, key: Key, decision: number, occurrence: number): boolean =>
  draw(key, decision, occurrence) < threshold(p);

export class Parameters {
  private readonly tables: World['tables'];
  private readonly built = new Map<object, Dated<unknown>>();
  private readonly spreads = new Map<number, Float64Array>();

  constructor(tables: World['tables']) {
    this.tables = tables;
  }

  dated<T>(parameter: Parameter<T>): Dated<T> {
    let dated = this.built.get(parameter) as Dated<T> | undefined;
    if (!dated) {
      dated = new Dated(parameter, parameter.table === undefined ? [] : (this.tables.get(parameter.table) ?? []));
      this.built.set(parameter, dated);
    }
    return dated;
  }

  /** @throws if no value covers the place */
  at<T>(parameter: Parameter<T>, day: number, place: Place): Plain<T> {
    const value = this.dated(parameter).at(day, place);
    if (value === undefined) throw new Error(`no value for ${place.code} (unit ${parameter.unit})`);
    return value;
  }

  /** Minutes of an exponential duration. */
  exponential(mean: number, key: Key, decision: number, occurrence: number): number {
    return exponentialMinutes(mean, draw(key, decision, occurrence));
  }

  /** Minutes of a lognormal duration. */
  lognormal(median: number, logSd: number, key: Key, decision: number, occurrence: number): number {
    let spread = this.spreads.get(logSd);
    if (!spread) this.spreads.set(logSd, (spread = lognormalSpread(logSd)));
    return lognormalMinutes(median, spread, draw(key, decision, occurrence));
  }
}
