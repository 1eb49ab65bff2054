/** Programmes and policies as a parameter names them: what they say, apart from how they are called and cited. */
import { canonicalJson } from '../../base/canonical-json.ts';
import type { Adaptation, Policy, Programme, Scenario } from '../schema.ts';

const BESIDES = new Set(['title', 'source', 'assumed', 'note', 'unit']);

/** A definition without its title and evidence. */
export function rulesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rulesOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, below]) => (BESIDES.has(key) ? [] : [[key, rulesOf(below)]])),
  );
}

/** Parameters whose values are names, and what they name. */
export const NAMED = {
  'federal.programme': 'programmes',
  'state.law': 'policies',
  'local.policy': 'policies',
} as const;
export const KIND_OF_NAME = { programmes: 'programme', policies: 'policy', cost_books: 'cost book' } as const;
export type NamedPath = keyof typeof NAMED;
export const isNamed = (path: string): path is NamedPath => path in NAMED;

export function definitionOf(scenario: Scenario, path: NamedPath, name: string): Programme | Policy {
  return scenario[NAMED[path]][name];
}

/** Equal for names whose rules are equal, whatever they are called. */
export function rulesKey(scenario: Scenario, path: NamedPath, name: string): string {
  const definition = definitionOf(scenario, path, name);
  const back = 'tiers' in definition ? definition.falls_back_to : undefined;
  const rules = rulesOf(definition) as object;
  return canonicalJson(back === undefined ? rules : { ...rules, falls_back_to: rulesOf(scenario.programmes[back]) });
}

/** The policies that jails may take of their own, in text order. */
export function optionsOf(adaptation: Adaptation | undefined): string[] {
  if (adaptation === undefined) return [];
  const names = [adaptation.adopt, adaptation.lift].flatMap(({ policies }) => Object.keys(policies.shares));
  return [...new Set(names)].sort();
}
