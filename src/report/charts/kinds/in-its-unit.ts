/** Two charts of what a comparison changes in its own unit: dollars by payer and path, and people never taken by class. */
import type { Change, Cost, RunDocument } from '../../../analysis/results.ts';
import { labelOf } from '../../words/labels.ts';
import { lastDay } from '../../words/numbers.ts';
import { type Effect, effect } from '../../words/effect.ts';
import { telling } from '../../words/headline.ts';
import { measure } from '../../words/measures.ts';
import { missingInWords, unlikeInWords } from '../../words/about.ts';
import { pricesInWords } from '../../words/cost-books.ts';
import type { FittedChart } from '../drawing/draw.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import { spoken } from '../spoken.ts';
import { effectText, type PairedRow, pairedRows } from './paired-rows.ts';
import { inFull, levels } from '../../words/numbers.ts';

const PATHS: Readonly<Record<string, string>> = {
  identification: 'finding people in jail',
  jail: 'holding and handing over',
  at_large: 'teams arresting at large',
  removal: 'detention and removal',
};
const PAYERS: Readonly<Record<string, string>> = { federal: 'Federal', state: 'States', local: 'Counties' };

const costEffect = (change: Change & { path: string; payer: string }): Effect => ({
  id: `${change.path}/${change.payer}`,
  measure: { ...measure('', 'USD'), kind: 'money' },
  baseline: change.baseline,
  difference: change,
  // Only dollars are drawn: what is clear in percent alone is not clear here.
  relative: null,
  direction: change.direction,
  p: change.p,
});

/** Who pays for what; what nobody pays under any arm is left out. */
function costRows({ arms, differences }: RunDocument): PairedRow[] {
  const known = arms[0].costs.filter(
    ({ path, payer, mean }: Cost) =>
      mean !== null &&
      arms.some(({ costs }) => costs.some((cost) => cost.path === path && cost.payer === payer && cost.mean !== 0)),
  );
  const order = Object.keys(PAYERS);
  return known
    .toSorted((a, b) => order.indexOf(a.payer) - order.indexOf(b.payer))
    .map((level) => ({
      label: `${PAYERS[level.payer] ?? level.payer}: ${PATHS[level.path] ?? level.path}`,
      kind: 'money',
      level,
      effects: differences.map(({ costs }) => {
        const found = costs.find(({ path, payer }) => path === level.path && payer === level.payer);
        return found && found.mean !== null ? costEffect(found) : null;
      }),
    }));
}

const CLASSES = [
  { id: 'serious_never_taken', label: 'Serious conviction' },
  { id: 'serious_never_taken_not_identified', label: 'of them never identified', part: true },
  { id: 'felony_never_taken', label: 'Other felony conviction' },
  { id: 'felony_never_taken_not_identified', label: 'of them never identified', part: true },
] as const;

function classRows({ arms, differences }: RunDocument): PairedRow[] {
  return CLASSES.flatMap(({ id, label, ...about }): PairedRow[] => {
    const level = arms[0].metrics[id];
    if (!level || level.mean === null) return [];
    return [
      { label, ...about, kind: 'count', level, effects: differences.map((difference) => effect(difference, id)) },
    ];
  });
}

/** The largest clear change of a row, by the baseline's share of it, as a heading; that there is none, or levels. */
function finding(document: RunDocument, rows: readonly PairedRow[], of: string): string {
  const name = (arm: string) => labelOf(document, arm);
  const { arms, differences } = document;
  const level = (row: PairedRow) => levels(row.level, row.kind)(row.level.mean);
  const [first] = rows.toSorted((a, b) => (b.level.mean ?? 0) - (a.level.mean ?? 0));
  if (!first) return `${of}: nothing is known for these places`;
  if (differences.length === 0) return `${of} under ${name(arms[0].name)}: most in "${first.label}", ${level(first)}`;
  const clear = rows
    .flatMap((row) => row.effects.map((each, variant) => ({ row, each, variant })))
    .flatMap(({ each, ...rest }) => (each && telling(each) === 'told' ? [{ each, ...rest }] : []))
    .toSorted((a, b) => Math.abs(b.each.difference.mean!) - Math.abs(a.each.difference.mean!));
  const [largest] = clear;
  const baseline = name(differences[0].from);
  if (!largest) return `${of}: no clear change from ${baseline}`;
  const { row, each, variant } = largest;
  return `${of}: ${effectText(each)} for "${row.label}" under ${name(differences[variant].to)}, the largest clear change from ${baseline}`;
}

function inWords(document: RunDocument, rows: readonly PairedRow[], of: string): string {
  const items = rows.map((row) => {
    const each = row.effects.map((one, i) => `${labelOf(document, document.differences[i].to)} ${effectText(one)}`);
    return [
      `${row.label}: ${inFull(row.level, levels(row.level, row.kind))} under ${labelOf(document, document.arms[0].name)}`,
      ...each,
    ].join(', ');
  });
  return spoken(of, items);
}

function chart(
  document: RunDocument,
  about: { name: string; of: string; rows: PairedRow[]; notes: (string | null)[] },
): FittedChart | null {
  const { name, of, rows, notes } = about;
  if (rows.length === 0) return null;
  const { arms, differences } = document;
  const called = (arm: string) => labelOf(document, arm);
  const marks =
    differences.length > 0
      ? 'Marks: what changes, with 95% ranges. Grey: about the same (under 0.5%), or not clear.'
      : 'Means over the runs.';
  return {
    name,
    fit: (room) =>
      pairedRows(
        rows,
        { baseline: called(arms[0].name), variants: differences.map(({ to }) => called(to)) },
        room,
      ).spec(),
    frame: {
      title: finding(document, rows, of),
      subtitle: subtitle(document),
      footer: footer(
        document,
        [marks, ...notes].filter((note) => note !== null).join(' '),
        ...differences.map((each) => unlikeInWords(document, each)),
        missingInWords(document),
      ),
      alt: inWords(document, rows, of),
    },
    rows: rows.flatMap(({ label, level, effects }) => [
      { arm: called(arms[0].name), row: label, figure: 'level', mean: level.mean, lo: level.lo, hi: level.hi },
      ...effects.map((each, i) => ({
        arm: called(differences[i].to),
        row: label,
        figure: 'difference',
        mean: each?.difference.mean ?? null,
        lo: each?.difference.lo ?? null,
        hi: each?.difference.hi ?? null,
      })),
    ]),
  };
}

/** Dollars by who pays and for what. */
export const costsChart = (document: RunDocument): FittedChart | null =>
  chart(document, { name: 'costs', of: 'Who pays', rows: costRows(document), notes: [pricesInWords(document)] });

/** People with a conviction whom nobody took, by class. */
export const neverTakenChart = (document: RunDocument): FittedChart | null =>
  chart(document, {
    name: 'never-taken',
    of: `Never taken by ${lastDay(document.simulated.to)}`,
    rows: classRows(document),
    notes: ['People released at least once and taken by nobody since, by the month of their first booking.'],
  });
