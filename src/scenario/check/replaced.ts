/** What a value takes the place of although a parent states it for these places in particular; and how to keep that. */
import { stringify } from 'yaml';
import { formatDay } from '../../base/calendar.ts';
import { formatPath } from '../../base/problem.ts';
import { ALWAYS } from '../read/entries.ts';
import type { Entry, Lost, Replaced } from '../read/entry.ts';
import type { Ground } from '../read/ground.ts';
import { at, plain } from '../read/tree.ts';
import { isOfOffice } from '../values/coverage.ts';
import type { Place } from '../values/places.ts';
import { placesInWords, whereAre, type Names } from '../words/places.ts';
import { number, series } from '../words/series.ts';
import { isFading, valueInWords } from '../words/values.ts';

/** One value of a scenario, or of a `--set`, that reaches over narrower ones of the parents. */
export type Replacement = {
  /** `local.hold_willing`. */
  readonly path: string;
  /** `mine.yaml:12`, or the `--set`. */
  readonly at: string;
  readonly text: string;
  /** Dated values that would keep what is replaced, to be written below. */
  readonly keep: readonly string[];
  /** How many more of these it would take, which are not told: they are too many or too long. */
  readonly left: number;
};

/** More are told by their number. */
const MOST = 3;
/** More lines are not shown. */
const MOST_LINES = 6;
/** Letters of a line that somebody would copy. */
const LONGEST = 240;

/** @param simulated what the scenario simulates: nobody else's values are told */
export function replacements(
  replaced: readonly Replaced[],
  ground: Ground,
  simulated: readonly Place[],
  names: Names,
): Replacement[] {
  const codes = new Set(simulated.flatMap(({ code, office }) => [code, office]));
  return replaced.flatMap(({ path, by, lost }): Replacement[] => {
    const name = formatPath(path);
    const asked = ground.places.filter((place) => codes.has(place.code) && isOffice(place) === isOfOffice(name));
    const groups = together(lost, by, asked, () => ALWAYS);
    if (groups.length === 0) return [];
    const lines = together(lost, by, asked, (day) => day).map(({ from, where, value }) =>
      flow({ from, places: where.places, ...(isFading(value) ? value : { value }) }),
    );
    const keep = lines.filter(({ length }) => length <= LONGEST).slice(0, MOST_LINES);
    const told = groups.slice(0, MOST).map(({ value, where }) => {
      const there = placesInWords(where, names);
      return there === '' ? valueInWords(value) : `${valueInWords(value)} ${there}`;
    });
    const more = groups.length - told.length;
    const { file, line } = by.item.spot;
    const since = by.day === ALWAYS ? '' : ` from ${formatDay(by.day)}`;
    return [
      {
        path: name,
        at: line === 0 ? file : `${file}:${line}`,
        text: `${valueInWords(valueOf(by))}${since} takes the place of ${series([...told, ...(more > 0 ? [`${number(more)} more value${more === 1 ? '' : 's'} of single places`] : [])], 'and')}`, // prettier-ignore
        keep,
        left: lines.length - keep.length,
      },
    ];
  });
}

const isOffice = ({ code, office }: Place): boolean => code === office && code !== '';
/** With its fade, where it has one. */
const valueOf = ({ item }: Entry): unknown => {
  const [value, fade] = [at(item, 'value'), at(item, 'fade')];
  return fade === undefined ? plain(value ?? item) : { value: plain(value ?? item), fade: plain(fade) };
};

type Group = { readonly value: unknown; readonly from?: string; readonly where: ReturnType<typeof whereAre> };

/**
 * What is lost, a value once, with the places of all its entries and the first day on which one of them is lost.
 * @param apart equal values with different days of these are told apart
 */
function together(lost: readonly Lost[], by: Entry, asked: readonly Place[], apart: (day: number) => number): Group[] {
  const byValue = new Map<string, { value: unknown; day: number; codes: Set<string> }>();
  for (const { entry, codes } of lost) {
    const value = valueOf(entry);
    const day = Math.max(entry.day, by.day);
    const key = JSON.stringify([value, apart(day)]);
    const group = byValue.get(key) ?? { value, day: Number.POSITIVE_INFINITY, codes: new Set() };
    byValue.set(key, group);
    for (const code of codes) group.codes.add(code);
    group.day = Math.min(group.day, day);
  }
  return [...byValue.values()].flatMap(({ value, day, codes }): Group[] => {
    const there = asked.filter(({ code }) => codes.has(code));
    if (there.length === 0) return [];
    return [{ value, ...(day === ALWAYS ? {} : { from: formatDay(day) }), where: whereAre(there, asked) }];
  });
}

/** A dated value as one line of a scenario. */
const flow = (entry: object): string => `- ${stringify(entry, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`;
