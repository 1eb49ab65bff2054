/** What a calibration found, as text of 80 columns. */
import picocolors from 'picocolors';
import type { CalibrationDocument } from '../../analysis/calibration/document.ts';
import { calledScenario } from '../words/labels.ts';
import { correlationText, fittedName, spread } from '../words/calibration.ts';
import { distanceText } from '../words/patterns.ts';
import { wrapped } from '../../base/wrap.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

const fitLine = (name: string, prior: string, posterior: string, learned: string): string =>
  name.length <= 29
    ? name.padEnd(30) + prior.padStart(21) + posterior.padStart(21) + learned.padStart(8)
    : `${wrapped(name, '  ')}\n${' '.repeat(30)}${prior.padStart(21)}${posterior.padStart(21)}${learned.padStart(8)}`;

/** The fit as text. */
export function calibrationText(document: CalibrationDocument, { color = false } = {}): string {
  const c = picocolors.createColors(color);
  const { check, parameters, patterns, proof, ridges } = document;
  const met = patterns.filter((pattern) => pattern.met).length;
  const worst = Object.entries(proof.surprise)
    .toSorted(([, a], [, b]) => b - a)
    .at(0);
  return [
    c.bold(
      wrapped(`"${calledScenario(document.scenario)}" fitted to ${patterns.length} published figures: ${met} are met`),
    ),
    `${document.runs} runs, seed "${document.seed}"`,
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
    wrapped(
      `Proof: ${proof.runs} runs after the fit, weighed by how well they meet the figures, tell as much as ${proof.effective.toFixed(0)} would unweighed` +
        (worst
          ? `; what was foretold of them is off by at most ${worst[1].toFixed(1)} times as much as foretold (${patterns.find(({ id }) => id === worst[0])?.text ?? worst[0]}).`
          : '.'),
    ),
    ...(check === null
      ? []
      : [
          wrapped(
            `Check: in ${check.sets} worlds made up from runs of the start, each with errors as large as the tolerances, the ` +
              `${100 * check.level}% ranges held ${percent(check.pooled.share)} [${percent(check.pooled.lo)}, ${percent(check.pooled.hi)}] of the true values.`,
          ),
        ]),
  ].join('\n');
}
