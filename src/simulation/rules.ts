/** What the rules in force today let a jail do with a person. */
import { ACCESS, HOLD, NOTICE, NO_FORM } from '../policy/rulebook.ts';
import { Decision } from './decisions.ts';
import type { OfficeRun } from './office.ts';
import { threefry } from './random.ts';

function level(run: OfficeRun, row: number, form: number, step: number): number {
  const { episodes: e } = run;
  const { levels } = run.rulesets[run.now.ruleset[e.place[row]]];
  return (levels[form][e.sort[row]] >>> step) & 3;
}

function willing(run: OfficeRun, row: number, decision: number, chance: Float64Array): boolean {
  const { episodes: e } = run;
  return threefry(e.k0[row], e.k1[row], decision, e.episode[row]) >>> 0 < chance[e.place[row]];
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
