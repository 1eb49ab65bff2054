/** What a calibration found, as text of 80 columns. */
import picocolors from 'picocolors';
import type { CalibrationDocument } from '../../analysis/calibration/document.ts';
import { calledScenario } from '../words/labels.ts';
import { correlationText, figure, fittedName, spread } from '../words/calibration.ts';
import { distanceText } from '../words/patterns.ts';
import { cell } from './plain-table.ts';
import { wrapped } from '../../base/wrap.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

const fitLine = (name: string, prior: string, posterior: string, learned: string): string =>
  name.length <= 29
    ? name.padEnd(30) + cell(prior, 21) + cell(posterior, 21) + cell(learned, 8)
    : `${wrapped(name, '  ')}\n${' '.repeat(30)}${cell(prior, 21)}${cell(posterior, 21)}${cell(learned, 8)}`;

/** The fit as text. */
export function calibrationText(document: CalibrationDocument, { color = false } = {}): string {
  const c = picocolors.createColors(color);
  const { check, parameters, patterns, proof, ridges, twin } = document;
  const met = patterns.filter((pattern) => pattern.met).length;
  const worst = Object.entries(proof.surprise)
    .toSorted(([, a], [, b]) => b - a)
    .at(0);
  return [
    c.bold(
      wrapped(`"${calledScenario(document.scenario)}" fitted to ${patterns.length} published figures: ${met} are met`),
    ),
    `${document.runs} runs${twin ? ` and ${twin.calls} calls of the twin` : ''}, seed "${document.seed}"`,
    '',
    c.bold(fitLine('what is uncertain', 'before [90%]', 'after [90%]', 'learned')),
    ...parameters.map(({ name, prior, posterior, learned }) =>
      fitLine(
        fittedName(document, name),
        spread(prior),
        spread(posterior),
        `${Math.round(100 * Math.max(0, learned))}%`,
      ),
    ),
    '',
    c.bold('What the figures cannot tell apart: + rise together, − one for the other, up to 1'),
    ...(ridges.length === 0 ? ['nothing, at 0.3 or more'] : []),
    ...ridges
      .slice(0, 12)
      .map(({ first, second, correlation }) =>
        wrapped(
          `${correlationText(correlation)}  ${fittedName(document, first)}, and ${fittedName(document, second)}`,
          '       ',
        ),
      ),
    '',
    wrapped(
      `${met} of ${patterns.length} figures are met by the middle of the runs after the fit. Missed, with their distance in tolerances: ${
        patterns
          .filter((pattern) => !pattern.met)
          .map(
            ({ id, text, distance }) => `${text ?? id} (${distance === null ? 'in no run' : distanceText(distance)})`,
          )
          .join('; ') || 'none'
      }.`,
    ),
    ...allowanceLines(document),
    wrapped(
      (document.twin
        ? `Proof: ${proof.runs} fresh runs after the fit`
        : `Proof: ${proof.runs} runs after the fit, weighed by how well they meet the figures, tell as much as ${proof.effective.toFixed(0)} would unweighed`) +
        (worst
          ? `; what was foretold of them is off by at most ${worst[1].toFixed(1)} times as much as foretold (${patterns.find(({ id }) => id === worst[0])?.text ?? worst[0]}).`
          : '.'),
    ),
    ...ranksLines(document),
    ...(check === null ? [] : checkLines(check)),
  ].join('\n');
}

/** The chance of a false alarm over all parameters or figures: their p values are corrected by Holm. */
const ALARM = 0.01;

/** How much worse the model is than the tolerances say, and how well the twin is emulated. */
function allowanceLines({ discrepancies = [], twin }: CalibrationDocument): string[] {
  const listed = discrepancies.map(({ group, delta }) => `${group} ${spread(delta)}`).join('; ');
  return [
    ...(listed === '' ? [] : [wrapped(`Errors of the model itself, in tolerances: ${listed}.`)]),
    ...(twin
      ? [
          wrapped(
            `The emulators of the twin are off by ${figure(twin.error.median)} of what a figure may be off in the median, ${figure(twin.error.most)} at most.`,
          ),
        ]
      : []),
  ];
}

function ranksLines({ proof: { ranks }, patterns }: CalibrationDocument): string[] {
  if (!ranks) return [];
  const uneven = patterns.filter(({ id }) => ranks.p[id] < ALARM).map(({ id, text }) => text ?? id);
  const total = ranks.counts.reduce((sum, count) => sum + count, 0);
  const shares = ranks.counts.map((count) => percent(count / Math.max(1, total))).join(', ');
  return [
    wrapped(
      `Their figures fall into the fifths of what was foretold with ${shares}; uneven at a chance of false alarm of ${percent(ALARM)} over all: ${uneven.join('; ') || 'none'}.`,
    ),
  ];
}

function checkLines({ sets, level, pooled, ranks = {} }: NonNullable<CalibrationDocument['check']>): string[] {
  const uneven = Object.keys(ranks).filter((name) => ranks[name] < ALARM);
  return [
    wrapped(
      `Check: in ${sets} worlds made up from runs of the start, each with errors as large as the tolerances, the ` +
        `${100 * level}% ranges held ${percent(pooled.share)} [${percent(pooled.lo)}, ${percent(pooled.hi)}] of the true values` +
        (Object.keys(ranks).length === 0
          ? '.'
          : `; ranks uneven at a chance of false alarm of ${percent(ALARM)} over all: ${uneven.join('; ') || 'none'}.`),
    ),
  ];
}
