/** What a long command is about to do. */
import { coverageOf } from '../../analysis/summarize.ts';
import type { Size } from '../../analysis/size.ts';
import type { Study } from '../../experiment/study.ts';
import { monthsInWords } from '../../report/words/about.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';

export type Plan = {
  /** The question: "Secure Communities and What happened". */
  readonly question: string;
  readonly study: Study;
  /** In each draw. */
  readonly replications: number;
  /** Of all stages, where the study has only the first; else draws times replications. */
  readonly runs?: number | undefined;
  /** Runs that are kept from before. */
  readonly known?: number | undefined;
  /** Why these months. */
  readonly because?: string | undefined;
  /** Of results and of what is kept until they are written; charts apart. */
  readonly size: Size;
  /** About how many charts. */
  readonly charts: number;
  /** Those whose complete scenarios stand in the results. */
  readonly arms: readonly ResolvedScenario[];
  readonly folder: string;
};

export const runsOf = ({ study, replications, runs }: Plan): number => runs ?? (study.order.draws ?? 1) * replications;

/** "simulating 20 runs of A and B, Jul 2015 to Sep 2016, the United States; results go to outputs/a-vs-b". */
export function inALine(plan: Plan): string {
  const { study, question, folder, known = 0 } = plan;
  const runs = runsOf(plan) - known;
  const months = monthsInWords({ period: study.order });
  const { oneIn = 1 } = study.order;
  const people = oneIn === 1 ? '' : `, one person in ${oneIn} followed`;
  return `simulating ${runs} ${runs === 1 ? 'run' : 'runs'} of ${question}, ${months}, ${coverageOf(study)}${people}; results go to ${folder}`;
}
