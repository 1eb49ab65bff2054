/** The federal programme in force at a day and place, as the number of its compiled tiers and forms. */
import type { Dated } from '../../scenario/values/dated.ts';
import type { Place } from '../../scenario/values/places.ts';
import { FORMS, type Programme } from '../../scenario/schema.ts';
import type { Source } from './source.ts';
import { minutes, type Reader } from './reader.ts';
import type { Form, Regime, Registry } from './shelf.ts';

export function regimeReader(source: Source, regimes: Registry<Regime>): Reader {
  const { federal, programmes } = source.scenario;
  const inForce = source.dated(federal.programme) as unknown as Dated<string>;
  const shares = new Map(
    Object.entries(programmes).map(([name, programme]) => [
      name,
      programme.tiers.map((tier) => (tier.request_share === undefined ? undefined : source.dated(tier.request_share))),
    ]),
  );
  // Written once for all days and places.
  const texts = new Map(
    Object.entries(programmes).map(([name, { forms, tiers, detainer_form }]) => [
      name,
      JSON.stringify([forms, tiers, detainer_form]),
    ]),
  );
  const instance = (
    name: string,
    before: number,
    beforeKey: string,
    day: number,
    place: Place,
  ): [string, () => Regime] => {
    const programme = programmes[name];
    const values = (shares.get(name) ?? []).map((dated) => (dated === undefined ? 1 : (dated.at(day, place) ?? 1)));
    return [`${texts.get(name)} ${values.join()} ${beforeKey}`, () => regime(source, programme, values, before)];
  };
  return {
    of: [inForce as unknown as Dated<number>, ...[...shares.values()].flat().filter((dated) => dated !== undefined)],
    value: (day, place) => {
      const now = inForce.at(day, place) as string;
      const previous = programmes[now].falls_back_to ?? programmeBefore(inForce, now, day, place);
      let before = -1;
      let beforeKey = '';
      if (previous !== undefined) {
        const [key, make] = instance(previous, -1, '', day, place);
        beforeKey = key;
        before = regimes.number(key, make);
      }
      const [key, make] = instance(now, before, beforeKey, day, place);
      return regimes.number(key, make);
    },
  };
}

/** Whether some request under a programme asks for a notice and not for a hold. */
export const mayNotify = (regime: Regime, { items }: Registry<Form>): boolean =>
  [...regime.forms, regime.detainerForm].some((form) => form >= 0 && !items[form].asksHold);

/** The latest programme of another name in force on an earlier day. */
export function programmeBefore(inForce: Dated<string>, now: string, day: number, place: Place): string | undefined {
  const earlier = [...inForce.changes([place])].filter((change) => change <= day).sort((a, b) => b - a);
  return earlier.map((change) => inForce.at(change - 1, place) as string).find((before) => before !== now);
}

function regime(source: Source, programme: Programme, shares: readonly number[], before: number): Regime {
  const number = (name: (typeof FORMS)[number]) => formNumber(source, programme, name);
  return {
    tierOf: source.rules.tiers(programme),
    forms: programme.tiers.map((tier) => (tier.form === 'none' ? -1 : number(tier.form))),
    shares,
    comeFactors: programme.tiers.map((tier) => tier.come_factor),
    detainerForm: number(programme.detainer_form),
    before,
  };
}

/** @param last the form was reached by another's `otherwise`, which is followed once: its own ground is not asked */
function formNumber(source: Source, programme: Programme, name: (typeof FORMS)[number], last = false): number {
  const form = programme.forms[name];
  if (!form) throw new RangeError(`programme "${programme.title}" uses the form ${name} but does not define it`);
  const otherwise = form.otherwise === undefined || last ? -1 : formNumber(source, programme, form.otherwise, true);
  return source.shelf.forms.number(JSON.stringify([name, form, otherwise]), () => ({
    name: FORMS.indexOf(name),
    asksHold: form.asks === 'hold',
    countsAs: ['detainer', 'notification', 'other_request'].indexOf(form.counts_as),
    holdMinutes: minutes(form.hold_hours),
    weekendsCount: form.weekends_count,
    holidaysCount: form.holidays_count,
    notice: form.notice,
    ground: form.requires === undefined ? null : source.rules.meets(form.requires),
    otherwise,
  }));
}
