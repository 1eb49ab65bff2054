/** A jail or prison in a draw: its chances by month, the effects of its place on them. */
import type { Odds } from '../simulation/compile/shelf.ts';
import type { Draw, Effects } from './draw.ts';
import type { JailNow } from './jails.ts';
import type { OfficeTwin } from './office-twin.ts';
import type { OfUnit } from './parameters.ts';
import { GRAVITIES } from './shapes.ts';
import { moveOdds } from './values.ts';

export function jailNow(twin: OfficeTwin, unit: number, draw: Draw, effects: Effects, odds: Odds): JailNow {
  const of = (name: OfUnit): Float64Array => draw.of(name, twin.classes[unit][name]).months;
  const shares = (name: OfUnit): Float64Array => draw.shares(name, twin.classes[unit][name]);
  const members = { places: twin.numbers[unit], parts: twin.units[unit].shares };
  return {
    activated: of('activated'),
    onRecord: shares('recordOnly')[0],
    onRecordAndTells: shares('recordBoth')[0],
    interview: shares('interview'),
    jailInterview: shares('jailInterview'),
    withoutRequest: shares('withoutRequest'),
    jailWithoutForm: shares('jailWithoutForm'),
    perMatch: of('perMatch'),
    perInterview: of('perInterview'),
    perPickup: of('perPickup'),
    recordConviction: shares('recordConviction'),
    recordCustody: shares('recordCustody'),
    recordBooked: shares('recordBooked'),
    recordOther: shares('recordOther'),
    discouragement: of('discouragement'),
    lookBack: of('lookBack'),
    arrestsLevel: of('arrestsLevel'),
    recordRefusal: refusals(members, shares('recordRefusal'), draw.silent, effects),
    comeMatch: moved(members, of('comeMatch'), effects.factors.coming, odds.come),
    comeInterview: moved(members, of('comeInterview'), effects.factors.coming, odds.come),
    noticeLimited: moved(members, shares('noticeLimited'), effects.factors.notice, odds.notice),
  };
}

type Members = { readonly places: readonly number[]; readonly parts: readonly number[] };

/** A chance by gravity as it is at places, by month besides where it changes. */
function moved(
  { places, parts }: Members,
  chances: Float64Array,
  factors: Float64Array | undefined,
  byGravity: ArrayLike<number>,
): Float64Array {
  // prettier-ignore
  const months = chances.every((chance) => chance === chances[0]) ? 1 : chances.length;
  const made = new Float64Array(months * GRAVITIES);
  for (let month = 0; month < months; month += 1)
    for (let v = 0; v < GRAVITIES; v += 1)
      for (let i = 0; i < places.length; i += 1)
        made[month * GRAVITIES + v] += parts[i] * moveOdds(chances[month], (factors?.[places[i]] ?? 1) * byGravity[v]);
  return made;
}

/** Chance by month that a refusal is recorded, where places that are silent record none. */
function refusals(
  { places, parts }: Members,
  stated: Float64Array,
  silent: Float64Array,
  effects: Effects,
): Float64Array {
  // prettier-ignore
  const factors = effects.factors.recording;
  const made = new Float64Array(stated.length);
  for (let month = 0; month < made.length; month += 1) {
    if (stated[month] === 0) continue;
    for (let i = 0; i < places.length; i += 1)
      if (effects.silent[places[i]] >= silent[month])
        made[month] += parts[i] * moveOdds(stated[month], factors?.[places[i]] ?? 1);
  }
  return made;
}
