/** What `--set` changes, in words: "jails hold in 90% of cases from 1 July 2015". */
import { parse } from 'yaml';
import { formatPath } from '../../base/problem.ts';
import { isProblem, parseSet } from '../read/set.ts';
import type { Scenario } from '../schema.ts';
import { NAMED, isNamed, type NamedPath } from '../values/definitions.ts';
import { dayInWords } from './days.ts';
import { saysInWords } from './parameters.ts';
import { valueInWords } from './values.ts';

/** A value set at a path as `--set path@from=value` has it: the value parsed, the day as it is written. */
export type Setting = { readonly path: string; readonly from?: string | undefined; readonly value: unknown };

/** What has titles: rules and cost books, of a scenario or of nothing where they are not known. */
export type Titles = Partial<Pick<Scenario, 'programmes' | 'policies' | 'cost_books'>>;

/**
 * One setting in words, as a sentence without capital and full stop.
 * @param titles the scenario that it changes, so that rules are told by their titles
 * @param short without the day and without what goes without saying, where there is little room
 */
export function settingInWords({ path, from, value }: Setting, titles: Titles = {}, short = false): string {
  const since = from === undefined || short ? '' : ` from ${dayInWords(from)}`;
  return sentence(path, value, titles, short) + since;
}

/** A `--set` as it was typed, `ARM:path@from=value`, in words: without the arm. A form that is wrong stays as it is. */
export function setInWords(text: string, titles: Titles = {}, short = false): string {
  const set = parseSet(text);
  if (isProblem(set)) return text;
  return settingInWords({ path: formatPath(set.path), from: set.from, value: parse(set.value) }, titles, short);
}

/** The key under which a parameter has its figure, where a setting goes that deep. */
const FIGURE = /\.(value|probability|date)$/;

function sentence(deep: string, value: unknown, titles: Titles, short: boolean): string {
  const path = deep.replace(FIGURE, '');
  if (isNamed(path)) return saysInWords(path, ruleInWords(path, String(value), titles), { short });
  const [section, name, line, key] = path.split('.');
  if (path === 'cost_book')
    return `costs are counted by "${titles.cost_books?.[String(value)]?.title ?? String(value)}"`;
  if (section === 'cost_books' && key === 'usd') return `a ${line.replaceAll('_', ' ')} costs $${String(value)}`;
  if (section === 'programmes' && path.endsWith('.request_share')) return `ICE asks for ${ofTier(path, titles)} ${valueInWords(value, 'chance')}`; // prettier-ignore
  if (section === 'programmes' || section === 'policies')
    return `"${titles[section]?.[name]?.title ?? name}" with other rules`;
  return saysInWords(path, stated(value), { short });
}

/** A parameter may be set whole, with its evidence. */
function stated(value: unknown): unknown {
  const whole = typeof value === 'object' && value !== null && 'value' in value;
  return whole ? value.value : value;
}

function ruleInWords(path: NamedPath, name: string, titles: Titles): string {
  const title = titles[NAMED[path]]?.[name]?.title;
  return title === undefined ? name.replaceAll('-', ' ') : `"${title}"`;
}

/** "tier 2 of "PEP with forms I-247D/N/X"": tiers have places in a list or ids. */
function ofTier(path: string, { programmes }: Titles): string {
  const [, name, , tier] = path.split(/[.[\]]+/);
  const programme = programmes?.[name];
  const position = /^\d+$/.test(tier) ? Number(tier) : (programme?.tiers.findIndex(({ id }) => id === tier) ?? -1);
  const which = position < 0 ? `"${tier}"` : String(position + 1);
  return `tier ${which} of "${programme?.title ?? name}"`;
}
