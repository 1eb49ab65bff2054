/** How many runs a command makes where its options, or a study, leave it open. */

/** What was asked for; undefined where nothing was said. */
type Asked = { readonly draws?: number | undefined; readonly replications?: number | undefined };
/** Without draws every uncertain parameter stands at its median. Replications are those of each draw. */
type Runs = { readonly draws: number | undefined; readonly replications: number };

/** Of joint draws, or of replications where parameters are held. */
export const USUAL_RUNS = 20;

/**
 * Uncertain by default: 20 joint draws of one replication each. Replications alone, or no draws, hold the parameters at
 * their medians.
 */
export function usualRuns({ draws, replications }: Asked): Runs {
  const held = draws === undefined ? replications !== undefined : draws === 0;
  if (held) return { draws: undefined, replications: replications ?? USUAL_RUNS };
  return { draws: draws ?? USUAL_RUNS, replications: replications ?? 1 };
}
