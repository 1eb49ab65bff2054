/** A sensitivity study as tidy tables. */
import type { SensitivityDocument, Share } from '../../analysis/sensitivity/document.ts';
import { type Cell, type Column, number, type Table, text } from './tables.ts';

const KEYS: Column[] = [
  text('metric', 'metric id'),
  text('unit', 'unit of the metric'),
  text('factor', 'uncertain parameter, or chance'),
];
const interval = (name: string, what: string): Column[] => [
  number(name, what),
  number(`${name}_lo`, 'lower end of the 95% interval'),
  number(`${name}_hi`, 'upper end of the 95% interval'),
];

const cells = ({ value, lo, hi }: Share): Cell[] => [value, lo, hi];

/** One row a metric and factor. */
export function sensitivityTables({ metrics }: SensitivityDocument): Table[] {
  return [
    {
      name: 'indices',
      description: 'Shares of the variance of each metric (Sobol indices)',
      columns: [
        ...KEYS,
        ...interval('first', 'share by the factor alone'),
        ...interval('total', 'share with all interactions'),
      ],
      rows: metrics.flatMap(({ id, unit, sobol }) =>
        (sobol?.indices ?? []).map(({ factor, first, total }): Cell[] => [
          id,
          unit,
          factor,
          ...cells(first),
          ...cells(total),
        ]),
      ),
    },
    {
      name: 'effects',
      description: 'Elementary effects on each metric (Morris), in its unit',
      columns: [
        ...KEYS,
        ...interval('mu_star', 'mean size of the effect'),
        number('mu', 'mean effect'),
        number('sigma', 'standard deviation of the effects'),
      ],
      rows: metrics.flatMap(({ id, unit, morris }) =>
        (morris?.effects ?? []).map(({ factor, mu, mu_star, sigma }): Cell[] => [
          id,
          unit,
          factor,
          ...cells(mu_star),
          mu,
          sigma,
        ]),
      ),
    },
  ];
}
