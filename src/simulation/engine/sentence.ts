/**
 * Prison sentences: at the end of the stay in jail a person goes to prison instead of home. It is the same episode: from
 * that minute `place` is the prison, whose rules and parameters hold, and `home` the county in which everything is counted.
 */
import { DAY } from '../../base/calendar.ts';
import { kindCode } from '../../base/vocabulary.ts';
import { lognormalMinutes } from '../../base/quantiles.ts';
import { chargeOf, profileOf } from '../../policy/people.ts';
import { Field, State } from '../store/episodes.ts';
import { Decision } from '../compile/decisions.ts';
import type { OfficeRun } from './office.ts';

/** At the booking: a stay that ends in a sentence. R1 is then the way from jail to prison, R0 the release from there. */
export function sentence(run: OfficeRun, row: number, charge: number): void {
  const { episodes: e, now } = run;
  const { words: w } = e;
  const prison = run.prisonOf[w[row + Field.place]];
  if (prison < 0) return;
  const limit = run.sentences[now.sentences[w[row + Field.place]]][charge];
  if (!run.chance(row, Decision.sentence, limit)) return;
  const { spread, factors } = run.stays[now.stays[prison]];
  const stay = lognormalMinutes(now.stayMedian[prison] * factors[charge], spread, e.draw(row, Decision.sentenceStay));
  w[row + Field.natural] += Math.min(now.longest[prison], Math.max(1, stay));
  w[row + Field.returnAfter] = -1;
}

/** The person is in jail and will be sentenced. Only asked while no request has changed the release. */
export const awaitsSentence = ({ episodes: { words: w } }: OfficeRun, row: number): boolean =>
  w[row + Field.release] < w[row + Field.natural];

/** Nothing more happens in jail. */
export function awaitSentence(run: OfficeRun, row: number): void {
  const { words: w } = run.episodes;
  w[row + Field.state] = State.sentenced;
  run.schedule(row, w[row + Field.release]);
}

/** To prison. Rules see from now on somebody admitted to such a prison: the sentence itself is a conviction. */
export function toPrison(run: OfficeRun, row: number): void {
  const { episodes: e } = run;
  const { rules } = run.model;
  const { words: w } = e;
  const prison = run.prisonOf[w[row + Field.home]];
  const charge = chargeOf(rules.catalogue, kindCode('county'), e.draw(row, Decision.charge) >>> 0);
  const profile = profileOf(rules.catalogue, run.kindOf[prison], e.draw(row, Decision.profile, 0) >>> 0);
  run.note(row, 'sentenced', w[row + Field.release]);
  w[row + Field.place] = prison;
  w[row + Field.release] = w[row + Field.natural];
  w[row + Field.sort] = rules.sort(profile, charge, (w[row + Field.booked] / DAY) | 0);
}
