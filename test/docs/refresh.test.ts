/** `npm run figures` runs what is stale, keeps what is finished, and goes on where it was stopped. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../scripts/figures/command.ts';
import { readFigures } from '../../scripts/figures/file.ts';
import type { Gift } from '../../scripts/figures/give.ts';
import { type Order, refresh, staleness } from '../../scripts/figures/refresh.ts';
import type { Stamp } from '../../scripts/figures/stamp.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-refresh-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'figures.json');

const count = { path: 'x', kind: 'count' } as const;
const COMMANDS = {
  one: { line: 'run a', figures: { 'one.x': count } },
  two: { line: 'run b', figures: { 'two.x': count }, pictures: { 'two.png': 'two.png' } },
  three: { line: 'run c', lines: { three: 'Here' } },
} satisfies Record<string, Command>;
type Name = keyof typeof COMMANDS;
const LINES: readonly string[] = Object.values(COMMANDS).map(({ line }) => line);

const stamp: Stamp = { scenarios: { a: '1' }, data: '2', model: '3' };
const gifts: Readonly<Record<string, Gift>> = {
  'run a': { figures: { 'one.x': 1 } },
  'run b': { figures: { 'two.x': null }, pictures: { 'two.png': Buffer.from('drawn') } },
  'run c': { lines: { three: 'Here it is' } },
};

/** Refreshes and says which commands were run. @param stopped the line at which the process ends */
async function run(more: Partial<Order> = {}, stopped?: string): Promise<string[]> {
  const lines: string[] = [];
  const give = async ({ line }: Command): Promise<Gift> => {
    if (line === stopped) throw new Error('stopped');
    return gifts[line];
  };
  const order = {
    commands: COMMANDS,
    chosen: Object.keys(COMMANDS),
    again: false,
    stampOf: async () => stamp,
    give,
    file,
    folder,
  };
  const running = refresh({ ...order, ...more }, (_, line) => lines.push(line));
  await (stopped ? expect(running).rejects.toThrow('stopped') : running);
  return lines;
}

beforeEach(() => rmSync(file, { force: true }));

describe('a refresh', () => {
  it('runs all that was never run, and then nothing', async () => {
    expect(await run()).toEqual(LINES);
    expect(await run()).toEqual([]);
    expect(readFigures(file)).toEqual({
      one: { line: 'run a', stamp, figures: { 'one.x': 1 } },
      two: {
        line: 'run b',
        stamp,
        figures: { 'two.x': null },
        pictures: { 'two.png': expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      three: { line: 'run c', stamp, lines: { three: 'Here it is' } },
    });
    expect(readFileSync(join(folder, 'two.png'), 'utf8')).toBe('drawn');
    expect(readdirSync(folder).toSorted()).toEqual(['figures.json', 'two.png']);
  });

  it('that is stopped keeps what was finished, and the next goes on there', async () => {
    await run({}, 'run b');
    expect(Object.keys(readFigures(file))).toEqual(['one']);
    expect(await run()).toEqual(LINES.slice(1));
  });

  it('with all afresh that is stopped keeps the new and the old', async () => {
    await run();
    await run({ again: true, stampOf: async () => ({ ...stamp, model: '4' }) }, 'run b');
    const { one, two } = readFigures(file);
    expect([one.stamp.model, two.stamp.model]).toEqual(['4', '3']);
    expect(await run({ stampOf: async () => ({ ...stamp, model: '4' }) })).toEqual(LINES.slice(1));
  });

  it('of some leaves the others alone, and drops what no command gives any more', async () => {
    await run();
    expect(await run({ chosen: ['three'], again: true })).toEqual(['run c']);
    const { one: _, ...left } = COMMANDS;
    await run({ commands: left, chosen: Object.keys(left) });
    expect(Object.keys(readFigures(file))).toEqual(['two', 'three']);
  });
});

describe('what a command gave is stale', () => {
  const given = (name: Name) => readFigures(file)[name];
  const stale = (name: Name, more: { command?: Partial<Command>; stamp?: Partial<Stamp> } = {}) =>
    staleness({ ...COMMANDS[name], ...more.command }, given(name), { ...stamp, ...more.stamp }, folder);

  it.each([
    ['never run', undefined],
    ['another command', { command: { line: 'run d' } }],
    ['scenarios, tables or model have changed', { stamp: { scenarios: { a: 'other' } } }],
    ['scenarios, tables or model have changed', { stamp: { data: 'other' } }],
    ['scenarios, tables or model have changed', { stamp: { model: 'other' } }],
    ['scenarios, tables or model have changed', { stamp: { charts: 'other' } }],
    ['other figures are asked for', { command: { figures: { 'two.y': count } } }],
    ['other pictures are asked for', { command: { pictures: {} } }],
  ])('as %s', async (why, more) => {
    if (more) await run();
    expect(stale('two', more)).toBe(why);
  });

  it('where its picture is another or gone', async () => {
    await run();
    expect(stale('two')).toBeUndefined();
    writeFileSync(join(folder, 'two.png'), 'retouched');
    expect(stale('two')).toBe('two.png is not the picture drawn');
    rmSync(join(folder, 'two.png'));
    expect(await run()).toEqual(['run b']);
    expect(stale('two')).toBeUndefined();
  });
});
