/** The laws and policies that bind one jail, by day, each with what it leaves to the jail and what it rests on. */
import { parseDay } from '../../base/calendar.ts';
import { LAST_MONTH } from '../../base/last-month.ts';
import type { Parameter, Policy, Scenario } from '../../scenario/schema.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { dayAsKnown } from '../../scenario/words/days.ts';
import { policyChange } from '../../scenario/words/policy.ts';
import { series } from '../../scenario/words/series.ts';
import { evidenceInWords, type Evidence } from '../../scenario/words/values.ts';
import type { Jurisdiction, TableRow, World } from '../../world/world.ts';

/** Of a rule after the end of the model; the table says it in the same words. */
const UNREACHED = 'no run reaches it yet';

/** A dated value of the jail, of a table or of the scenario itself. */
type Step = Pick<TableRow, 'known_to' | 'note'> &
  Evidence & { readonly from?: string | undefined; readonly value: TableRow['value'] };

/** A law or policy that begins to bind a jail. */
export type JailRule = {
  readonly whose: 'state' | 'county';
  /** As precise as it is known: "2014-05-21", "2014-05". */
  readonly from: string;
  /** The same in words. */
  readonly day: string;
  readonly title: string;
  /** What changes for the jail. */
  readonly says: string;
  readonly source: string;
  readonly notes: readonly string[];
};

const WHOSE = { state: 'law of the state', county: 'policy of the county' } as const;

/** One paragraph a rule, the state's before the county's. */
export function rulesOfJail(jail: Jurisdiction, scenario: Scenario, world: World): string[] {
  if (jail.kind === 'federal_prison') return ['No law of a state and no policy of a county binds it.'];
  const all = rulesAt(jail, scenario, world);
  return all.length > 0 ? all.map(inWords) : ['No limit by law or policy is known.'];
}

const inWords = ({ whose, day, title, says, source, notes }: JailRule): string =>
  [
    `From ${day}, ${WHOSE[whose]}: "${title}"`,
    `The jail ${says}`,
    `Source: ${source}`,
    ...notes.map((text) => `Note: ${text}`),
  ].join('. ') + '.';

/** The laws of its state and the policies of its county, each by day. */
export function rulesAt(jail: Jurisdiction, { state, local, policies }: Scenario, { tables }: World): JailRule[] {
  if (jail.kind === 'federal_prison') return [];
  const told = (whose: JailRule['whose'], parameter: Parameter<string>): JailRule[] =>
    changesOf(whose, stepsAt(jail, parameter, tables), policies);
  const isOwn = jail.kind === 'county' && !jail.groups.includes('unified');
  return [...told('state', state.law), ...(isOwn ? told('county', local.policy) : [])];
}

/** What is stated for a place, in the order of days. */
export function stepsAt(
  jail: Jurisdiction,
  { table, values = [] }: Pick<Parameter<Step['value']>, 'table' | 'values'>,
  tables: World['tables'],
): Step[] {
  const rows = (tables.get(table ?? '') ?? []).filter(({ place }) => place === jail.code);
  const own = values.filter(({ places = 'all' }) => inPlaces(places, jail));
  const dayOf = ({ from }: Step): number => (from === undefined ? Number.NEGATIVE_INFINITY : parseDay(from));
  return [...rows, ...own].toSorted((a: Step, b: Step) => dayOf(a) - dayOf(b));
}

function changesOf(whose: JailRule['whose'], steps: readonly Step[], policies: Scenario['policies']): JailRule[] {
  return steps.flatMap((step, i): JailRule[] => {
    const [was, is] = [steps[i - 1], step].map((one) => policies[String(one?.value ?? 'none')] as Policy | undefined);
    if (was === undefined || is === undefined || step.from === undefined) return [];
    const changes = policyChange(was, is);
    const late = step.from.slice(0, 7) > LAST_MONTH ? [UNREACHED] : [];
    const note = step.note === undefined || late.includes(step.note) ? [] : [step.note];
    return [
      {
        whose,
        from: step.from,
        day: dayAsKnown(step.from, step.known_to),
        title: is.title,
        says: changes.length > 0 ? series(changes, 'and') : 'may do as before',
        source: sourceOf(step, is),
        notes: [...late, ...note],
      },
    ];
  });
}

/** What puts it in force there; where nothing is said of that, what the rule itself rests on. */
const sourceOf = (step: Step, policy: Policy): string =>
  evidenceInWords(step.source === undefined && step.assumed === undefined ? policy : step);
