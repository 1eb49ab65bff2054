/**
 * `--set federal.programme=...` changes one thing, the programme. How closely officers follow it is stated apart, by day:
 * where the days no longer fit, a warning says which setting would move the adherence, too.
 */
import { formatDay, monthStart, parseMonth } from '../../base/calendar.ts';
import { formatPath, warning, type Problem } from '../../base/problem.ts';
import { valueAt } from '../read/lookup.ts';
import { isProblem, parseSet, spotOfSet, type Setting } from '../read/set.ts';
import { at, plain, type Tree } from '../read/tree.ts';
import { scenario as schema, type Programme, type Scenario } from '../schema.ts';
import { NATION } from '../values/coverage.ts';
import { Dated } from '../values/dated.ts';

const ADHERENCES = ['adherence_priority', 'adherence_form'] as const;
type Adherence = (typeof ADHERENCES)[number];

/**
 * Warnings about settings of the programme whose adherence stays behind. Programmes and adherence that differ by place are
 * read where no place is named.
 * @param before the scenario without settings
 * @param after the same with those of this arm
 */
export function adherenceProblems(before: Tree, after: Tree, sets: readonly string[], arm: string): Problem[] {
  const setting = sets.map(parseSet).findLast((one): one is Setting => !isProblem(one) && isOfProgramme(one, arm));
  if (setting === undefined) return [];
  const [was, is] = [before, after].map((tree) => schema.shape.federal.safeParse(plain(at(tree, 'federal') ?? tree)));
  const simulated = schema.shape.simulate.safeParse(plain(at(after, 'simulate') ?? after)).success;
  if (!was.success || !is.success || !simulated) return [];
  const { days, programme } = courseOf(is.data, after);
  return ADHERENCES.flatMap((adherence) => {
    const found = days.find((day) => isStrange(adherence, day, { was: was.data, is: is.data, days, tree: after }));
    if (found === undefined) return [];
    const name = programme.at(found, NATION) as string;
    const usual = usualOf(adherence, name, was.data, before)[0];
    const path = `federal.${adherence}`;
    const [value, day] = [new Dated(is.data[adherence]).at(found, NATION), formatDay(found)];
    const [message, wanted] =
      usual === undefined
        ? [`the programme alone is set: ${path} stays ${value} on ${day}, which was stated for another`, 'VALUE']
        : [
            `the programme alone is set: ${path} is ${value} on ${day}, and ${usual} where the scenario has "${name}"`,
            usual,
          ];
    const own = setting.arm === undefined ? '' : `${setting.arm}:`;
    return [
      warning(
        spotOfSet(setting.text),
        formatPath(setting.path),
        message,
        `to move it, too: --set ${own}${path}@${day}=${wanted}`,
      ),
    ];
  });
}

const isOfProgramme = ({ path, arm: only }: Setting, arm: string): boolean =>
  formatPath(path) === 'federal.programme' && (only === undefined || only === arm);

/** The programme by day, and the days simulated on which it or the adherence to it may change. */
function courseOf(federal: Scenario['federal'], tree: Tree): { days: number[]; programme: Dated<string> } {
  const programme = new Dated<string>(federal.programme);
  const [first, last] = (['from', 'to'] as const).map((end) => parseMonth(String(valueAt(tree, 'simulate', end))));
  const [start, end] = [monthStart(first), monthStart(last + 1)];
  const changes = [programme, ...ADHERENCES.map((adherence) => new Dated(federal[adherence]))].flatMap((dated) => [...dated.changes([NATION])]); // prettier-ignore
  const days = [...new Set([start, ...changes.filter((day) => day > start && day < end)])].toSorted((a, b) => a - b);
  return { days, programme };
}

/** The adherence on the days on which a programme is in force. */
function usualOf(adherence: Adherence, name: string, federal: Scenario['federal'], tree: Tree): number[] {
  const { days, programme } = courseOf(federal, tree);
  const dated = new Dated(federal[adherence]);
  const own = days.filter((day) => programme.at(day, NATION) === name).flatMap((day) => dated.at(day, NATION) ?? []);
  return [...new Set(own)];
}

type Course = {
  readonly was: Scenario['federal'];
  readonly is: Scenario['federal'];
  readonly days: readonly number[];
  readonly tree: Tree;
};

/** True of a day on which another programme is in force than before, with an adherence that is not its own. */
function isStrange(adherence: Adherence, day: number, { was, is, days, tree }: Course): boolean {
  const [old, now] = [was, is].map(({ programme }) => new Dated<string>(programme));
  const name = now.at(day, NATION);
  if (name === undefined || name === old.at(day, NATION)) return false;
  const definition = plain(at(tree, 'programmes', name) ?? tree) as Partial<Programme>;
  const hasBefore =
    definition.falls_back_to !== undefined || days.some((other) => other < day && now.at(other, NATION) !== name);
  const mayNotify = Object.values(definition.forms ?? {}).some(({ asks }) => asks === 'notice');
  if (!(adherence === 'adherence_priority' ? hasBefore : mayNotify)) return false;
  const value = new Dated(is[adherence]).at(day, NATION);
  if (value === undefined) return false;
  const usual = usualOf(adherence, name, was, tree);
  return usual.length > 0 ? !usual.includes(value) : value !== 1;
}
