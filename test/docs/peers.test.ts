/** docs/peers.md: its numbers are those of the declared model and of the record, and the model is what this program simulates. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { disagreements } from '../../scripts/peers/agreement.ts';
import { expectedCounts } from '../../scripts/peers/closed-forms.ts';
import { ratios } from '../../scripts/peers/measures.ts';
import model from '../../scripts/peers/model.json' with { type: 'json' };
import { filledPage, lacking, PAGE, readRecord } from '../../scripts/peers/page.ts';
import { codeLines, linesOf, type Run, session, TOOLS } from '../../scripts/peers/runs.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { loadWorld } from '../../src/world/files.ts';

const REMEDY = 'stale: npm run bench:peers -- record';
const [ours, ...others] = TOOLS;
const record = readRecord();

describe('docs/peers.md', () => {
  const page = readFileSync(PAGE, 'utf8');

  it('shows the declared model and what was recorded', () => {
    expect(filledPage(page, record), REMEDY).toBe(page);
    expect(lacking(page, record)).toEqual([]);
    expect(() => filledPage('<!-- peers other --><!-- /peers -->', record)).toThrow('there is no "other"');
  });

  it('has a ratio for every tool, and the lines of the present files', () => {
    expect(Object.keys(record.tools)).toEqual(others.map(({ name }) => name));
    for (const tool of others) {
      expect(Object.values(record.tools[tool.name]).filter((ratio) => !(ratio > 0))).toEqual([]);
      expect(record.tools[tool.name].lines, REMEDY).toBe(linesOf(tool) / linesOf(ours));
    }
    expect(codeLines('"""A model."""\n\n# comment\nx = 1  # one\n/* two\nlines */\n// three\nlet y;\n')).toBe(2);
  });
});

describe('the scenario of the declared model', () => {
  it('says what model.json says', () => {
    const loaded = loadScenario(fileURLToPath(new URL('../fixtures/peer.yaml', import.meta.url)), loadWorld());
    if (!loaded.ok) throw new Error(loaded.problems[0].message);
    const { scenario } = loaded.resolved;
    const { people, arrests, local, stay, pickup, at_large: team, programmes } = scenario;
    const value = (parameter: object): unknown => (parameter as { value?: unknown }).value;
    const [grave, other] = programmes['small'].tiers.map(({ request_share }) => value(request_share!));
    expect({
      arrests: value(arrests.followed),
      match: value(people.on_record),
      grave: people.county.convictions.shares.violent,
      asks: { grave, other },
      stay: { median: value(stay.median), log_sd: value(stay.log_sd), longest: value(stay.longest) },
      lead: value(local.notice_lead),
      travel: value(pickup.travel),
      team: {
        attempts: (value(team.hours_per_team_month) as number) / (value(team.hours_per_attempt) as number),
        success: value(team.success),
        list_months: value(team.list_months),
      },
    }).toEqual({ ...model, month_days: undefined, announces: undefined });
    expect(value(local.notice_willing)).toBe(model.announces[0]);
  });
});

describe('this program', () => {
  const { runs, seconds, megabytes } = session(ours, 1, 12);

  it('simulates the declared model: means are those of the closed forms', () => {
    expect(runs).toHaveLength(2 * 12);
    expect(seconds).toBeGreaterThan(0);
    expect(megabytes).toBeGreaterThan(10);
    expect(disagreements(new Map([['ours', runs]]))).toEqual([]);
  });

  it.each(Object.keys(expectedCounts(model.announces[0])))('would be found out if its %s were off', (count) => {
    const off = ({ counts, ...run }: Run): Run => ({ ...run, counts: { ...counts, [count]: counts[count] * 1.4 } });
    const found = disagreements(new Map([['ours', runs.map(off)]]));
    expect(found).toHaveLength(2);
    for (const [policy, told] of found.entries()) expect(told).toContain(`policy ${policy}, ${count}: `);
    // Two tools of which one is off differ from each other, too.
    expect(disagreements(new Map([['ours', runs], ['theirs', runs.map(off)]]))).toHaveLength(2 * found.length); // prettier-ignore
  });

  it('is the measure of the others', () => {
    const slower = { runs: runs.map((run) => ({ ...run, seconds: 3 * run.seconds })), seconds: 3 * seconds, megabytes };
    const sessions = new Map(
      TOOLS.map(({ name }) => [name, [name === 'SimPy' ? slower : { runs, seconds, megabytes }]]),
    );
    const { SimPy, NumPy } = ratios(sessions, () => 100);
    for (const took of [SimPy.run, SimPy.first, SimPy.known]) expect(took).toBeCloseTo(3, 9);
    expect([SimPy.memory, SimPy.lines, SimPy.pairs]).toEqual([1, 1, 1]);
    expect(NumPy.run).toBe(1);
  });
});
