/** What text and picture of a life have in common: steps made short, and what stands under each. */
import { drawInWords, sharesInWords } from '../../analysis/trace/decision-words.ts';
import type { Draw, LineDay, Step, TraceDocument, TracedArm } from '../../analysis/trace/document.ts';
import { PAYERS } from '../../base/vocabulary.ts';
import { DECISIONS } from '../../simulation/compile/decisions.ts';
import { number, series } from '../../scenario/words/series.ts';

/** A step as it is shown; searches in vain, one after another, are one. */
export type Shown = { readonly step: Step; readonly times: number };

export function shown(steps: readonly Step[]): Shown[] {
  const all: Shown[] = [];
  for (const step of steps) {
    const last = all.at(-1);
    const again = step.step === 'search' && last?.step.step === 'search' && last.step.text === step.text;
    if (again) all[all.length - 1] = { step: last.step, times: last.times + 1 };
    else all.push({ step, times: 1 });
  }
  return all;
}

export const textOf = ({ step, times }: Shown): string =>
  times === 1 ? step.text : `${step.text}, ${number(times)} months running`;

/** Chances that are shown: who the person is was settled before the life began. */
export const chancesOf = ({ step, draws }: Step): Draw[] =>
  step === 'booking' ? [] : draws.filter(({ threshold }) => threshold !== null);

/** "the officer asks for the person: draw 0.123, threshold 0.8: yes". */
export const chanceInWords = (draw: Draw): string => `${DECISIONS[draw.decision].text}: ${drawInWords(draw)}`;

/** The same draw in both arms, with both thresholds where they differ. */
export function sharedChance(a: Draw, b: Draw | undefined, [one, other]: readonly [string, string]): string {
  if (!b || a.threshold === b.threshold || a.threshold === null || b.threshold === null) return chanceInWords(a);
  const [draw, before, now] = sharesInWords([a.draw, a.threshold, b.threshold]);
  const [first, second] = [a, b].map(({ happened }) => (happened === true ? 'yes' : 'no'));
  const came = first === second ? `${first} in both` : `${first} and ${second}`;
  return `${DECISIONS[a.decision].text}: draw ${draw}, threshold ${before} under ${one} and ${now} under ${other}: ${came}`;
}

/** Where the person stood in a line, the first and the last day of waiting. */
export function linesInWords(days: readonly LineDay[]): string[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const waited =
    days.length === 1 ? '' : `; ${days.length - 1} ${days.length === 2 ? 'day' : 'days'} later ${aheadInWords(last)}`;
  return [`${first.line} line on ${first.day}: ${aheadInWords(first)}${waited}`];
}

function aheadInWords({ ahead, nearest, hours }: LineDay): string {
  const budget = hours === null ? 'unlimited hours' : `${Number(hours.toFixed(1))} officer-hours that day`;
  if (ahead === 0) return `nobody ahead, ${budget}`;
  const named = nearest.slice(-2).toReversed();
  const who = ahead > named.length ? `next ahead ${series(named, 'and')}` : series(named, 'and');
  return `${number(ahead)} ahead (${who}), ${budget}`;
}

const money = (usd: number): string =>
  `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** "$85.20 federal, $12.00 local"; empty where nothing was entered. */
export function costsInWords(steps: readonly Step[]): string {
  const entries = steps.flatMap(({ costs }) => costs);
  const parts = PAYERS.flatMap((payer) => {
    const cents = entries
      .filter(({ counter }) => counter.endsWith(`_${payer}`))
      .reduce((sum, { usd }) => sum + Math.round(usd * 100), 0);
    return cents === 0 ? [] : [`${money(cents / 100)} ${payer}`];
  });
  return parts.join(', ');
}

const hoursInWords = (hours: number): string => `${Number(hours.toFixed(2))} officer-hours`;

const ACTS = { hold: 'hold the person', notice: 'tell ICE of the release', access: 'let ICE in' } as const;

/** The programme and tier, and what law and policy do not leave to the jail. */
function rulesOf({ tier, allowed }: Step): string[] {
  const bound = allowed.filter(({ level }) => level !== 'may');
  return [
    ...(tier ? [`${tier.programme}: ${tier.tier === null ? 'no tier' : `tier ${tier.tier}`}`] : []),
    ...new Set(bound.map(({ act, level }) => `by law or policy the jail ${level} ${ACTS[act]}`)),
  ];
}

/** What stands under a step besides its chances: rules, its line, hours and costs. */
export function notesOf(step: Step): string[] {
  const spent = [...(step.hours > 0 ? [hoursInWords(step.hours)] : []), costsInWords([step])].filter(
    (part) => part !== '',
  );
  return [...rulesOf(step), ...linesInWords(step.lines), ...(spent.length > 0 ? [spent.join(', ')] : [])];
}

/** Hours and costs of a whole life, for the last line. */
export function totalOf({ episodes }: TracedArm): string {
  const steps = episodes.flatMap((episode) => episode.steps);
  const hours = steps.reduce((sum, step) => sum + step.hours, 0);
  return `${hoursInWords(hours)}; ${costsInWords(steps) || 'no costs'}`;
}

export const headOf = ({ person, place }: TraceDocument): string => `${person}, ${place.name}`;

/** "replication 3, seed "handoff"; 31 uncertain parameters held at their median". */
export const runOf = ({ replication, seed, parameters }: TraceDocument): string =>
  `Replication ${replication}, seed "${seed}"; ${parameters}`;
