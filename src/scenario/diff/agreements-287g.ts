/** 287(g) agreements as one difference: where one of two scenarios has the section and the other has not. */
import { rulesOf } from '../values/definitions.ts';
import type { Provision } from './provision.ts';
import { provision } from './settings.ts';
import type { Scenario } from '../schema.ts';
import { saysInWords } from '../words/parameters.ts';
import { evidenceInWords } from '../words/values.ts';

const SOME = 'Officers of some county jails interview and process people for ICE under 287(g) agreements';
const NONE = 'No officers of jails act for ICE';

/** @returns nothing where both have agreements, whose parameters are compared one by one, or none has */
export function agreementProvisions(was: Scenario, is: Scenario): Provision[] {
  const section = is.agreements_287g ?? was.agreements_287g;
  if (section === undefined || (was.agreements_287g !== undefined && is.agreements_287g !== undefined)) return [];
  const [before, now] = is.agreements_287g === undefined ? [SOME, NONE] : [NONE, SOME];
  const details = Object.entries(section).flatMap(([key, { value, ...parameter }]) =>
    value === undefined ? [] : [`${saysInWords(`agreements_287g.${key}`, value)}; ${evidenceInWords(parameter)}`],
  );
  return [
    provision('agreements_287g', {
      was: rulesOf(was.agreements_287g ?? null),
      is: rulesOf(is.agreements_287g ?? null),
      text: `${now} (was: ${before[0].toLowerCase()}${before.slice(1)}).`,
      details,
      source: evidenceInWords(section.active),
    }),
  ];
}
