/** The section `adaptation` of a scenario made ready to run: whose chances stand among the parameters of places. */
import { optionsOf } from '../../scenario/values/definitions.ts';
import { NATION } from '../../scenario/values/coverage.ts';
import type { Adaptation } from '../../scenario/schema.ts';
import type { Source } from './source.ts';
import { threshold } from '../../base/random.ts';
import { type Reader, required } from './reader.ts';
import { rulesetReader } from './rulesets.ts';

/** What is drawn among policies: the option of each, and the threshold below which it is drawn unless an earlier one is. */
export type Mix = readonly { readonly option: number; readonly limit: number }[];

export type AdaptationTables = {
  /** Past months looked back on. */
  readonly months: number;
  /** The rules of a jail under each option. */
  readonly readers: readonly Reader[];
  readonly limits: Mix;
  readonly returns: Mix;
};

/** @returns null where nobody adapts */
export function adaptationTables(source: Source): AdaptationTables | null {
  const { adaptation } = source.scenario;
  if (adaptation === undefined) return null;
  const options = optionsOf(adaptation);
  return {
    months: required(source.dated(adaptation.months).at(source.startDay, NATION), NATION, adaptation.months),
    readers: options.map((name) => rulesetReader(source, source.shelf.rulesets, name)),
    limits: mixOf(adaptation.adopt.policies, options),
    returns: mixOf(adaptation.lift.policies, options),
  };
}

/** In text order of the names; the last has what is left. */
function mixOf({ shares }: Adaptation['adopt']['policies'], options: readonly string[]): Mix {
  let sum = 0;
  return Object.keys(shares)
    .sort()
    .map((name) => {
      sum += shares[name];
      return { option: options.indexOf(name), limit: threshold(sum) };
    });
}

/** The option that a draw stands for. */
export const optionAt = (mix: Mix, u: number): number =>
  (mix.find(({ limit }) => u < limit) ?? mix[mix.length - 1]).option;
