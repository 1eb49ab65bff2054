/** Which of many provisions make sense together: what the programme says, the law, the counties, effort, the records. */
import { groupByHand, type HandGroup, type Switch } from './switches.ts';

/** The parts of a scenario by what they are of. A part that is in none, such as prices, is left by itself where it can be. */
const KINDS: readonly (readonly [name: string, starts: readonly string[]])[] = [
  ['programme', ['federal', 'programmes', 'activation', 'identification', 'asking']],
  ['state-law', ['state']],
  ['local-policy', ['local', 'policies', 'adaptation', 'agreements_287g']],
  ['effort', ['screening', 'pickup', 'handover', 'at_large', 'removal']],
  ['records', ['recorder']],
];

const startOf = (path: string): string => path.split('.', 1)[0];

/** What is in none of the kinds, where too many are left. */
const REST = 'rest';

/**
 * The groups of two provisions and more, in the order of {@link KINDS}; none where there is nothing to put together.
 * @param most provisions that may be left: what is of no kind is put together only where more would be
 */
export function suggestGroups(switches: readonly Switch[], most: number): HandGroup[] {
  const alone = switches.filter(({ grouped }) => grouped === undefined);
  const taken = new Set(switches.map(({ id }) => id));
  const groupOf = (name: string, members: readonly Switch[]): HandGroup[] =>
    members.length < 2 || taken.has(name)
      ? []
      : [
          {
            name,
            paths: shortest(
              members.flatMap(({ paths }) => paths),
              switches,
            ),
          },
        ];
  const isOf = ({ paths }: Switch, starts: readonly string[]) => paths.every((path) => starts.includes(startOf(path)));
  const groups = KINDS.flatMap(([name, starts]) =>
    groupOf(
      name,
      alone.filter((one) => isOf(one, starts)),
    ),
  );
  const left = groupByHand(switches, groups) as readonly Switch[];
  if (left.length <= most) return groups;
  return [
    ...groups,
    ...groupOf(
      REST,
      alone.filter((one) => !KINDS.some(([, starts]) => isOf(one, starts))),
    ),
  ];
}

/** A part as a whole where all of it that differs is meant: `recorder` in the place of its paths. */
function shortest(paths: readonly string[], switches: readonly Switch[]): string[] {
  const starts = [...new Set(paths.map(startOf))];
  return starts.flatMap((start) => {
    const own = paths.filter((path) => startOf(path) === start);
    const all = switches.flatMap((one) => one.paths).filter((path) => startOf(path) === start);
    return own.length > 1 && own.length === all.length ? [start] : own;
  });
}

/** As an option: `--group effort=screening,pickup.level`. */
export const asOption = ({ name, paths }: HandGroup): string => `--group ${name}=${paths.join(',')}`;
