/** A document of `records`: the records of a fixture of two arms, with two jails. */
import type { RecordsDocument } from '../../src/analysis/records-document.ts';
import { comparison } from './fixture.ts';

const range = (mean: number | null, half = 0.05) => ({
  mean,
  lo: mean === null ? null : Math.max(0, mean - half),
  hi: mean === null ? null : mean + half,
});
const gap = (honored: number, declined: number) => ({
  honored: range(honored),
  declined: range(declined),
  gap: range(honored - declined),
});

const jail = (key: string, name: string, requests: number, [refused, custody, declined, taken]: readonly number[]) => ({
  key,
  name,
  requests: range(requests, 40),
  records: { refused: range(refused), not_taken: range(1 - custody) },
  truth: { declined: range(declined), not_taken: range(1 - taken) },
});

export function recordsOf(): RecordsDocument {
  const { arms, differences: _, charts: __, ...about } = comparison();
  const [{ name, title, scenario: hash, records }] = arms;
  return {
    ...about,
    schema: 'handoff.records/1',
    scenario: { name, title, hash },
    records,
    refusal_and_custody: [
      {
        ...about.period,
        jurisdictions: 61.5,
        correlation: { records: { mean: -0.05, lo: -0.25, hi: 0.15 }, truth: { mean: 0.71, lo: 0.6, hi: 0.8 } },
        recorded: gap(0.4, 0.1),
        handed_over: gap(0.6, 0.2),
        with_at_large: gap(0.65, 0.3),
        reapprehended: range(0.06),
        jails: [
          jail('06037', 'Los Angeles, CA', 4200, [0.02, 0.4, 0.3, 0.6]),
          jail('48201', 'Harris, TX', 3100, [0, 0.7, 0.02, 0.9]),
          jail('17031', 'Cook, IL', 900, [0.08, 0.1, 0.98, 0.02]),
        ],
      },
    ],
  };
}
