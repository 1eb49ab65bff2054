/** What a calibration found, as text of 80 columns. */
import picocolors from 'picocolors';
import type { CalibrationDocument } from '../../analysis/calibration/document.ts';
import { correlationText, spread } from '../words/calibration.ts';
import { distanceText } from '../words/patterns.ts';
import { wrapped } from '../../base/wrap.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

const fitLine = (name: string, prior: string, posterior: string, learned: string): string =>
  name.length <= 29
    ? name.padEnd(30) + prior.padStart(21) + posterior.padStart(21) + learned.padStart(8)
    : `${name}\n${' '.repeat(30)}${prior.padStart(21)}${posterior.padStart(21)}${learned.padStart(8)}`;

/** The fit as text. */
export function calibrationText(document: CalibrationDocument, { color = false } = {}): string {
  const c = picocolors.createColors(color);
  const { check, parameters, patterns, proof, ridges } = document;
  const met = patterns.filter((pattern) => pattern.met).length;
  const worst = Object.entries(proof.surprise)
    .toSorted(([, a], [, b]) => b - a)
    .at(0);
  return [
    c.bold(`${document.study}: ${document.scenario.name} fitted to ${patterns.length} published figures`),
    `${document.runs} runs, seed "${document.seed}"`,
    '',
    c.bold(fitLine('parameter', 'prior [90%]', 'posterior [90%]', 'learned')),
    ...parameters.map(({ name, prior, posterior, learned }) =>
      fitLine(name, spread(prior), spread(posterior), `${Math.round(100 * Math.max(0, learned))}%`),
    ),
    '',
    c.bold('Ridges: what the figures cannot tell apart (correlation in the posterior)'),
    ...(ridges.length === 0 ? ['none of 0.3 or more'] : []),
    ...ridges
      .slice(0, 12)
      .map(({ first, second, correlation }) =>
        wrapped(`${correlationText(correlation)}  ${first} and ${second}`, '       '),
      ),
    '',
    wrapped(
      `${met} of ${patterns.length} figures are met by the median of runs drawn from the posterior. Missed: ${
        patterns
          .filter((pattern) => !pattern.met)
          .map(({ id, distance }) => `${id} (${distance === null ? 'in no run' : distanceText(distance)})`)
          .join(', ') || 'none'
      }.`,
    ),
    wrapped(
      `Proof: of ${proof.runs} runs at the posterior the emulators' weights leave ${proof.effective.toFixed(0)} effective` +
        (worst ? `; their errors are at most ${worst[1].toFixed(1)} times what they expected (${worst[0]}).` : '.'),
    ),
    ...(check === null
      ? []
      : [
          wrapped(
            `Check: in ${check.sets} worlds made up from runs of the start, each with errors as large as the tolerances, the ` +
              `${100 * check.level}% intervals held ${percent(check.pooled.share)} [${percent(check.pooled.lo)}, ${percent(check.pooled.hi)}] of the true values.`,
          ),
        ]),
  ].join('\n');
}
