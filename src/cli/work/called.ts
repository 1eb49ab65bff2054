/** What text and charts call the arms of a command. */
import type { ResolvedScenario } from '../../scenario/load.ts';

/** A scenario as the documents of studies name it. */
export const hashedAs = ({ name, hash, scenario }: ResolvedScenario) => ({
  name,
  hash,
  label: scenario.label ?? scenario.title,
});

/** The label that each scenario states, else its title; what would be called alike is told apart by a number. */
export function called(arms: readonly ResolvedScenario[]): string[] {
  const taken = new Map<string, number>();
  return arms.map(({ scenario: { label, title } }) => {
    const text = label ?? title;
    const before = taken.get(text) ?? 0;
    taken.set(text, before + 1);
    return before === 0 ? text : `${text} (${before + 1})`;
  });
}
