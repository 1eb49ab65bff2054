/** `--shard` and `merge`: however a command is dealt out, its parts give the bundle of one machine, to the byte. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/report/files/manifest.ts';
import { COMMANDS, COUNTY, line, writeFiles } from './dealt.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const at = (...path: string[]) => join(here, ...path);
const ALL = process.env['HANDOFF_ALL'] === '1';

/** Studies whose stages build on each other: how many each has. */
const STAGES: Readonly<Record<string, number>> = { calibrate: 2, twin: 2 };
/** The files of a bundle, by name; of its manifest what is the same when it is made again. */
function bundle(folder: string): Record<string, string> {
  const all = readdirSync(at(folder), { recursive: true, encoding: 'utf8' }).toSorted();
  const files = all.filter((name) => statSync(at(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, name === 'manifest.json' ? manifest(folder) : readFileSync(at(folder, name), 'latin1')])); // prettier-ignore
}

function manifest(folder: string): string {
  const { command, ...all } = JSON.parse(readFileSync(at(folder, 'manifest.json'), 'utf8')) as Manifest;
  expect(command).not.toContain('--shard');
  // The clock, the hash that follows from it, and the checkout, in which somebody may be working.
  return JSON.stringify({ ...all, created: '', sha256: '', git: '' });
}

async function done(args: readonly string[]): Promise<string> {
  const { code, stderr } = await handoff(args, here);
  expect({ args, code, stderr }).toEqual({ args, code: 0, stderr });
  return stderr;
}

const wholes = new Map<string, Promise<Record<string, string>>>();
/** The bundle of a command that one machine did alone. */
function whole(name: string): Promise<Record<string, string>> {
  const made = async () => {
    await done(line(name, '--out', `${name}-whole`, '--quiet'));
    return bundle(`${name}-whole`);
  };
  wholes.set(name, wholes.get(name) ?? made());
  return wholes.get(name)!;
}

/** Simulates some shards, two at a time, each in one thread. */
async function simulate(name: string, out: string, of: number, order: readonly number[]): Promise<void> {
  const one = (number: number) => done(line(name, '--out', out, '--shard', `${number}/${of}`, '--workers', '1'));
  for (let i = 0; i < order.length; i += 2) await Promise.all(order.slice(i, i + 2).map(one));
}

/** The numbers from 1 on, the last first; with HANDOFF_ALL the first once more, of which `run` has a test of its own. */
const backwards = (of: number): number[] => [...Array.from({ length: of }, (_, i) => of - i), ...(ALL ? [1] : [])];

beforeAll(() => writeFiles(here));

describe('a command that is dealt out', () => {
  const quick = Object.keys(COMMANDS).filter((name) => !(name in STAGES));
  const cases = [
    ...quick.flatMap((name) => (ALL ? [1, 2, 3, 5] : [2]).map((of) => [name, of] as const)),
    ...Object.keys(STAGES).flatMap((name) => (ALL ? [1, 3] : []).map((of) => [name, of] as const)),
  ];
  it.each(cases)(
    'gives the bundle of one machine, to the byte: %s in %i',
    async (name, of) => {
      const expected = await whole(name);
      const out = `${name}-${of}`;
      for (let stage = 1; stage <= (STAGES[name] ?? 1); stage += 1) {
        await simulate(name, out, of, backwards(of));
        expect(existsSync(at(out))).toBe(false);
        expect(readdirSync(at(`${out}.parts`))).toHaveLength(stage * of);
        expect(await done(['merge', `${out}.parts`])).not.toContain('simulating');
      }
      expect(bundle(out)).toEqual(expected);
      expect(existsSync(at(`${out}.unfinished`))).toBe(false);
    },
    600_000,
  );

  it('may be dealt out to more machines than it has runs', async () => {
    await simulate('run', 'run-7', 7, [1, 2, 3, 4, 5, 6, 7]);
    await done(['merge', 'run-7.parts', '--quiet']);
    expect(bundle('run-7')).toEqual(await whole('run'));
  });

  it('deals out the next stage of a fit when the earlier one is merged, and says so until then', async () => {
    await simulate('calibrate', 'fit', 2, [1, 2]);
    const again = await done(line('calibrate', '--out', 'fit', '--shard', '2/2'));
    expect(again).toContain('nothing is left to do until all parts of runs 1 to 40 are there, and merged');
    expect(await done(['merge', 'fit.parts'])).toContain('40 of 50 steps are merged');
    // Merged once more, it is as it was.
    expect(await done(['merge', 'fit.parts'])).toContain('40 of 50 steps are merged');
    await simulate('calibrate', 'fit', 2, [1]);
    const lacking = await handoff(['merge', 'fit.parts'], here);
    expect([lacking.code, lacking.stderr]).toEqual([2, expect.stringContaining('part 2/2: runs 42, 44, 46, 48, 50 missing')]); // prettier-ignore
    await simulate('calibrate', 'fit', 2, [2]);
    rmSync(at('fit.unfinished'), { recursive: true });
    const later = readdirSync(at('fit.parts')).filter((name) => name.startsWith('runs-41'));
    const { code, stderr } = await handoff(['merge', ...later.map((name) => join('fit.parts', name))], here);
    expect([code, stderr]).toEqual([2, expect.stringContaining('runs 1 to 40 are not there yet')]);
    await done(['merge', 'fit.parts', '--quiet']);
    expect(bundle('fit')).toEqual(await whole('calibrate'));
  });

  it('says beforehand what one machine has to do', async () => {
    const { code, stdout } = await handoff(['run', 'county.yaml', '--draws', '6', '--out', 'plan', '--shard', '2/4', '--dry-run', '--json'], here); // prettier-ignore
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ runs: 2, folder: 'plan.parts' });
    expect(existsSync(at('plan.parts'))).toBe(false);
  });

  it('simulates no part twice', async () => {
    await simulate('run', 'run-again', 2, [1]);
    const [part] = readdirSync(at('run-again.parts'));
    const { mtimeMs } = statSync(at('run-again.parts', part));
    const told = await done(line('run', '--out', 'run-again', '--shard', '1/2'));
    expect(told).toContain(`${join('run-again.parts', part)}: is complete, nothing is left to do`);
    expect(statSync(at('run-again.parts', part)).mtimeMs).toBe(mtimeMs);
  });
});

