/** Checks of policies and programmes as rules: a floor above a ceiling, too many look-back dates. */
import { remembered } from '../../base/remembered.ts';
import { sameJson } from '../../base/canonical-json.ts';
import { keysAt } from '../read/lookup.ts';
import { error, formatPath, type Problem } from '../../base/problem.ts';
import { MOST_DEFINITIONS, policy as policySchema, type Policy } from '../schema.ts';
import { at, locate, plain, type Path, type Tree } from '../read/tree.ts';

/** A ceiling and a floor on one of hold, notice, access. */
export type Limits = Policy['hold'];

/** The most days that rules may ask about entry or a final order. */
const MOST_RECENCY_DAYS = 3;

/**
 * True if the floor covers somebody whom the ceiling excludes, as far as their form shows it. Sure only in the plain
 * cases; the policy room can answer for all by trying everybody.
 */
export function floorPlainlyAboveCeiling({ floor, ceiling }: Limits): boolean {
  if (floor === 'never' || ceiling === 'always') return false;
  if (ceiling === 'never' || floor === 'always') return true;
  return sameJson(floor, { not: ceiling }) || sameJson(ceiling, { not: floor });
}

/** Findings about the rules of a scenario's policies and programmes. */
export function ruleProblems(tree: Tree, floorAboveCeiling: (limits: Limits) => boolean): Problem[] {
  const policies = at(tree, 'policies');
  // Trying everybody takes time, and of more policies than this the schema tells.
  const names = keysAt(policies).slice(0, MOST_DEFINITIONS);
  return names.flatMap((name) =>
    contradictory(floorAboveCeiling)(at(policies, name) as Tree).map((step) => {
      const path = ['policies', name, step, 'floor'];
      const message = `demands a ${step === 'access' ? 'service' : step} for people whom the ceiling of the same policy excludes`;
      return error(
        locate(tree, path),
        formatPath(path),
        message,
        'narrow the floor, or widen the ceiling to include everybody the floor covers',
      );
    }),
  );
}

/** The steps on which a policy contradicts itself. */
const contradictory = remembered((floorAboveCeiling: (limits: Limits) => boolean) =>
  remembered((policy: Tree) =>
    (['hold', 'notice', 'access'] as const).filter((step) => {
      const limits = at(policy, step);
      const parsed = policySchema.shape[step].safeParse(limits && plain(limits));
      return parsed.success && floorAboveCeiling(parsed.data);
    }),
  ),
);

/** More different days of entry or final order than rules can tell apart, in the programmes and policies in use. */
export function recencyProblems(tree: Tree, used: Record<'programmes' | 'policies', ReadonlySet<string>>): Problem[] {
  const found = new Map<string, Path>();
  const walk = (here: Tree | undefined, path: Path): void => {
    if (here?.kind === 'list') here.items.forEach((item, index) => walk(item, [...path, index]));
    if (here?.kind !== 'map') return;
    for (const [key, { tree: below }] of here.entries) {
      const day =
        below.kind === 'scalar' && (key === 'entered_after' || key === 'final_order_after')
          ? String(below.value)
          : undefined;
      if (day !== undefined && !found.has(`${key} ${day}`)) found.set(`${key} ${day}`, [...path, key]);
      walk(below, [...path, key]);
    }
  };
  for (const map of ['programmes', 'policies'] as const)
    for (const name of used[map]) walk(at(tree, map, name), [map, name]);
  return [...found.values()]
    .slice(MOST_RECENCY_DAYS)
    .map((path) =>
      error(
        locate(tree, path),
        formatPath(path),
        `is one date too many: rules may use ${MOST_RECENCY_DAYS} different dates of entry or final order`,
        'let rules share their dates',
      ),
    );
}
