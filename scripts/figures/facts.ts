/** Numbers of the texts that no run of `npm run figures` gives: sizes of tables and studies, and what the fit was. */
import { loadStudy } from '../../src/cli/files/studies.ts';
import { calibrationStudy } from '../../src/scenario/studies/study.ts';
import type { Kind } from './commands.ts';
import { FIT_STUDY, fitFacts } from './fit.ts';
import { ENOUGH, FEW, PATTERNS } from './score.ts';

const { study } = loadStudy(calibrationStudy, FIT_STUDY);

/** By id: the number, and how it is written. */
export const FACTS: Readonly<Record<string, readonly [value: number, kind: Kind]>> = {
  patterns: [PATTERNS.length, 'count'],
  'score.draws': [ENOUGH, 'count'],
  'few.draws': [FEW, 'count'],
  'fit.runs': [study.start + study.waves * study.per_wave, 'count'],
  'fit.rows': [study.keep, 'count'],
  'fit.parameters': [study.parameters.length, 'count'],
  'fit.figures': [PATTERNS.filter(({ role }) => role === 'calibration').length, 'count'],
  ...fitFacts(),
};
