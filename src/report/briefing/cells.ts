/** Cells of a briefing's tables: levels and changes with their ranges, as in the first table of the terminal. */
import type { Arm, Difference, Estimate, RunDocument } from '../../analysis/results.ts';
import { effect, type Effect } from '../words/effect.ts';
import { headlineRows, telling } from '../words/headline.ts';
import { labelOf } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import { briefPercent, changes, inFull, levels, NONE, twoDigits } from '../words/numbers.ts';
import { tellsPercent } from '../words/sentences.ts';
import { PART, type Table } from './model.ts';

/** Letters that a cell may take. */
const WIDE = 30;

/** A line may end before a range, never in it. */
export const unbroken = (text: string): string =>
  text.replaceAll(/\[[^\]]*\]/g, (range) => range.replaceAll(' ', '\u00a0'));

/** "720 [280, 1,170]": a level in full, with digits enough to compare it with another. */
export function levelInFull(estimate: Estimate, id: string): string {
  const { kind } = measure(id);
  return inFull(estimate, levels(twoDigits(estimate), kind));
}

/** "720 [480, 950]": a level with its range. */
export const levelCell = (estimate: Estimate | undefined, id: string): string =>
  !estimate || estimate.mean === null ? NONE : unbroken(levelInFull(estimate, id));

/** "−24% [−34, −14]", "not clear": what a variant changes. */
export function changeCell(found: Effect | null): string {
  if (!found || found.difference.mean === null) return NONE;
  const told = telling(found);
  if (told === 'not known') return 'too few runs';
  if (told !== 'told') return told;
  return tellsPercent(found) ? unbroken(briefPercent(found.relative, WIDE)) : unitsCell(found);
}

/** "−170 [−310, −40]": the same in its unit. */
export const unitsCell = (found: Effect | null): string =>
  !found || found.difference.mean === null
    ? NONE
    : unbroken(inFull(found.difference, changes(found.difference, found.measure.kind)));

export const armOf = ({ arms }: RunDocument, name: string): Arm => arms.find((arm) => arm.name === name)!;

/** Names of rows, those of a part behind a dash. */
type Named = { readonly id: string; readonly label: string; readonly part?: true };
const nameOf = ({ label, part }: Named): string => (part ? PART + label : label);

/** Some measures of everything that is beside each other: one variant in full, of several what each changes. */
export function measuresTable(document: RunDocument, rows: readonly Named[], caption: string): Table {
  const { arms, differences } = document;
  if (differences.length === 0)
    return {
      caption,
      heads: ['', ...arms.map(({ name }) => labelOf(document, name))],
      rows: rows.map((row) => [nameOf(row), ...arms.map(({ metrics }) => levelCell(metrics[row.id], row.id))]),
    };
  const [one, ...others] = differences;
  if (others.length === 0) return ofOne(document, one, rows, caption);
  return {
    caption,
    heads: ['', ...[one.from, ...differences.map(({ to }) => to)].map((name) => labelOf(document, name))],
    rows: rows.map((row) => [
      nameOf(row),
      levelCell(armOf(document, one.from).metrics[row.id], row.id),
      ...differences.map((difference) => changeCell(effect(difference, row.id))),
    ]),
  };
}

function ofOne(document: RunDocument, difference: Difference, rows: readonly Named[], caption: string): Table {
  const [before, now] = [armOf(document, difference.from), armOf(document, difference.to)];
  return {
    caption,
    heads: ['', labelOf(document, before.name), labelOf(document, now.name), 'Difference', 'In percent'],
    rows: rows.map((row) => {
      const found = effect(difference, row.id);
      const [levels, told] = [
        [before, now].map(({ metrics }) => levelCell(metrics[row.id], row.id)),
        changeCell(found),
      ];
      return [
        nameOf(row),
        ...levels,
        unitsCell(found),
        found && tellsPercent(found) ? told : told === unitsCell(found) ? '' : told,
      ];
    }),
  };
}

/** The rows of the first table. */
export const mainTable = (document: RunDocument, caption: string): Table =>
  measuresTable(document, headlineRows(document), caption);
