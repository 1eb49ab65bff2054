/** `--dry-run`: what a command would do, in words or as JSON. */
import { coverageOf } from '../../analysis/summarize.ts';
import { linesOf, WIDTH } from '../../base/wrap.ts';
import { monthsInWords } from '../../report/words/about.ts';
import type { RunRequest } from '../request.ts';
import { clock } from '../progress.ts';
import { print } from '../streams.ts';
import type { Estimate } from './estimate.ts';
import { type Plan, runsOf } from './plan.ts';
import { sampledIn } from '../../analysis/run-document.ts';
import { inWords } from './size.ts';

/** Prints what would be done. */
export function tellPlan(
  plan: Plan,
  estimate: Estimate,
  { json, workers }: Pick<RunRequest, 'json' | 'workers'>,
): void {
  print(json ? JSON.stringify(planDocument(plan, estimate, workers), null, 2) : planText(plan, estimate, workers));
}

function planDocument(plan: Plan, { seconds, memory, disk }: Estimate, workers: number) {
  const { study, question, because, replications, known = 0, folder } = plan;
  const { arms, from, to, draws, seed } = study.order;
  return {
    schema: 'handoff.plan/1',
    question,
    arms: arms.length,
    period: { from, to },
    ...(because === undefined ? {} : { period_because: because }),
    coverage: coverageOf(study),
    seed,
    draws: draws ?? 1,
    replications,
    ...sampledIn(study.order),
    runs: runsOf(plan),
    known,
    threads: workers,
    seconds: Math.round(seconds * 10) / 10,
    memory: Math.round(memory),
    disk: Math.round(disk),
    folder,
  };
}

const LABEL = 10;

/** A label and what it says, in lines as wide as a terminal. */
function row(label: string, text: string): string {
  const indent = ' '.repeat(LABEL);
  const lines = linesOf(text.split(' '), (line) => Array.from(line).length <= WIDTH - LABEL);
  return label.padEnd(LABEL) + lines.join(`\n${indent}`);
}

function planText(plan: Plan, { seconds, memory, disk }: Estimate, workers: number): string {
  const { study, question, because, folder } = plan;
  return [
    row('Question', question),
    row('Months', `${monthsInWords({ period: study.order })}${because === undefined ? '' : ` (${because})`}`),
    row('Places', coverageOf(study)),
    ...followedText(study.order),
    row('Runs', runsText(plan, workers)),
    row('Time', `about ${clock(seconds)}`),
    row('Memory', `about ${inWords(memory)}`),
    row('Disk', `about ${inWords(disk)}`),
    row('Results', folder),
    'Nothing was simulated but a trial of some seconds, and nothing was written.',
  ].join('\n');
}

const followedText = ({ oneIn = 1 }: Plan['study']['order']): string[] =>
  oneIn === 1 ? [] : [row('People', `one in ${oneIn} is followed, and stands for all of them`)];

function runsText(plan: Plan, workers: number): string {
  const { study, known = 0 } = plan;
  const total = runsOf(plan);
  const arms = study.order.arms.length;
  const kept = known > 0 ? `, of which ${known} are kept from before` : '';
  const threads = `${workers} ${workers === 1 ? 'thread' : 'threads'}`;
  const of = arms === 1 ? 'of one scenario' : `of ${arms} scenarios each`;
  return `${total}${kept}, ${of}, in ${threads}`;
}
