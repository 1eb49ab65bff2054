/** What a `--set` changes, in words: "a jail holds where it may in 90% of cases". */
import { formatPath } from '../../base/problem.ts';
import type { Setting } from '../read/set.ts';
import type { Scenario } from '../schema.ts';
import { parameterInWords } from './parameters.ts';

const CHANCE = /^the chance (?:that|of) /;
const PLAIN_UNIT = /^(hours|days|months|years|minutes|officer-hours)\b/;

const monthNames = 'January February March April May June July August September October November December'.split(' ');

const OF_KIND: Readonly<Record<string, string>> = {
  cost_books: 'other prices',
  cost_book: 'another cost book',
  places: 'other places',
  simulate: 'other months simulated',
  report: 'other months reported',
  capacity: 'other officers',
};

/** "2 July 2015". */
function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${monthNames[month - 1]} ${year}`;
}

/** What stands at a path of the scenario. */
function at(scenario: Scenario, path: Setting['path']): unknown {
  let here: unknown = scenario;
  for (const part of path) here = (here as Record<string | number, unknown> | undefined)?.[part];
  return here;
}

/** "90%" of a share or probability, "48 hours", "1.2 times", or the number alone. */
function numberInWords(value: number, unit: string): string {
  if (/^(probability|share)/.test(unit)) return `${Number((100 * value).toPrecision(4))}%`;
  if (unit.startsWith('multiplier')) return `${value} times`;
  const [word] = PLAIN_UNIT.exec(unit) ?? [];
  return word === undefined ? String(value) : `${value} ${word}`;
}

/** The title of a programme, law or policy of that name. */
function titleOf(scenario: Scenario, path: string, name: string): string | undefined {
  if (path === 'federal.programme') return scenario.programmes[name]?.title;
  return path === 'state.law' || path === 'local.policy' ? scenario.policies[name]?.title : undefined;
}

function valueInWords(scenario: Scenario, { path, value }: Setting, words: string): string {
  const text = value.trim();
  const title = titleOf(scenario, formatPath(path), text);
  if (title !== undefined) return `${words}: ${title}`;
  if (text === 'true' || text === 'false') return `${words}: ${text === 'true' ? 'on' : 'off'}`;
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return `${words}: another one`;
  const unit = (at(scenario, path) as { readonly unit?: unknown } | undefined)?.unit;
  const written = numberInWords(number, String(unit));
  return CHANCE.test(words) && written.endsWith('%')
    ? `${words.replace(CHANCE, '')} in ${written} of cases`
    : `${words}: ${written}`;
}

/** @param scenario to which the setting was applied */
export function settingInWords(scenario: Scenario, setting: Setting): string {
  const path = formatPath(setting.path);
  const words = parameterInWords(path);
  const [root] = setting.path;
  // No path is shown to a reader: what has no words is told by its kind.
  const told = words === path ? (OF_KIND[String(root)] ?? 'another setting') : valueInWords(scenario, setting, words);
  return told + (setting.from === undefined ? '' : ` from ${dayInWords(setting.from)}`);
}
