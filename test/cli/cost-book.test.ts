/** `--cost-book`, as users have it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/analysis/results.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const short = ['--replications', '2', '--from', '2015-07', '--to', '2015-12', '--json', '--quiet'];
const arms = ['tutorial', 'tutorial', '--set', 'tutorial-2:local.hold_willing=0'];
const compare = async (...more: string[]): Promise<RunDocument> =>
  JSON.parse((await handoff(['compare', ...arms, ...short, ...more], here)).stdout) as RunDocument;

describe('--cost-book', () => {
  let all: RunDocument;
  beforeAll(async () => {
    all = await compare('--cost-book', 'all', '--out', 'all');
  });

  it('NAME is the same as a scenario that states it', async () => {
    mkdirSync(join(here, 'mine'), { recursive: true });
    const text = 'handoff: 1\ntitle: Tutorial\ndescription: Priced otherwise\nextends: tutorial\ncost_book: budget\n';
    writeFileSync(join(here, 'mine', 'priced.yaml'), text);
    const stated = await handoff(['run', 'mine/priced.yaml', ...short], here);
    const chosen = await handoff(['run', 'mine/priced.yaml', ...short, '--cost-book', 'budget'], here);
    const other = await handoff(['run', 'tutorial', ...short, '--cost-book', 'budget'], here);
    expect(chosen.stdout).toBe(stated.stdout);
    const metrics = ({ stdout }: { stdout: string }) => (JSON.parse(stdout) as RunDocument).arms[0].metrics;
    expect(metrics(other)).toEqual(metrics(stated));
    expect(metrics(other)).not.toEqual(all.arms[0].metrics);
  });

  it('all says of every book what the book says alone', async () => {
    const books = Object.keys(all.arms[0].cost_books ?? {});
    expect(books.length).toBeGreaterThanOrEqual(5);
    for (const book of ['all-in', 'budget']) {
      const alone = await compare('--cost-book', book);
      for (const part of ['arms', 'differences'] as const) {
        alone[part].forEach(({ metrics }, i) => {
          for (const [id, found] of Object.entries(all[part][i].cost_books?.[book] ?? {}))
            expect(metrics[id], `${part} ${book} ${id}`).toMatchObject(found);
        });
      }
    }
  });

  it('all concludes on every cost and keeps the price year and every book in the bundle', () => {
    expect(all.price_year).toBe(2016);
    expect(all.differences[0].conclusions?.map(({ metric }) => metric)).toEqual([
      'cost_federal',
      'cost_local',
      'cost_total',
      'cost_per_taken',
      'cost_per_at_large_arrest',
    ]);
    const scenario = readFileSync(join(here, 'all/scenario.tutorial.yaml'), 'utf8');
    for (const book of Object.keys(all.arms[0].cost_books ?? {})) expect(scenario).toContain(`  ${book}:`);
  });

  it('names the book that does not exist, and one that only one arm knows', async () => {
    const unknown = await handoff(['run', 'tutorial', '--cost-book', 'bugdet'], here);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('--cost-book bugdet: cost_book: unknown cost book "bugdet"');
    expect(unknown.stderr).toContain('did you mean "budget"?');
    const steps = '[screening, request, extra_days, hold, pickup, transfer, teams, detention, removal]';
    const line = `{ id: x, covers: ${steps}, payer: ice, per: transfer, usd: 1, price_year: 2016, assumed: x }`;
    writeFileSync(
      join(here, 'own.yaml'),
      `handoff: 1\ntitle: Own\ndescription: Own book\nextends: tutorial\ncost_books: { mine: { title: Mine, assumed: x, lines: [${line}] } }\n`,
    );
    const one = await handoff(['compare', 'tutorial', 'own.yaml', '--cost-book', 'all'], here);
    expect(one.code).toBe(2);
    expect(one.stderr).toContain('--cost-book all: tutorial does not know the cost book mine of another scenario');
  });
});
