/**
 * The months that a command reports, and why these. Months that are asked for come first; then those that a variant states
 * itself; then, for a comparison, those from the departure of the arms on: before it there is nothing to compare.
 */
import { dayInWords } from '../../scenario/words/days.ts';
import { formatDay, formatMonth, monthOfDay, monthStart, parseMonth } from '../../base/calendar.ts';
import { afterTheEnd } from '../../base/last-month.ts';
import { UserError } from '../../base/user-error.ts';
import { departure } from '../../scenario/diff/diff.ts';
import { WARM_UP_MONTHS } from '../../scenario/check/period.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { World } from '../../world/world.ts';

export type Months = { readonly from: string; readonly to: string };
/** With the reason, in words that follow the months: "as asked". */
export type Period = Months & { readonly because: string };

export type Asked = { readonly from?: string | undefined; readonly to?: string | undefined };

/** How a message names an end of the months that were asked for. */
type Label = (end: 'from' | 'to') => string;
const optionOf: Label = (end) => `--${end}`;

/**
 * The months of a comparison: those asked for; else those that a variant states of its own; else from the month in which
 * the first variant departs from the baseline, to the end of the baseline's; else the baseline's.
 * @throws UserError where variants state different ones, or those asked for lie outside the months simulated
 */
export function monthsCompared(
  [baseline, ...variants]: readonly ResolvedScenario[],
  asked: Asked,
  world: World,
  label = optionOf,
): Period {
  const whole = asked.from !== undefined && asked.to !== undefined;
  const day = firstDeparture(baseline, variants, world);
  const found = whole ? ownMonths(baseline) : (statedBy(variants, baseline) ?? sinceDeparture(baseline, day));
  const period = withAsked(baseline, found, asked, label);
  const begin = monthStart(parseMonth(baseline.scenario.simulate.from));
  if (asked.from === undefined || day <= begin || day >= monthStart(parseMonth(period.from))) return period;
  // What changed before the months asked for is in none of the figures: not to say so would make it look small.
  return {
    ...period,
    because: `${period.because}; they part on ${dayInWords(formatDay(day))}, and earlier months do not count`,
  };
}

/**
 * The months of scenarios side by side: those asked for, else those that all of them state.
 * @throws UserError where they state different ones, or those asked for lie outside the months simulated
 */
export function monthsTogether(arms: readonly ResolvedScenario[], asked: Asked, label = optionOf): Period {
  const whole = asked.from !== undefined && asked.to !== undefined;
  if (!whole) mustStateTheSame(arms);
  return withAsked(arms[0], ownMonths(arms[0]), asked, label);
}

function withAsked({ scenario }: ResolvedScenario, found: Period, asked: Asked, label: Label): Period {
  const { simulate } = scenario;
  const period = { from: asked.from ?? found.from, to: asked.to ?? found.to };
  for (const end of ['from', 'to'] as const) {
    if (period[end] >= simulate.from && period[end] <= simulate.to) continue;
    throw new UserError(
      `${label(end)}: must lie in the months simulated, ${simulate.from} to ${simulate.to}, got ${period[end]}`,
      afterTheEnd(period[end]),
    );
  }
  if (period.from > period.to)
    throw new UserError(
      `${label('from')}: must not come after ${label('to')} (${period.to}), got ${period.from}`,
      asked.from === undefined ? `without it the months are ${inWords(found)}, ${found.because}` : undefined,
    );
  return { ...period, because: reason(found, asked) };
}

function reason({ because }: Period, { from, to }: Asked): string {
  if (from !== undefined) return 'as asked';
  return to === undefined ? because : `the last as asked, the first ${because}`;
}

const ownMonths = ({ scenario }: ResolvedScenario, whose = "the scenario's own"): Period => ({
  ...scenario.report,
  because: whose,
});

/** The months that variants state of their own, which the baseline neither states nor inherits. */
function statedBy(variants: readonly ResolvedScenario[], baseline: ResolvedScenario): Period | undefined {
  const stating = variants.filter((variant) => statesOwn(variant, baseline));
  if (stating.length === 0) return undefined;
  mustStateTheSame(stating);
  return ownMonths(stating[0], "the variant's own");
}

function statesOwn({ scenario, reportStated }: ResolvedScenario, baseline: ResolvedScenario): boolean {
  const { from, to } = baseline.scenario.report;
  if (scenario.report.from !== from || scenario.report.to !== to) return true;
  return reportStated.some((file) => !baseline.reportStated.includes(file));
}

function mustStateTheSame([first, ...others]: readonly ResolvedScenario[]): void {
  const months = ({ scenario }: ResolvedScenario): string => inWords(scenario.report);
  const other = others.find((one) => months(one) !== months(first));
  if (other === undefined) return;
  throw new UserError(
    `${first.name} reports ${months(first)} and ${other.name} ${months(other)}: scenarios of one command report the same months`,
    'choose them with --from and --to, or state the same "report" in both',
  );
}

const inWords = ({ from, to }: Months): string => `${from} to ${to}`;

/** The first day on which a variant departs; infinity where none does. None departs before the first day simulated. */
function firstDeparture({ scenario }: ResolvedScenario, variants: readonly ResolvedScenario[], world: World): number {
  const begin = monthStart(parseMonth(scenario.simulate.from));
  let first = Number.POSITIVE_INFINITY;
  for (const variant of variants) {
    first = Math.min(first, departure(scenario, variant.scenario, world));
    if (first <= begin) break;
  }
  return first;
}

/** From the month in which the first variant departs; the baseline's months where the model is still warming up then. */
function sinceDeparture(baseline: ResolvedScenario, day: number): Period {
  const { report, simulate } = baseline.scenario;
  const own = ownMonths(baseline);
  if (day === Number.POSITIVE_INFINITY) return own;
  const from = formatMonth(monthOfDay(day));
  const warm = formatMonth(parseMonth(simulate.from) + WARM_UP_MONTHS);
  const usable = from <= report.to && (from >= report.from || from >= warm);
  if (usable)
    return { from, to: report.to, because: `from the month in which they part, ${dayInWords(formatDay(day))}` };
  const since = day <= monthStart(parseMonth(simulate.from)) ? 'the first day' : formatDay(day);
  return { ...own, because: `${own.because}; the scenarios part on ${since}` };
}

/** So many months are shown before what is asked about. */
const BEFORE = 12;

/**
 * The first month of series: a year before the months reported, or before the arms part where that is earlier, as far as
 * the model has warmed up by then.
 */
export function seriesFrom(
  [baseline, ...variants]: readonly ResolvedScenario[],
  { from }: Months,
  world: World,
): string {
  const day = firstDeparture(baseline, variants, world);
  const parting = Number.isFinite(day) ? Math.min(monthOfDay(day), parseMonth(from)) : parseMonth(from);
  const warm = parseMonth(baseline.scenario.simulate.from) + WARM_UP_MONTHS;
  return formatMonth(Math.min(parseMonth(from), Math.max(parting - BEFORE, warm)));
}
