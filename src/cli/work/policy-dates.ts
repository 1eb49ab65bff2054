/** The days on which the rules of scenarios change: for charts, and for `handoff check`. */
import type { PolicyDate } from '../../analysis/results.ts';
import { type Place, inPlaces } from '../../scenario/values/places.ts';
import type { Places, Scenario } from '../../scenario/schema.ts';
import { parametersOf } from '../../scenario/values/evidence.ts';
import { parameterInWords } from '../../scenario/words/parameters.ts';
import { dayAsKnown, dayInWords } from '../../scenario/words/days.ts';
import { capital } from '../../scenario/words/series.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { type OwnRules, RULES } from '../../scenario/read/own-rules.ts';
import { rowsAsValues } from '../../scenario/read/rows.ts';
import { plain } from '../../scenario/read/tree.ts';
import type { World } from '../../world/world.ts';

type Entry = {
  readonly from?: string | undefined;
  readonly known_to?: string | undefined;
  readonly places?: Places | undefined;
  /** Of a rule its name; of a parameter whatever it holds. */ readonly value: string;
  readonly own?: true;
};
type Titles = Readonly<Record<string, { readonly title: string; readonly begins?: string | undefined }>>;

/** @property own where the file itself states it, or a table of the user's */
export type RuleChange = PolicyDate & { readonly own?: true };

/**
 * Days on which the federal programme, a state law or a local policy changes for one of the scenario's places: those that it
 * states itself, whenever they are; those of its parents and of shipped tables as far as it is simulated.
 */
export function ruleChanges({ scenario, ownRules }: Resolved, { jurisdictions, tables }: Tabled): RuleChange[] {
  const { federal, state, local, programmes, policies, simulate } = scenario;
  const own = reported(scenario, jurisdictions);
  const titleIn = (titles: Titles) => (value: string) => titleAsDated(titles, value);
  const marked = (parameter: Dated, path: keyof OwnRules): Dated => {
    const values = (parameter['values'] ?? []) as readonly Entry[];
    const mine = values.map((entry, i) => (ownRules[path].includes(i) ? { ...entry, own: true } : entry));
    return { values: [...rowsOf(parameter, tables), ...mine] };
  };
  return [
    ...changes(marked(federal.programme, 'federal.programme'), titleIn(programmes), own),
    ...changes(marked(state.law, 'state.law'), titleIn(policies), own),
    ...changes(marked(local.policy, 'local.policy'), titleIn(policies), own, knownInWords),
  ]
    .filter((change) => change.own === true || change.day.slice(0, 7) <= simulate.to)
    .toSorted(byDay);
}

type Resolved = Pick<ResolvedScenario, 'scenario' | 'ownRules'>;
type Tabled = Pick<World, 'jurisdictions' | 'tables'>;

/** The rows of a parameter's shipped table as dated values; a user's own stand among its values. */
function rowsOf({ table }: Dated, tables: World['tables']): readonly Entry[] {
  const rows = typeof table === 'string' ? (tables.get(table) ?? []) : [];
  const spot = { file: '', line: 0, column: 0 };
  return rowsAsValues({ column: 'jurisdiction', rows }, spot).map((row) => plain(row) as Entry);
}

/**
 * What the charts of a document mark in the months shown: federal and state changes of any arm, and days on which a value
 * of the model changes. What only the records know is no such value.
 */
export function policyDates(
  arms: readonly { readonly name: string; readonly scenario: Scenario }[],
  places: readonly Place[],
  period: { readonly from: string; readonly to: string },
): PolicyDate[] {
  const found = new Map<string, Omit<PolicyDate, 'arms'> & { readonly arms: Set<string> }>();
  for (const { name, scenario } of arms) {
    for (const { day, text, value } of [...lawChanges(scenario, places), ...valueChanges(scenario, places)]) {
      if (day.slice(0, 7) < period.from || day.slice(0, 7) > period.to) continue;
      const short = text.split(',', 1)[0] ?? text;
      const change = found.get(`${day} ${short}`) ?? { day, text: short, ...(value && { value }), arms: new Set() };
      change.arms.add(name);
      found.set(`${day} ${short}`, change);
    }
  }
  return [...found.values()]
    .map(({ arms: of, ...change }) => (of.size === arms.length ? change : { ...change, arms: [...of] }))
    .toSorted(byDay);
}

/** The days on which a parameter that is no rule changes, in words: "How often ICE comes for a match". */
function valueChanges(scenario: Scenario, places: readonly Place[]): PolicyDate[] {
  const own = reported(scenario, places);
  return parametersOf(scenario)
    .map(({ path, parameter }) => ({ path: path.join('.'), parameter }))
    .filter(({ path }) => !RULES.some((rule) => rule === path) && !path.startsWith('recorder.'))
    .flatMap(({ path, parameter }) =>
      changes(parameter, () => capital(parameterInWords(path)), own).map((change) => ({
        ...change,
        value: true as const,
      })),
    );
}

function lawChanges(scenario: Scenario, places: readonly Place[]): PolicyDate[] {
  const { federal, state, programmes, policies } = scenario;
  const own = reported(scenario, places);
  const titleIn = (titles: Titles) => (value: string) => titleAsDated(titles, value);
  const rules = [
    ...changes(federal.programme, titleIn(programmes), own),
    ...changes(state.law, titleIn(policies), own),
  ];
  return rules.toSorted(byDay);
}

const reported = (scenario: Scenario, places: readonly Place[]): Place[] =>
  places.filter((place) => inPlaces(scenario.places, place));

/** The dated values that differ from what held before at the same places. */
function changes(
  parameter: Dated,
  textOf: (value: string) => string,
  own: readonly Place[],
  besides: (entry: Entry) => string = () => '',
): RuleChange[] {
  const entries = ((parameter['values'] ?? []) as readonly Entry[]).filter(({ places = 'all' }) =>
    own.some((place) => inPlaces(places, place)),
  );
  const standing = new Map<string, string>();
  for (const entry of entries) if (entry.from === undefined) standing.set(placesOf(entry), JSON.stringify(entry.value));
  const dated = entries.filter(({ from }) => from !== undefined).toSorted((a, b) => byDay(dayOf(a), dayOf(b)));
  return dated.flatMap((entry) => {
    const places = placesOf(entry);
    const before = standing.get(places) ?? standing.get(EVERYWHERE);
    const now = JSON.stringify(entry.value);
    standing.set(places, now);
    // The first value of all also holds before its day.
    if (before === undefined || before === now) return [];
    return [
      { ...dayOf(entry), text: `${textOf(entry.value)}${besides(entry)}`, ...(entry.own && { own: true as const }) },
    ];
  });
}

/** A rule that came after the end of the model is one that a scenario tries earlier: it says so behind a comma. */
function titleAsDated(titles: Titles, name: string): string {
  const rule = titles[name];
  if (rule?.begins === undefined) return rule?.title ?? name;
  return `${rule.title}, in truth from ${dayInWords(rule.begins)}`;
}

/** ", on some day of May 2014"; nothing of a day that is known. */
const knownInWords = ({ from, known_to: known }: Entry): string =>
  from === undefined || known === undefined || known === 'day' ? '' : `, on ${dayAsKnown(from, known)}`;

/** A parameter of which only its dated values are read. */
type Dated = Readonly<Record<string, unknown>>;

const EVERYWHERE = JSON.stringify('all');
const placesOf = ({ places = 'all' }: Entry): string => JSON.stringify(places);
const dayOf = ({ from = '' }: Entry): { day: string } => ({ day: from.length === 7 ? `${from}-01` : from });
const byDay = (a: { day: string }, b: { day: string }): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);
