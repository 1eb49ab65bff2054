/** What the models in JavaScript say of their runs: a line of JSON a run. */
export const OUTCOMES = ['not_matched', 'not_asked', 'taken', 'declined', 'missed', 'at_large', 'pending'];

/** What is kept of a run: requests, and of everybody a code of the outcome (a position in {@link OUTCOMES}) and minutes in jail. */
export type Rows = {
  readonly asked: number;
  readonly outcome: ArrayLike<number>;
  readonly minutes: ArrayLike<number>;
};

const seconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

/**
 * Simulates as many seeds as the command line says, under each policy in turns.
 * @param simulate one run, from a seed and the chance that a jail announces a release
 */
export function tell(
  { announces }: { readonly announces: readonly number[] },
  simulate: (seed: number, announces: number) => Rows,
): void {
  const [first, runs] = process.argv.slice(2).map(Number);
  for (let seed = first; seed < first + runs; seed += 1)
    announces.forEach((chance, policy) => {
      const before = process.cpuUsage();
      const rows = simulate(seed, chance);
      const counts = counted(rows);
      console.log(JSON.stringify({ policy, seed, seconds: seconds(process.cpuUsage(before)), counts }));
    });
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ seconds: seconds(process.cpuUsage()), megabytes }));
}

function counted({ asked, outcome, minutes }: Rows): Record<string, number> {
  const byCode = OUTCOMES.map(() => 0);
  let inJail = 0;
  for (let row = 0; row < outcome.length; row += 1) {
    byCode[outcome[row]] += 1;
    inJail += minutes[row];
  }
  const outcomes = Object.fromEntries(OUTCOMES.map((name, code) => [name, byCode[code]]));
  return { people: outcome.length, asked, minutes: inJail, ...outcomes };
}
