/** What text and charts call the arms of a command. */
import { suggest } from '../../base/problem.ts';
import { printable } from '../../base/printable.ts';
import { UserError } from '../../base/user-error.ts';
import { readLabels } from '../labels.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { isProblem, parseSet, type Setting } from '../../scenario/read/set.ts';
import { setInWords } from '../../scenario/words/setting.ts';
import { capital, series } from '../../scenario/words/series.ts';

/** A scenario as the documents of studies name it. */
export const hashedAs = ({ name, hash, scenario }: ResolvedScenario) => ({
  name,
  hash,
  label: scenario.label ?? scenario.title,
});

/** What a command says of its arms besides their files. */
export type Naming = { readonly sets?: readonly string[]; readonly labels?: readonly string[] };
export type Called = {
  readonly labels: string[];
  /** What was set in every arm, in words. */
  readonly everywhere?: string;
};

/** Settings that a label names one by one. */
const MOST_TOLD = 3;

/**
 * The label of each arm: the one asked for with `--label`; else the one that its scenario states, or its title, with what
 * was set in it alone. Where an earlier arm is the same scenario, what was set says it all. What would be called alike is
 * told apart by a number.
 * @throws UserError where `--label` names no arm
 */
export function called(arms: readonly ResolvedScenario[], { sets = [], labels = [] }: Naming = {}): Called {
  const settings = sets.map(parseSet).filter((one): one is Setting => !isProblem(one));
  const asked = askedFor(labels, arms);
  const bases = arms.map(({ scenario: { label, title } }) => label ?? title);
  const told = arms.map(({ name, scenario }, i) => {
    const own = settings.filter(({ arm }) => arm === name).map((setting) => setInWords(setting.text, scenario, true));
    const base = bases[i];
    if (own.length === 0) return asked.get(name) ?? base;
    return asked.get(name) ?? (bases.indexOf(base) < i ? capital(inShort(own)) : `${base}, ${inShort(own)}`);
  });
  const everywhere = settings
    .filter(({ arm }) => arm === undefined)
    .map((setting) => setInWords(setting.text, arms[0].scenario, true));
  return { labels: apart(told), ...(everywhere.length > 0 && { everywhere: inShort(everywhere) }) };
}

function inShort(texts: readonly string[]): string {
  const more = texts.length - MOST_TOLD;
  return more > 0
    ? `${texts.slice(0, MOST_TOLD).join(', ')} and ${more} more setting${more === 1 ? '' : 's'}`
    : series(texts, 'and');
}

function apart(labels: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return labels.map((text) => {
    const before = taken.get(text) ?? 0;
    taken.set(text, before + 1);
    return before === 0 ? text : `${text} (${before + 1})`;
  });
}

/** The labels asked for with `--label`. @throws UserError where one is of no arm */
function askedFor(given: readonly string[], arms: readonly { readonly name: string }[]): Map<string, string> {
  const names = arms.map(({ name }) => name);
  const labels = readLabels(given);
  for (const arm of labels.keys()) {
    if (names.includes(arm)) continue;
    throw new UserError(
      `--label: no arm is called "${printable(arm)}"`,
      suggest(arm, names) ?? `known: ${names.join(', ')}`,
    );
  }
  return labels;
}
