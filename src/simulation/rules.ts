/** What the rules in force today let a jail do with a person. */
import { ACCESS, HOLD, NOTICE, NO_FORM } from '../policy/rulebook.ts';
import { Decision } from './decisions.ts';
import { Field } from './episodes.ts';
import type { OfficeRun } from './office.ts';

function level(run: OfficeRun, row: number, form: number, step: number): number {
  const { words: w } = run.episodes;
  const { levels } = run.rulesets[run.now.ruleset[w[row + Field.place]]];
  return (levels[form][w[row + Field.sort]] >>> step) & 3;
}

function willing(run: OfficeRun, row: number, decision: number, chance: Float64Array): boolean {
  const { episodes: e } = run;
  return e.draw(row, decision) >>> 0 < chance[e.words[row + Field.place]];
}

/** ICE may interview or take people inside this jail. */
export const accessAllowed = (run: OfficeRun, row: number): boolean => level(run, row, NO_FORM, ACCESS) !== 0;

/** The jail would hold the person past release for this request. */
export function wouldHold(run: OfficeRun, row: number, formName: number): boolean {
  const allowed = level(run, row, formName, HOLD);
  return allowed === 2 || (allowed === 1 && willing(run, row, Decision.holdWilling, run.now.holdWilling));
}

/** The jail would tell ICE of the release. */
export function wouldNotify(run: OfficeRun, row: number, formName: number): boolean {
  const allowed = level(run, row, formName, NOTICE);
  return allowed === 2 || (allowed === 1 && willing(run, row, Decision.noticeWilling, run.now.noticeWilling));
}
