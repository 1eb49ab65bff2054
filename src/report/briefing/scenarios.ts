/** The scenarios of a bundle, read back from its files: each is complete there. */
import { parse } from 'yaml';
import type { RunDocument } from '../../analysis/results.ts';
import { scenario as language, type Scenario } from '../../scenario/schema.ts';

/** A scenario by its arm; one that this version cannot read is not there, and what needs it is left out. */
export type Scenarios = ReadonlyMap<string, Scenario>;

/** @param texts of the bundle's files, by arm */
export function scenariosOf({ arms }: RunDocument, texts: Readonly<Record<string, string>>): Scenarios {
  const read = arms.flatMap(({ name }) => {
    if (!Object.hasOwn(texts, name)) return [];
    const parsed = language.safeParse(parse(texts[name]));
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return new Map(read);
}
