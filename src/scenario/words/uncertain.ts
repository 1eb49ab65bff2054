/** The uncertain figures of scenarios in words: what each is, from which day and where. */
import type { Scenario } from '../schema.ts';
import { eachDistribution, type Standing } from '../values/uncertainty.ts';
import { eachSpread, spreadName } from '../values/spread.ts';
import { dayInWords } from './days.ts';
import { parameterInWords } from './parameters.ts';
import { placesInWords, type Names } from './places.ts';

const FADE = '.fade';

/** By the name of the distribution: "the chance that a jail holds where it may in California from 1 January 2014". */
export function uncertainInWords(scenarios: readonly Scenario[], names: Names): Map<string, string> {
  const told = new Map<string, string>();
  for (const scenario of scenarios) {
    eachDistribution(scenario, (name, _, __, standing) => {
      if (!told.has(name)) told.set(name, standingInWords(standing, scenario, names));
    });
    eachSpread(scenario, (path, spread) => {
      for (const [code, office] of names.offices) {
        const name = spreadName(path, spread, code);
        if (!told.has(name)) told.set(name, `the factor of the field office ${office} on ${parameterInWords(path)}`);
      }
    });
  }
  return told;
}

/** Several figures may have one name; the first tells what they are. */
function standingInWords({ path, from, places = 'all' }: Standing, { programmes }: Scenario, names: Names): string {
  const [section, name] = path.split('.');
  if (section === 'programmes') return `the share that ICE asks for under "${programmes[name]?.title ?? name}"`;
  const where = placesInWords({ places }, names);
  const when = from === undefined ? '' : ` from ${dayInWords(from)}`;
  const fades = path.endsWith(FADE);
  const what = parameterInWords(fades ? path.slice(0, -FADE.length) : path);
  return `${fades ? `what is left with each month of ${what}` : what}${where === '' ? '' : `, ${where}`}${when}`;
}
