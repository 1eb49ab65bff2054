/** What the rules in force today let a jail do with a person. */
import { withOdds } from '../../base/random.ts';
import { ACCESS, HOLD, NOTICE, NO_FORM } from '../../policy/rulebook.ts';
import { Decision } from '../compile/decisions.ts';
import { Field } from '../store/episodes.ts';
import type { Odds } from '../compile/shelf.ts';
import type { OfficeRun } from './office.ts';

/** The class of conviction that rules see: a prison sentence is one, but people are counted by that of their booking. */
export const convictionNow = ({ model, episodes: { words: w } }: OfficeRun, row: number): number =>
  model.rules.conviction[w[row + Field.sort]];

/** The odds of a step at the place of a row today, by class of conviction. */
export const oddsOf = ({ odds, now, episodes: { words: w } }: OfficeRun, row: number): Odds =>
  odds[now.odds[w[row + Field.place]]];

function willing(run: OfficeRun, row: number, decision: number, chance: Float64Array, odds: Float64Array): boolean {
  const { words: w } = run.episodes;
  return run.chance(row, decision, withOdds(chance[w[row + Field.place]], odds[convictionNow(run, row)]));
}

/** ICE may interview or take people inside this jail. */
export const accessAllowed = (run: OfficeRun, row: number): boolean => run.level(row, NO_FORM, ACCESS) !== 0;

/** The jail would hold the person past release for this request. */
export function wouldHold(run: OfficeRun, row: number, formName: number): boolean {
  const allowed = run.level(row, formName, HOLD);
  return (
    allowed === 2 ||
    (allowed === 1 && willing(run, row, Decision.holdWilling, run.now.holdWilling, oddsOf(run, row).hold))
  );
}

/** The jail would tell ICE of the release: it may have a chance of its own for whom it may not hold. */
export function wouldNotify(run: OfficeRun, row: number, formName: number): boolean {
  const allowed = run.level(row, formName, NOTICE);
  if (allowed !== 1) return allowed === 2;
  const { noticeLimited, noticeWilling } = run.now;
  const limited = noticeLimited[run.episodes.words[row + Field.place]] >= 0 && run.levelOf(row, formName, HOLD) === 0;
  return limited
    ? willing(run, row, Decision.noticeLimited, noticeLimited, oddsOf(run, row).notice)
    : willing(run, row, Decision.noticeWilling, noticeWilling, oddsOf(run, row).notice);
}
