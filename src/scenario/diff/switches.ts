/**
 * The provisions of a difference that can be switched one by one: parameters that may be taken from either of two
 * scenarios in any combination. Those that cannot stand apart go together.
 */
import type { Provision } from './diff.ts';

export type Switch = {
  readonly id: string;
  readonly text: string;
  /** Parameters that are taken whole, as `mix` takes them. */
  readonly paths: readonly string[];
  /** Why several parameters go together. */
  readonly grouped?: string;
};

/** A group made by hand: its name and its paths, each a parameter or the start of several. */
export type HandGroup = { readonly name: string; readonly paths: readonly string[] };

/** Why parameters go together where a user says so. */
export const GROUPED_BY_HAND = 'grouped by hand';

/** Who is booked, where and when: the same in every arm of a command. */
const SHARED = /^(people\b|simulate$|places$|capacity$)/;

/** Paths in which two scenarios differ and that no arm may have for itself. */
export const sharedPaths = (provisions: readonly Provision[]): string[] =>
  pathsOf(provisions).filter((path) => SHARED.test(path));

/** What each provision is about first; what it also names goes with it. */
const pathsOf = (provisions: readonly Provision[]): string[] => [...new Set(provisions.map(({ paths }) => paths[0]))];

/** A switch for each parameter that differs. The months reported are no provision: all arms report the same. */
export function switchesOf(provisions: readonly Provision[]): Switch[] {
  return pathsOf(provisions)
    .filter((path) => path !== 'report')
    .map((path) => {
      const own = provisions.filter(({ paths }) => paths[0] === path);
      const more = own.length > 2 ? ` And ${own.length - 1} more changes there.` : '';
      const text = own.length > 2 ? own[0].text + more : own.map((provision) => provision.text).join(' ');
      return { id: own.length === 1 ? own[0].id : path, text, paths: [path] };
    });
}

const together = (members: readonly Switch[], id: string, grouped: string): Switch => ({
  id,
  text: members.map(({ text }) => text).join(' '),
  paths: members.flatMap(({ paths }) => paths),
  grouped,
});

/** In the place of the first of some switches, one for all of them. */
const joined = (switches: readonly Switch[], members: readonly Switch[], one: Switch): Switch[] =>
  switches.flatMap((each) => (each === members[0] ? [one] : members.includes(each) ? [] : [each]));

/** What is wrong with a group made by hand. */
export type BadGroup = { readonly message: string; readonly word: string; readonly known: readonly string[] };

/** Switches with those of each group made one. A path may be the start of several: `recorder` is all of the recorder. */
export function groupByHand(switches: readonly Switch[], groups: readonly HandGroup[]): Switch[] | BadGroup {
  let all = [...switches];
  for (const { name, paths } of groups) {
    const known = all.filter(({ grouped }) => grouped === undefined).flatMap((each) => each.paths);
    const members = new Set<Switch>();
    for (const path of paths) {
      const found = all.filter((each) => each.grouped === undefined && each.paths.some((own) => within(own, path)));
      if (found.length === 0)
        return {
          message: `${name}: the scenarios do not differ in "${path}", or it is in another group`,
          word: path,
          known,
        };
      for (const each of found) members.add(each);
    }
    if (all.some(({ id }) => id === name)) return { message: `${name}: is the name of two groups`, word: name, known };
    const inOrder = all.filter((each) => members.has(each));
    all = joined(all, inOrder, together(inOrder, name, GROUPED_BY_HAND));
  }
  return all;
}

const within = (path: string, start: string): boolean => path === start || path.startsWith(`${start}.`);

/** A coalition that cannot stand, as bits of the switches taken from the variant, and why. */
export type Refusal = { readonly coalition: number; readonly because: string };

/**
 * Makes one of the two switches that most of the refused coalitions hold apart; ask again until none is refused.
 * @param refused at least one; neither all nor none of the switches
 */
export function groupOnce(switches: readonly Switch[], refused: readonly Refusal[]): Switch[] {
  const apart =
    (i: number, j: number) =>
    ({ coalition }: Refusal) =>
      ((coalition >>> i) & 1) !== ((coalition >>> j) & 1);
  const pairs = switches.flatMap((_, i) => switches.slice(i + 1).map((_other, more) => [i, i + 1 + more] as const));
  const counts = pairs.map(([i, j]) => refused.filter(apart(i, j)).length);
  const [i, j] = pairs[counts.indexOf(Math.max(...counts))];
  const members = [switches[i], switches[j]];
  const because = refused.find(apart(i, j))?.because ?? '';
  const id = members.map((each) => each.id).join('+');
  return joined(switches, members, together(members, id, `cannot be switched apart: ${because}`));
}
