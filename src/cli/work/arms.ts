/** The scenarios of one command: loaded, and checked against each other. */
import { floorAboveCeiling } from '../../policy/consistency.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { ALL_BOOKS } from '../../scenario/values/prices.ts';
import type { World } from '../../world/world.ts';
import { loadArms, loadHeldArms } from '../files/scenarios.ts';
import type { RunRequest } from '../request.ts';
import { count, tellProblems } from '../problems.ts';
import { readPlaces } from './places.ts';
import { UserError } from '../../base/user-error.ts';

/** What a command asks of its scenarios. */
type Asked = Pick<RunRequest, 'sets' | 'quiet'> & Partial<Pick<RunRequest, 'costBook' | 'places' | 'held'>>;

/**
 * Loads the arms of a command that simulates them together. Warnings go to stderr.
 * @throws UserError where a scenario is wrong (its problems have then been told) or two do not fit together
 */
export function readArms(names: readonly string[], world: World, request: Asked): readonly ResolvedScenario[] {
  const arms = readScenarios(names, world, request, 'simulated');
  for (const arm of arms.slice(1)) mustAgree(arms[0], arm);
  if (request.costBook === ALL_BOOKS) for (const arm of arms) mustKnow(booksOf(arms), arm);
  return arms;
}

/** More scenarios than can stand beside each other in a table or a chart. */
const MOST_ARMS = 50;

/**
 * Loads scenarios, which need not fit together. Warnings go to stderr.
 * @param done what would have been done with them, for the message where one is wrong
 * @throws UserError where a scenario is wrong; its problems have then been told
 */
export function readScenarios(
  names: readonly string[],
  world: World,
  request: Asked,
  done: string,
): readonly ResolvedScenario[] {
  if (names.length > MOST_ARMS)
    throw new UserError(`${names.length} scenarios: at most ${MOST_ARMS} are ${done} at a time`, 'name fewer');
  const { sets, costBook, places = [], held } = request;
  const loaded = held
    ? loadHeldArms(held.arms, world, { costBook, floorAboveCeiling })
    : loadArms(names, world, { sets, costBook, within: readPlaces(places, world), floorAboveCeiling });
  if (!loaded.ok) {
    tellProblems(loaded.problems, loaded.files);
    const errors = loaded.problems.filter(({ severity }) => severity === 'error').length;
    throw new UserError(`${count(errors, 'error')} in the input, nothing was ${done}`);
  }
  // Who made the bundle has been warned.
  if (!request.quiet && !held) for (const { warnings, files } of loaded.arms) tellProblems(warnings, files);
  return loaded.arms;
}

/**
 * A fit holds so many different joint draws and no more.
 * @throws UserError where more are asked for
 */
export function mustHaveDraws(arms: readonly ResolvedScenario[], { posteriors }: World, draws = 1): void {
  for (const { name, scenario } of arms) {
    const fit = scenario.posterior && posteriors.get(scenario.posterior.draws);
    const different = new Set(fit?.rows.map((row) => row.join())).size;
    if (!fit || draws <= different) continue;
    throw new UserError(
      `--draws: the fit of ${name} holds ${different} different joint draws, got ${draws}`,
      `ask for at most ${different}, or for more --replications of each`,
    );
  }
}

/** Arms share their people, so they must speak of the same places, offices and years. */
export function mustAgree(first: ResolvedScenario, other: ResolvedScenario): void {
  const differing = (['places', 'capacity', 'simulate'] as const).filter(
    (key) => JSON.stringify(first.scenario[key]) !== JSON.stringify(other.scenario[key]),
  );
  if (differing.length === 0) return;
  throw new UserError(
    `${first.name} and ${other.name} differ in ${differing.join(' and ')}: scenarios of one command must agree there`,
    `state the same ${differing.join(' and ')} in both, or run them one at a time`,
  );
}

/** Every cost book that some arm knows. */
const booksOf = (arms: readonly ResolvedScenario[]): string[] => [
  ...new Set(arms.flatMap(({ scenario }) => Object.keys(scenario.cost_books))),
];

/** The cost books that price the arms besides their own, or undefined where only one was asked for. */
export const furtherBooks = (
  arms: readonly ResolvedScenario[],
  { costBook }: RunRequest,
): readonly string[] | undefined => (costBook === ALL_BOOKS ? booksOf(arms) : undefined);

/** Differences by a book need it in both arms. */
function mustKnow(books: readonly string[], { name, scenario }: ResolvedScenario): void {
  const missing = books.filter((book) => !(book in scenario.cost_books));
  if (missing.length === 0) return;
  throw new UserError(
    `--cost-book all: ${name} does not know the cost book ${missing.join(', ')} of another scenario`,
    'state it in both, or in a scenario that both extend',
  );
}
