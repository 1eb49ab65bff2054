/** The headings of charts: the largest finding as a sentence, or that there is none. */
import type { MetricId } from '../../analysis/metrics.ts';
import type { Arm, Difference, MonthPoint, RunDocument } from '../../analysis/results.ts';
import { effect, type Effect } from './effect.ts';
import { headlineRows, telling } from './headline.ts';
import { labelOf } from './labels.ts';
import { measure } from './measures.ts';
import { levels, monthName } from './numbers.ts';
import { finding } from './sentences.ts';

/** What a heading may tell, the first that moved people; no count by conviction, of which the model knows least. */
const TITLED: readonly MetricId[] = ['transferred', 'at_large_arrests', 'at_large_released', 'serious_never_taken'];
const ELSE: readonly MetricId[] = ['requests', 'declined_requests', 'cost_total', 'cost_local', 'held_hours'];

type Finding = { readonly difference: Difference; readonly found: Effect };

function toldOf({ differences }: RunDocument, ids: readonly MetricId[]): Finding[] {
  return differences.flatMap((difference) =>
    ids.flatMap((id) => {
      const found = effect(difference, id);
      return found && telling(found) === 'told' ? [{ difference, found }] : [];
    }),
  );
}

const reach = ({ found }: Finding): number => Math.abs(found.difference.mean ?? 0);

/** The finding that concerns the most people, else the first among other measures; null where nothing differs. */
function largest(document: RunDocument): Finding | null {
  const [most] = toldOf(document, TITLED).toSorted((a, b) => reach(b) - reach(a));
  return most ?? toldOf(document, ELSE)[0] ?? null;
}

/** The largest finding of a comparison. @param id of the only measure to speak of */
export function mainFinding(document: RunDocument, id?: string): string | null {
  const [first] = document.differences;
  if (!first) return null;
  const [about] =
    id === undefined ? [largest(document)] : toldOf(document, [id as MetricId]).toSorted((a, b) => reach(b) - reach(a));
  if (about) return finding(document, about.difference, about.found.id);
  return id === undefined ? nothing(document) : finding(document, first, id);
}

function nothing(document: RunDocument): string {
  const { arms, differences } = document;
  const told = differences.flatMap((difference) =>
    headlineRows(document).flatMap(({ id }) => effect(difference, id) ?? []),
  );
  const unknown = told.length === 0 || told.some((found) => telling(found) === 'not known');
  if (unknown) return finding(document, differences[0], 'transferred') ?? 'Nothing is known of these measures';
  const others = differences.length === 1 ? labelOf(document, differences[0].to) : 'Every variant';
  const same = told.every((found) => telling(found) === 'about the same');
  const base = labelOf(document, arms[0].name);
  return `${others}: ${same ? `about the same as under "${base}"` : `no clear difference from "${base}"`} in every measure shown`;
}

/** Of everybody asked for, the share handed over in jail; null where nobody was. */
function shareHandedOver({ asked = {} }: Arm): number | null {
  const sum = Object.values(asked).reduce((total, { mean }) => total + Math.max(0, mean ?? 0), 0);
  return sum > 0 ? (asked['handed_over']?.mean ?? 0) / sum : null;
}

/** The shares handed over of all who were asked for: of the baseline, and of the variant farthest from it. */
export function askedTitle(document: RunDocument): string {
  const shares = document.arms.flatMap((arm) => {
    const share = shareHandedOver(arm);
    return share === null
      ? []
      : [{ share, text: `${Math.round(share * 100)}% under "${labelOf(document, arm.name)}"` }];
  });
  const [first, ...others] = shares;
  if (!first) return 'ICE asked for nobody in these months';
  const [farthest] = others.toSorted((a, b) => Math.abs(b.share - first.share) - Math.abs(a.share - first.share));
  const told = farthest ? `${first.text}, ${farthest.text}` : first.text;
  return `Handed over in jail, of the people ICE asked for: ${told}`;
}

/** The finding on a measure over time; of a run without a variant, its first and last month. */
export function byMonthTitle(document: RunDocument, id: string): string {
  const told = mainFinding(document, id);
  if (told !== null) return told;
  const [{ name, monthly }] = document.arms;
  const { kind, label, phrase } = measure(id);
  const known = (monthly[id] ?? []).filter(({ mean, month }) => mean !== null && month >= document.period.from);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || kind !== 'count') return `${labelOf(document, name)}: ${label} by month`;
  const at = ({ month, ...point }: MonthPoint) => [levels(point, kind)(point.mean), `in ${monthName(month)}`] as const;
  const [[many, then], [fewer, now]] = [at(first), at(last)];
  return `${labelOf(document, name)}: ${many} ${phrase} ${then}, ${fewer} ${now}`;
}
