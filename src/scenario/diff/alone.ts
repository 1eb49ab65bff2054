/** A parameter that may be left out, stated by day and place in one of two scenarios only. */
import { rulesOf } from '../values/definitions.ts';
import type { Provision } from './provision.ts';
import { provision } from './settings.ts';
import type { Parameter } from '../schema.ts';
import { dayInWords } from '../words/days.ts';
import { saysInWords, wordingOf } from '../words/parameters.ts';
import { capital } from '../words/series.ts';
import { evidenceInWords, valueInWords } from '../words/values.ts';

type Dated = NonNullable<Parameter['values']>;

/** "The effort of each field office drifts from year to year by 0%, 15% from 1 October 2012, of which nothing was stated." */
export function aloneProvision(path: string, was: Parameter | undefined, is: Parameter | undefined): Provision {
  const told = valuesInWords(path, (is ?? was)?.values ?? []);
  const text = is
    ? `${capital(told)}, of which nothing was stated.`
    : `Nothing is stated any more of what was: ${told}.`;
  const [before, now] = [was, is].map((side) => rulesOf(side ?? null));
  return provision(path, { was: before, is: now, text, source: evidenceInWords(is ?? {}) });
}

function valuesInWords(path: string, [first, ...more]: Dated): string {
  const { measure } = wordingOf(path);
  const later = more.map(({ from, places, value }) => {
    const when = from === undefined ? '' : ` from ${dayInWords(from)}`;
    return `, ${valueInWords(value, measure)}${when}${places === undefined ? '' : ' at some places'}`;
  });
  return saysInWords(path, first?.value) + later.join('');
}
