/** Skill as tidy tables: a row for each group of figures and rival, and one for each guess at a figure. */
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import { number, type Table, text } from './tables.ts';

/** Every group of figures beside each of its rivals; groups without a rival have a row with empty cells. */
export function groupsTable({ groups }: Pick<Scoreboard, 'groups'>): Table {
  return {
    name: 'skill',
    description: 'Groups of published figures: the model beside the simplest guesses',
    columns: [
      text('group', 'figures of one sort'),
      text('role', 'calibration or validation'),
      number('figures', 'figures of the group that are scored'),
      number('met', 'those that the model meets'),
      number('at_once', 'share of runs in which all of them are met'),
      number('covered_50', 'those that the 50% interval of the model holds'),
      number('covered_50_widened', 'the same with the tolerance of what was published'),
      number('covered_90', 'those that the 90% interval of the model holds'),
      number('covered_90_widened', 'the same with the tolerance of what was published'),
      number('interval_score', 'mean interval score of the 90% intervals, in tolerances: less is better'),
      text('rival', 'id of a simple guess; empty where there is none'),
      number('rival_figures', 'figures at which it says something; the next columns are over these'),
      number('rival_met', 'those that the guess meets'),
      number('rival_error', 'its mean error in tolerances, each at most 10'),
      number('model_met', 'those that the model meets'),
      number('model_error', 'mean error of the model'),
      number('skill', 'share by which the mean error of the model is smaller; negative: that of the guess'),
    ],
    rows: groups.flatMap(({ name, role, of, met, at_once, coverage, rivals }) => {
      const held = coverage?.levels.flatMap(({ alone, widened }) => [alone, widened]) ?? [null, null, null, null];
      const own = [name, role, of, met, at_once, ...held, coverage?.score ?? null];
      if (rivals.length === 0) return [[...own, '', null, null, null, null, null, null]];
      return rivals.map(({ id, of: known, met: hits, error, model, skill }) => [
        ...own,
        id,
        known,
        hits,
        error,
        model.met,
        model.error,
        skill,
      ]);
    }),
  };
}

/** What each simple guess says of each figure. */
export function rivalsTable({ patterns, rivals }: Pick<Scoreboard, 'patterns' | 'rivals'>): Table {
  return {
    name: 'guesses',
    description: 'What the simplest guesses say of each published figure',
    columns: [
      text('pattern', 'id of the published figure'),
      text('rival', 'id of the guess'),
      text('called', 'what it is called'),
      number('guess', 'what it says, in the unit of the figure'),
      text('made_of', 'the rows and tables that it is made of'),
    ],
    rows: patterns.flatMap(({ id, guesses }) =>
      rivals.flatMap((rival) =>
        rival.id in guesses ? [[id, rival.id, rival.label, guesses[rival.id], rival.rows]] : [],
      ),
    ),
  };
}
