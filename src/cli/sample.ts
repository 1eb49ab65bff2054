/** `--sample` and `--quick`: a small country in place of the whole, see "A small country" in src/simulation/README.md. */
import { UserError } from '../base/user-error.ts';
import type { Sample } from '../experiment/order.ts';

/** What `--quick` takes where nothing else is said. */
export const QUICK = { oneIn: 20, draws: 10 } as const;
/** Fewer of all people followed are none in most field offices. */
const MOST = 1000;

/** Reads the share of `--sample`: one over a whole number, so that counts stay whole. @throws UserError for any other */
export function readSample(given: string | undefined, quick: boolean): Sample {
  if (given === undefined) return { oneIn: quick ? QUICK.oneIn : 1, firstLook: quick };
  const share = /^\d?\.?\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  const oneIn = Math.round(1 / share);
  if (oneIn >= 1 && oneIn <= MOST && Math.abs(oneIn * share - 1) < 1e-6) return { oneIn, firstLook: quick };
  throw new UserError(
    `--sample: must be one over a whole number up to ${MOST}, got "${given}"`,
    'such as 0.05, which follows one person in 20',
  );
}

/** @throws UserError where something is asked for that hangs on few people, by the option that asks for it */
export function mustNotSingleOut({ oneIn }: Sample, asked: Readonly<Record<string, boolean>>): void {
  const option = Object.keys(asked).find((name) => asked[name]);
  if (oneIn === 1 || option === undefined) return;
  throw new UserError(
    `--${option}: tells of single counties or people, and of ${oneIn} people only one is followed: what it showed would be chance`,
    'leave it out, or simulate everybody: without --sample and --quick, or with --sample 1',
  );
}
