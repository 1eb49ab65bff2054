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

/** One paragraph a rule, the state's before the county's. */
export function rulesOfJail(jail: Jurisdiction, { state, local, policies }: Scenario, { tables }: World): string[] {
  if (jail.kind === 'federal_prison') return ['No law of a state and no policy of a county binds it.'];
  const told = (whose: string, parameter: Parameter<string>): string[] =>
    inWords(whose, stepsAt(jail, parameter, tables), policies);
  const isOwn = jail.kind === 'county' && !jail.groups.includes('unified');
  const all = [...told('law of the state', state.law), ...(isOwn ? told('policy of the county', local.policy) : [])];
  return all.length > 0 ? all : ['No limit by law or policy is known.'];
}

/** What is stated for a place, in the order of days. */
function stepsAt(jail: Jurisdiction, { table, values = [] }: Parameter<string>, tables: World['tables']): Step[] {
  const rows = (tables.get(table ?? '') ?? []).filter(({ place }) => place === jail.code);
  const own = values.filter(({ places = 'all' }) => inPlaces(places, jail));
  const dayOf = ({ from }: Step): number => (from === undefined ? Number.NEGATIVE_INFINITY : parseDay(from));
  return [...rows, ...own].toSorted((a: Step, b: Step) => dayOf(a) - dayOf(b));
}

function inWords(whose: string, steps: readonly Step[], policies: Scenario['policies']): string[] {
  return steps.flatMap((step, i) => {
    const [was, is] = [steps[i - 1], step].map((one) => policies[String(one?.value ?? 'none')] as Policy | undefined);
    if (was === undefined || is === undefined || step.from === undefined) return [];
    const changes = policyChange(was, is);
    const says = changes.length > 0 ? series(changes, 'and') : 'may do as before';
    const late = step.from.slice(0, 7) > LAST_MONTH ? [UNREACHED] : [];
    const note = step.note === undefined || late.includes(step.note) ? [] : [step.note];
    return [
      [
        `From ${dayAsKnown(step.from, step.known_to)}, ${whose}: "${is.title}"`,
        `The jail ${says}`,
        sourceOf(step, is),
        ...[...late, ...note].map((text) => `Note: ${text}`),
      ].join('. ') + '.',
    ];
  });
}

/** What puts it in force there; where nothing is said of that, what the rule itself rests on. */
const sourceOf = (step: Step, policy: Policy): string =>
  `Source: ${evidenceInWords(step.source === undefined && step.assumed === undefined ? policy : step)}`;
