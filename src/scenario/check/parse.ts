/** A complete tree as the schema reads it, section by section: most sections are the same at all points of a sweep. */
import { remembered } from '../../base/remembered.ts';
import { scenario as schema, type Scenario } from '../schema.ts';
import { plain, type Entry, type MapTree, type Tree } from '../read/tree.ts';
import { schemaMessage } from './issues.ts';

type Section = keyof typeof schema.shape;
const SECTIONS = Object.keys(schema.shape) as Section[];

/** Sections that are the same are the same objects in all scenarios, which nobody may change. */
export function parseScenario(tree: Tree): ReturnType<typeof schema.safeParse> {
  const data = tree.kind === 'map' ? parseSections(tree) : undefined;
  return data ? { success: true, data } : schema.safeParse(plain(tree), { error: schemaMessage, reportInput: true });
}

/** Undefined where anything is wrong: of that only the whole schema can tell. */
function parseSections(tree: MapTree): Scenario | undefined {
  if (![...tree.entries.keys()].every((key) => key in schema.shape)) return undefined;
  const data: Partial<Record<Section, unknown>> = {};
  for (const section of SECTIONS) {
    const entry = tree.entries.get(section);
    const parsed = entry ? parseSection(entry, section) : LEFT_OUT[section];
    if (!parsed.success) return undefined;
    if (parsed.data !== undefined) data[section] = parsed.data;
  }
  return data as Scenario;
}

const parseSection = remembered(({ tree }: Entry, section: Section) => schema.shape[section].safeParse(plain(tree)));

/** What stands for a section that is left out, where it may be. */
const LEFT_OUT = Object.fromEntries(
  SECTIONS.map((section) => [section, schema.shape[section].safeParse(undefined)]),
) as Record<Section, ReturnType<typeof parseSection>>;
