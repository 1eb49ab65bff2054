/** Programmes, laws, policies and cost books of scenarios/policies, with what they rest on and what they say. */
import type { z } from 'zod';
import { afterTheEnd } from '../../base/last-month.ts';
import { dayInWords } from '../../scenario/words/days.ts';
import { evidenceInWords, type Evidence } from '../../scenario/words/values.ts';
import { completeBooks } from '../../scenario/read/cost-books.ts';
import { plain } from '../../scenario/read/tree.ts';
import { readTree } from '../../scenario/read/yaml.ts';
import { lineInWords } from '../../scenario/diff/settings.ts';
import { costBook, policy, programme, type Policy, type Scenario } from '../../scenario/schema.ts';
import { limitsInWords } from '../../scenario/words/policy.ts';
import { programmeInWords } from '../../scenario/words/programme.ts';
import { capital } from '../../scenario/words/series.ts';
import { readLibrary } from '../files/scenarios.ts';
import type { Item } from './item.ts';

type Definitions = 'programmes' | 'policies' | 'cost_books';

/** The definitions of a kind in all shared files, each with the name of its file. */
function defined<T>(kind: Definitions, schema: z.ZodType<T>): { name: string; file: string; is: T }[] {
  return readLibrary().flatMap((file) => {
    const whole = plain(completeBooks(readTree(file).tree).tree) as Partial<Record<Definitions, object>>;
    return Object.entries(whole[kind] ?? {}).map(([name, is]) => ({ name, file: file.name, is: schema.parse(is) }));
  });
}

const restsOn = ({ source, assumed }: Evidence): object => ({
  source: source ?? null,
  assumed: assumed ?? null,
});
const evidenceLine = (evidence: Evidence): string => capital(evidenceInWords(evidence));

/** A rule that no run reaches says so: it can only be tried earlier. */
function lateness({ begins }: { readonly begins?: string | undefined }): string[] {
  if (begins === undefined || afterTheEnd(begins) === undefined) return [];
  return [`In force from ${dayInWords(begins)}, after the end of the model: no run reaches it yet`];
}

/** Federal programmes. @param happened tells since when each was in force */
export function programmes(happened: Pick<Scenario, 'federal'>): Item[] {
  const all = defined('programmes', programme);
  const titleOf = (name: string): string => all.find((one) => one.name === name)?.is.title ?? name;
  return all.map(({ name, is }) => {
    const values = happened.federal.programme.values ?? [];
    const begun = values.find(({ value }) => value === name);
    const since = begun && (begun.from ?? 'the start');
    return {
      name,
      title: is.title,
      lines: [...(since === undefined ? [] : [`In "historical" from ${since}`]), ...lateness(is), evidenceLine(is)],
      more: programmeInWords(is, titleOf).map(capital),
      data: { since: since ?? null, begins: is.begins ?? null, ...restsOn(is) },
    };
  });
}

const GROUPS: Readonly<Record<string, string>> = {
  'state-laws': 'Laws of states: state.law',
  'local-policies': 'Policies of counties and cities: local.policy',
};

const saysOf = (limits: Policy): string[] =>
  (['hold', 'notice', 'access'] as const).map((step) => `A jail ${limitsInWords(step, limits[step])}`);

/** State laws, then local policies: each may be put in force as either. */
export function policies(): Item[] {
  const files = Object.keys(GROUPS);
  return defined('policies', policy)
    .toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file))
    .map(({ name, file, is }) => ({
      name,
      title: is.title,
      group: GROUPS[file] ?? file,
      lines: [...lateness(is), evidenceLine(is)],
      more: [...saysOf(is), ...(is.note === undefined ? [] : [`Note: ${is.note}`])],
      data: { says: saysOf(is), begins: is.begins ?? null, ...restsOn(is), note: is.note ?? null },
    }));
}

/** Cost books, with what each line costs whom. */
export function costBooks(): Item[] {
  return defined('cost_books', costBook).map(({ name, is }) => ({
    name,
    title: is.title,
    lines: [evidenceLine(is)],
    more: is.lines.map((line) => `${line.id}: ${lineInWords(line)}; ${evidenceInWords(line)}`),
    data: { ...restsOn(is), note: is.note ?? null, lines: is.lines },
  }));
}