describe('merging', () => {
  const parts = (folder: string) => readdirSync(at(folder)).map((name) => join(folder, name));
  const refused = async (args: readonly string[], ...told: readonly string[]) => {
    const { code, stderr } = await handoff(['merge', ...args, '--out', 'refused'], here);
    expect([code, existsSync(at('refused'))], stderr).toEqual([2, false]);
    for (const text of told) expect(stderr.replaceAll(/\s+/g, ' ')).toContain(text);
  };

  beforeAll(async () => {
    await simulate('run', 'kept', 3, [1, 2, 3]);
    await done(['run', 'county.yaml', '--replications', '5', '--seed', 'other', '--shard', '2/3', '--out', 'other']);
  });

  it('names a part that is missing, with its runs', async () => {
    const [first, , third] = parts('kept.parts');
    await refused([first, third], 'kept.parts: part 2/3: runs 2, 5 missing');
  });

  it('names what stands twice, and at the same time what is missing', async () => {
    const [first, second] = parts('kept.parts');
    cpSync(at(first), at('copy.part.csv'));
    await refused([first, 'copy.part.csv', second], 'part 3/3: run 3 missing', `${first} and copy.part.csv: both hold runs 1, 4`); // prettier-ignore
  });

  it('takes parts that were divided in different ways, where they make a whole', async () => {
    for (const shard of ['1/2', '2/4', '4/4']) await done(line('run', '--out', 'mixed', '--shard', shard));
    await done(['merge', ...parts('mixed.parts').toReversed(), '--quiet']);
    expect(bundle('mixed')).toEqual(await whole('run'));
  });

  it('refuses parts of different work, and says in what', async () => {
    const [first, , third] = parts('kept.parts');
    const [other] = parts('other.parts');
    await refused([first, other, third], `${other}: is of other work than ${first}: it differs in the command line`);
  });

  it('refuses parts whose scenario is not what it was', async () => {
    writeFileSync(at('county.yaml'), `${COUNTY}at_large: { success: { value: 0.1, assumed: for tests } }\n`);
    try {
      await refused(['kept.parts'], 'it differs in scenario county');
    } finally {
      writeFileSync(at('county.yaml'), COUNTY);
    }
  });

  it('refuses a part that was changed, with its line, and so does simulating it again', async () => {
    cpSync(at('kept.parts'), at('changed.parts'), { recursive: true });
    const [first] = parts('changed.parts');
    const lines = readFileSync(at(first), 'utf8').split('\n');
    lines[2] = lines[2].replace(/\d,/, (digit) => `${(Number(digit[0]) + 1) % 10},`);
    writeFileSync(at(first), lines.join('\n'));
    await refused(['changed.parts'], `${first}:3: `);
    const { code, stderr } = await handoff(line('run', '--out', 'changed', '--shard', '1/3'), here);
    expect([code, stderr.includes(`${first}:3: `)]).toEqual([2, true]);
    rmSync(at(first));
    await simulate('run', 'changed', 3, [1]);
    await done(['merge', 'changed.parts', '--quiet']);
    expect(bundle('changed')).toEqual(await whole('run'));
  });

  it.each(['0/3', '4/3', '1', 'a/b', '1/99999'])('is preceded by a part that there can be, not %s', async (shard) => {
    const { code, stderr } = await handoff(line('run', '--shard', shard), here);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`--shard: must be I/N`)]);
  });
});

describe('adding draws', () => {
  const command = (draws: number) => ['compare', 'county.yaml', 'law.yaml', '--draws', `${draws}`, '--replications', '2', '--keep-runs', '--format', 'svg', '--quiet']; // prettier-ignore
  const refused = async (args: readonly string[], told: string) => {
    const { code, stderr } = await handoff(['run', '--extend', ...args], here);
    expect([code, stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(told)]);
  };

  it('gives the bundle of all draws at once, to the byte, and simulates the further ones alone', async () => {
    await Promise.all([done([...command(2), '--out', 'two']), done([...command(5), '--out', 'five'])]);
    expect(await done(['run', '--extend', 'two', '--draws', '+3', '--out', 'extended'])).toContain('simulating 6 runs');
    expect(bundle('extended')).toEqual(bundle('five'));
    await done(['verify', 'extended', '--quiet']);
  });

  it('is refused where the results do not hold enough, or are of other work', async () => {
    await whole('run');
    await refused(['run-whole', '--draws', '+3'], 'run-whole: does not hold what was counted in each run');
    await done(['run', 'county.yaml', '--replications', '2', '--keep-runs', '--format', 'svg', '--out', 'medians']);
    await refused(['medians', '--draws', '+3'], 'medians: its runs are no draws');
    await refused(['two', '--draws', '3'], '--extend: needs how many draws to add');
    await refused(['two', '--draws', '+3', '--seed', 'x'], '--seed: is what the results say that are extended');
    writeFileSync(at('county.yaml'), `${COUNTY}at_large: { success: { value: 0.1, assumed: for tests } }\n`);
    try {
      await refused(['two', '--draws', '+3'], 'two: its runs are not those that this command makes here');
    } finally {
      writeFileSync(at('county.yaml'), COUNTY);
    }
  });
});
