/** Costs by path and payer, as metrics. */
import { type CostItem, PAYERS } from '../base/vocabulary.ts';
import type { DatedMetric } from './dated.ts';
import { cents, money, office } from './metric.ts';

type Path = { readonly label: string; readonly words: string; readonly items: readonly CostItem[] };

/** What money is spent on, from identification to removal. */
const PATHS: Readonly<Record<string, Path>> = {
  identification: { label: 'Identification', words: 'screening and requests', items: ['screening', 'request'] },
  jail: {
    label: 'Jail path',
    words: 'extra jail days, holds, pickups and transfers',
    items: ['extra_days', 'hold', 'pickup', 'transfer'],
  },
  at_large: { label: 'At-large path', words: 'the teams', items: ['teams'] },
  removal: { label: 'Detention and removal', words: 'detention and removal', items: ['detention', 'removal'] },
};

/** Called `path/payer`; they add up to `cost_total`. */
export const PATH_METRICS: readonly DatedMetric[] = Object.entries(PATHS).flatMap(([path, { label, words, items }]) =>
  PAYERS.map((payer): DatedMetric => {
    const phrase = `the ${payer} cost of ${words}`;
    const metric = money(`${path}/${payer}`, `${label}, ${payer}`, phrase, phrase, cents(items, [payer]));
    return { ...(path === 'at_large' ? office(metric) : metric), steps: items, dated: 'event' };
  }),
);
