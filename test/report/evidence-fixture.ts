/** A scoreboard made by a small deterministic function: the figures are plausible, not results. */
import { type Pattern, readPatterns, shippedPatterns } from '../../src/analysis/patterns/table.ts';
import { Scores, type Scoreboard } from '../../src/analysis/patterns/scoreboard.ts';
import { targetOf } from '../../src/analysis/patterns/score.ts';
import { weightsOf } from '../../src/analysis/patterns/weights.ts';
import { loadTables, loadWorld } from '../../src/world/files.ts';

const HEAD = 'id,metric,places,over,from,to,average,low,high,denominator,role,standing,source,note';
const TABLE = [
  'requests-2008-10,requests,all,,2008-10,2008-10,total,19000,,,calibration,sourced,A report,',
  'requests-fy2012,requests,all,,2011-10,2012-09,total,276181,276181,,calibration,sourced,A report,',
  'winter,requests,all,,2012-10,2013-01,month,18427,18427,,calibration,sourced,A report,',
  'custody,recorded_custody_rate,all,,2015-06,2015-09,total,,0.4,,calibration,sourced,A report,',
  'california,recorded_refusals,state CA,all,2014-01,2015-09,total,0.6,0.6,declines,calibration,sourced,A report,"A, b"',
  'santa-clara,refusal_rate_recorded,"county Santa Clara, CA",,2014-01,2015-06,total,0.882,0.882,reasons,validation,derived,A file,',
  'ero-fy2016,ero_arrests,all,,2015-10,2016-09,total,110104,110104,,validation,sourced,A table,',
  'october,transferred,all,,2015-10,2015-10,total,6691,6937,,validation,sourced,A table,',
  'again,reapprehended_share,all,,2014-01,2014-12,total,0.06,0.3,,validation,sourced,A paper,',
  'prisons,transferred,kind state_prison,,2015-10,2016-09,total,10499,10499,,input,sourced,A table,',
  ...['ATL', 'BOS', 'DEN', 'MIA', 'NYC', 'SFR'].map(
    (office, i) =>
      `offices-${office},ero_arrests,office ${office},,2015-10,2016-09,total,${1000 * (i + 2)},${1000 * (i + 2)},,validation,tabulated,A table,`,
  ),
];

/** How far off each figure is, in tolerances, over and over: both sides, both kinds of far, and near ones. */
const OFF = [0.4, -1.6, 3.2, -0.7, -11.4, 0.9, -2.3, 9.6, 1.4, -5.2, 14.8, 0.1, -8.7];

function board(patterns: readonly Pattern[], draws: 1 | 5): Scoreboard {
  const scores = new Scores(patterns);
  const spread = draws === 1 ? [0] : [-0.5, -0.2, 0, 0.2, 0.5];
  spread.forEach((wide, run) =>
    scores.add(
      patterns.map((pattern, i) => {
        const { centre, tolerance } = targetOf(pattern);
        return pattern.id === 'again' ? null : centre + tolerance * (OFF[i % OFF.length] + wide);
      }),
      draws === 1 ? null : 1 + run,
    ),
  );
  return {
    schema: 'handoff.validate/1',
    handoff: '0.1.0',
    scenario: { name: 'historical', hash: 'd'.repeat(64), label: 'What happened' },
    seed: 'handoff',
    draws,
    replications: 1,
    intervals:
      draws === 1
        ? 'chance only; 35 uncertain parameters held at their median'
        : 'chance and parameters together; 5 joint draws of 35 uncertain parameters',
    ...scores.board({ patterns, weights: weightsOf(loadWorld(), loadTables()) }),
  };
}

/** A few figures of every sort. */
export const smallBoard = (draws: 1 | 5 = 5): Scoreboard =>
  board(readPatterns({ patterns: [HEAD, ...TABLE].join('\n') }), draws);

/** All shipped figures. */
export const wholeBoard = (): Scoreboard => board(shippedPatterns(loadTables()), 5);
