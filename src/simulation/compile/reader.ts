/** What reads one parameter, or several together, as one number. */
import type { Dated } from '../../scenario/values/dated.ts';
import type { Place } from '../../scenario/values/places.ts';

export type Reader = {
  readonly of: readonly Dated<number>[];
  readonly value: (day: number, place: Place) => number;
  /** What of the place the number depends on besides the parameters; left out, nothing. */
  readonly byPlace?: (place: Place) => string;
};

/** Each place has a number of its own. */
export const ownNumber = ({ code }: Place): string => code;

/** What a scenario says nothing of. */
export const NOTHING: Reader = { of: [], value: () => 0 };

/** Hours of a scenario as whole minutes, half up. */
export const minutes = (hours: number): number => Math.floor(hours * 60 + 0.5);

/** The value, or an error that names the place and the parameter. */
export function required<T>(value: T | undefined, place: Place, parameter: object): T {
  if (value === undefined) {
    throw new RangeError(
      `no value for ${place.code} (${place.name}) in the parameter ${JSON.stringify(parameter).slice(0, 80)}`,
    );
  }
  return value;
}
