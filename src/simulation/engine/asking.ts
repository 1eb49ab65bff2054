/**
 * Asking less: officers pass over a part of the people in a jail that has declined of late (step 4). What one person's
 * jail answered decides whether others there are asked for: this joins the people of a jail, and nobody else.
 */
import { monthOfDay } from '../../base/calendar.ts';
import { Decision } from '../compile/decisions.ts';
import { Field } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';
import { threshold } from '../../base/random.ts';

/** Whether the officer, who would ask, leaves it. @param share the chance of the request where no jail declines */
export function passesOver(run: OfficeRun, row: number, share: number): boolean {
  const { now, answers } = run;
  const place = run.episodes.words[row + Field.place];
  const discouragement = now.discouragement[place];
  if (answers === null || discouragement === 0) return false;
  const declined = answers.shareDeclined(monthOfDay(run.day), place, now.lookBack[place]);
  return !run.chance(row, Decision.requestShare, threshold(share * (1 - discouragement * declined)));
}
