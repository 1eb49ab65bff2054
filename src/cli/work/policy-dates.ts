/** The days on which the rules of scenarios change: for charts, and for `handoff check`. */
import type { PolicyDate } from '../../analysis/results.ts';
import { type Place, inPlaces } from '../../scenario/values/places.ts';
import type { Parameter, Places, Scenario } from '../../scenario/schema.ts';

type Entry = { readonly from?: string | undefined; readonly places?: Places | undefined; readonly value: string };
type Titles = Readonly<Record<string, { readonly title: string }>>;

/** Days on which the federal programme, a state law or a listed local policy changes for one of the scenario's places. */
export function ruleChanges(scenario: Scenario, places: readonly Place[]): PolicyDate[] {
  const local = changes(scenario.local.policy, scenario.policies, reported(scenario, places));
  return [...lawChanges(scenario, places), ...local].toSorted(byDay);
}

/** What the charts of a document mark: federal and state changes of any arm in the months reported. */
export function policyDates(
  arms: readonly { readonly name: string; readonly scenario: Scenario }[],
  places: readonly Place[],
  period: { readonly from: string; readonly to: string },
): PolicyDate[] {
  const found = new Map<string, PolicyDate & { readonly arms: Set<string> }>();
  for (const { name, scenario } of arms) {
    for (const { day, text } of lawChanges(scenario, places)) {
      if (day.slice(0, 7) < period.from || day.slice(0, 7) > period.to) continue;
      const short = text.split(',', 1)[0] ?? text;
      const change = found.get(`${day} ${short}`) ?? { day, text: short, arms: new Set() };
      change.arms.add(name);
      found.set(`${day} ${short}`, change);
    }
  }
  return [...found.values()]
    .map(({ day, text, arms: of }) => ({
      day,
      text: of.size === arms.length ? text : `${text} (${[...of].join(', ')})`,
    }))
    .toSorted(byDay);
}

function lawChanges(scenario: Scenario, places: readonly Place[]): PolicyDate[] {
  const { federal, state, programmes, policies } = scenario;
  const own = reported(scenario, places);
  return [...changes(federal.programme, programmes, own), ...changes(state.law, policies, own)].toSorted(byDay);
}

const reported = (scenario: Scenario, places: readonly Place[]): Place[] =>
  places.filter((place) => inPlaces(scenario.places, place));

/** The dated values, by title, that differ from what held before at the same places. */
function changes(parameter: Parameter<string>, titles: Titles, own: readonly Place[]): PolicyDate[] {
  const entries = ((parameter.values ?? []) as readonly Entry[]).filter(({ places = 'all' }) =>
    own.some((place) => inPlaces(places, place)),
  );
  const standing = new Map<string, string>();
  for (const entry of entries) if (entry.from === undefined) standing.set(placesOf(entry), entry.value);
  const dated = entries.filter(({ from }) => from !== undefined).toSorted((a, b) => byDay(dayOf(a), dayOf(b)));
  return dated.flatMap((entry) => {
    const places = placesOf(entry);
    const before = standing.get(places) ?? standing.get(EVERYWHERE);
    standing.set(places, entry.value);
    // The first value of all also holds before its day.
    if (before === undefined || before === entry.value) return [];
    return [{ ...dayOf(entry), text: titles[entry.value]?.title ?? entry.value }];
  });
}

const EVERYWHERE = JSON.stringify('all');
const placesOf = ({ places = 'all' }: Entry): string => JSON.stringify(places);
const dayOf = ({ from = '' }: Entry): { day: string } => ({ day: from.length === 7 ? `${from}-01` : from });
const byDay = (a: { day: string }, b: { day: string }): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);
