/**
 * What `run` and `compare` print first: the question, what the ranges hold, a table of nine rows, three to five sentences,
 * and how far to trust them; 80 columns, about thirty lines. All measures stand in full.ts.
 */
import picocolors from 'picocolors';
import type { RunDocument } from '../../analysis/results.ts';
import { wrapped } from '../../base/wrap.ts';
import { missingInWords, monthsInFull, rangesInWords, titled, unlikeInWords } from '../words/about.ts';
import { conclude } from '../words/cost-books.ts';
import { findings } from '../words/findings.ts';
import { labelOf } from '../words/labels.ts';
import { capital } from '../../scenario/words/series.ts';
import { firstTable } from './first-table.ts';
import { groupsText } from './groups.ts';
import type { Colors } from './plain-table.ts';

/** What is asked: "What changes? The United States, July 2015 to September 2016 (as asked)". */
function question(document: RunDocument): string {
  const { differences, coverage, period_because: because } = document;
  const asked = differences.length > 0 ? 'What changes?' : 'What happens?';
  return `${asked} ${capital(coverage)}, ${monthsInFull(document)}${because === undefined ? '' : ` (${because})`}`;
}

/** What is beside what: "Each column is compared with Historical, for the same simulated people." */
function beside(document: RunDocument): string {
  const { differences, arms, everywhere } = document;
  const also = everywhere === undefined ? '' : ` In all of them: ${everywhere}.`;
  const [first, ...others] = differences;
  if (!first) return arms.length === 1 ? `"${labelOf(document, arms[0].name)}".${also}` : also.trim();
  const base = labelOf(document, first.from);
  const people = first.unlike?.includes('bookings') ? 'more or fewer of the same people' : 'the same simulated people';
  if (others.length > 0) return `Each column is compared with "${base}", for ${people}.${also}`;
  return `"${labelOf(document, first.to)}" (variant) compared with "${base}" (baseline), for ${people}.${also}`;
}

/** The findings, or for scenarios side by side none: their levels speak for themselves. */
const sentences = (document: RunDocument): string[] => findings(document).map((text) => wrapped(`- ${text}`, '  '));

/** Why the first rows need not add up, where all are there. */
const WAY = 'ICE takes some whom a jail declined to hand over, and some it never asked for.';

function belowTable({ arms }: RunDocument): string[] {
  const all = ['declined_requests', 'transferred'].every((id) => typeof arms[0].metrics[id]?.mean === 'number');
  return all ? [WAY] : [];
}

/** What must be known beside the table: other inputs, and figures that are not known here. */
function notes(document: RunDocument): string[] {
  const unlike = document.differences.flatMap((difference) => unlikeInWords(document, difference) ?? []);
  return [...unlike, ...[missingInWords(document) ?? []].flat()].map((text) => wrapped(`! ${text}`, '  '));
}

/** What the cost books say, where all were asked for. */
const books = (document: RunDocument): string[] =>
  document.differences.flatMap((difference) =>
    (difference.conclusions ?? []).map((found) => wrapped(`- ${conclude(document, difference, found)}`, '  ')),
  );

function trust({ assumptions: { assumed, parameters }, trust: known }: RunDocument): string {
  const inputs = `${assumed} of ${parameters} inputs are assumed.`;
  return `How far to trust it: ${inputs}${known?.sentence === undefined ? '' : ` ${known.sentence}`}`;
}

/** Parts with an empty line between them, those without lines left out. */
const inParts = (parts: readonly (readonly string[])[]): string =>
  parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');

/** The first screen as text, with colour or without, each line at most 80 columns wide. */
export function runText(document: RunDocument, { color = false }: { readonly color?: boolean } = {}): string {
  const c: Colors = picocolors.createColors(color);
  const about = [beside(document), rangesInWords(document)].filter((text) => text !== '').join(' ');
  const text = inParts([
    [c.bold(wrapped(titled(question(document), document))), wrapped(about)],
    [...firstTable(document, c), ...belowTable(document).map((text) => c.dim(wrapped(text)))],
    [...sentences(document), ...notes(document)],
    books(document),
    ...groupsText(document, c).map((group) => [group]),
    [wrapped(trust(document))],
  ]);
  return `${text.replaceAll(/[ \t]+$/gm, '')}\n`;
}
