/** `records` as a command: the months that it speaks of, and the bundle that it leaves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RecordsDocument } from '../../src/analysis/records-document.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();

it('speaks of the months asked for, and of those in them of which the like was published', async () => {
  const asked = ['records', 'tutorial', '--from', '2015-07', '--to', '2016-01', '--replications', '2', '--quiet'];
  const { code, stdout } = await handoff([...asked, '--json', '--out', 'records'], here);
  expect(code).toBe(0);
  const document = JSON.parse(stdout) as RecordsDocument;
  expect(document.period).toEqual({ from: '2015-07', to: '2016-01' });
  expect(document.records.years.map(({ from, to }) => [from, to])).toEqual([
    ['2015-07', '2015-09'],
    ['2015-10', '2016-01'],
  ]);
  expect(document.refusal_and_custody.map(({ from, to }) => [from, to])).toEqual([
    ['2015-07', '2016-01'],
    ['2015-07', '2015-11'],
  ]);
  const [whole, part] = document.refusal_and_custody;
  expect(whole.jails.length).toBeGreaterThan(0);
  for (const { key, requests } of part.jails)
    expect(whole.jails.find((jail) => jail.key === key)!.requests.mean).toBeGreaterThanOrEqual(requests.mean!);
  expect(readFileSync(join(here, 'records', 'summary.json'), 'utf8')).toBe(stdout);
  expect(readdirSync(join(here, 'records'))).toEqual(
    expect.arrayContaining(['records.csv', 'refusal_and_custody.csv', 'jails.csv', 'scenario.tutorial.yaml']),
  );

  // The same months alone are the same.
  const alone = await handoff(
    ['records', 'tutorial', '--from', '2015-07', '--to', '2015-11', '--replications', '2', '--quiet', '--json'],
    here,
  );
  expect((JSON.parse(alone.stdout) as RecordsDocument).refusal_and_custody).toEqual([part]);
  expect(readdirSync(join(here, 'outputs'))).toEqual(['records-tutorial.2015-07-2015-11']);
});
