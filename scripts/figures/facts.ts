/** Numbers of the texts that no run of `npm run figures` gives: sizes of tables and studies, what the fit was, and how fast the engine is. */
import { loadStudy } from '../../src/cli/files/studies.ts';
import { calibrationStudy } from '../../src/scenario/studies/study.ts';
import { drawsOfAnswers } from './answer.ts';
import type { Kind } from './command.ts';
import { FIT_STUDY, fitFacts } from './fit.ts';
import { floorFacts } from './floor.ts';
import { machinesFacts } from './machines.ts';
import { twinFacts } from './twin.ts';
import { ENOUGH, FEW, PATTERNS } from './score.ts';

const { study } = loadStudy(calibrationStudy, FIT_STUDY);

/** Published figures that texts name, as the tables have them: shares, and for a bound its upper end. */
const TOLD = [
  'refusals-2014-summer',
  'refusals-2015-11',
  'custody-2015-autumn',
  'santa-clara-before',
  'santa-clara-after',
];
const published = TOLD.map((id): [string, readonly [number, Kind]] => {
  const found = PATTERNS.find((pattern) => pattern.id === id);
  if (!found || found.high === null) throw new Error(`there is no published figure "${id}"`);
  return [`published.${id}`, [found.high, 'share']];
});

/** By id: the number, and how it is written. */
export const FACTS: Readonly<Record<string, readonly [value: number, kind: Kind]>> = {
  patterns: [PATTERNS.length, 'count'],
  'score.draws': [ENOUGH, 'count'],
  'few.draws': [FEW, 'count'],
  'fit.runs': [study.start + study.waves * study.per_wave, 'count'],
  'fit.rows': [study.keep, 'count'],
  'fit.parameters': [study.parameters.length, 'count'],
  'fit.figures': [PATTERNS.filter(({ role }) => role === 'calibration').length, 'count'],
  ...Object.fromEntries(
    Object.entries(drawsOfAnswers()).map(([name, draws]) => [`answer.${name}.draws`, [draws, 'count']]),
  ),
  ...fitFacts(),
  ...floorFacts(),
  ...machinesFacts(),
  ...twinFacts(),
  ...Object.fromEntries(published),
  // Another model of expected values, fitted to the same national figures: three fits as good as each other.
  'other-fit.declined.lo': [0.17, 'share'],
  'other-fit.declined.mid': [0.2, 'share'],
  'other-fit.declined.hi': [0.25, 'share'],
};
