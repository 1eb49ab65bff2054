/** What the rules in force today let a jail do with a person. */
import { ACCESS, HOLD, NOTICE, NO_FORM } from '../../policy/rulebook.ts';
import { Decision } from './decisions.ts';
import { Field } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';

function willing(run: OfficeRun, row: number, decision: number, chance: Float64Array): boolean {
  return run.chance(row, decision, chance[run.episodes.words[row + Field.place]]);
}

/** ICE may interview or take people inside this jail. */
export const accessAllowed = (run: OfficeRun, row: number): boolean => run.level(row, NO_FORM, ACCESS) !== 0;

/** The jail would hold the person past release for this request. */
export function wouldHold(run: OfficeRun, row: number, formName: number): boolean {
  const allowed = run.level(row, formName, HOLD);
  return allowed === 2 || (allowed === 1 && willing(run, row, Decision.holdWilling, run.now.holdWilling));
}

/** The jail would tell ICE of the release: it may have a chance of its own for whom it may not hold. */
export function wouldNotify(run: OfficeRun, row: number, formName: number): boolean {
  const allowed = run.level(row, formName, NOTICE);
  if (allowed !== 1) return allowed === 2;
  const { noticeLimited, noticeWilling } = run.now;
  const limited = noticeLimited[run.episodes.words[row + Field.place]] >= 0 && run.levelOf(row, formName, HOLD) === 0;
  return limited
    ? willing(run, row, Decision.noticeLimited, noticeLimited)
    : willing(run, row, Decision.noticeWilling, noticeWilling);
}
