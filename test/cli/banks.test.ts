/** Studies that are stopped, damaged, or begun twice: no finished run is lost, and the end is the same to the byte. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownerText, thisProcess } from '../../src/cli/files/owner.ts';
import { FILES } from './dealt.ts';
import { BIN, ended, freshFolder, handoff, start } from './handoff.ts';

const here = freshFolder();
const KILLS = process.env['HANDOFF_ALL'] === '1' ? 25 : 2;
const TIME = (KILLS + 2) * 60_000;
const write = (name: string, text: string) => writeFileSync(join(here, name), text);
const read = (...path: string[]) => readFileSync(join(here, ...path), 'utf8');

const COUNTY = FILES['county'].replace('Travis, TX', 'Gwinnett, GA');
const STUDIES: Readonly<Record<string, string>> = {
  sweep: FILES['sweep'].replace('replications: 5', 'replications: 24'),
  sensitivity: FILES['sensitivity'],
  calibrate: FILES['calibrate'],
};
/** Two provisions, told apart in ten draws of two runs. */
const EXPLAIN = (
  'explain county.yaml county.yaml --draws 10 --replications 2 --metric transferred,recorded_custody_rate ' +
  '--set county-2:local.hold_willing@2015-10-01=0.2 --set county-2:pickup.come_match@2015-10-01=0.2'
).split(' ');
const commandOf = (kind: string, out: string): string[] => {
  const asked = kind === 'explain' ? EXPLAIN : [kind, `${kind}.yaml`];
  return [...asked, '--out', out, '--workers', '2'];
};

/** The files of a bundle but its manifest. */
function files(folder: string): Record<string, string> {
  const all = readdirSync(join(here, folder), { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    all
      .filter((name) => name !== 'manifest.json' && name !== 'charts')
      .map((name) => [name, readFileSync(join(here, folder, name), 'latin1')]),
  );
}

/** The bank of a study: its whole lines. Nothing where it has none. */
const bankOf = (out: string): string => {
  const path = join(here, `${out}.unfinished`, 'bank.csv');
  if (!existsSync(path)) return '';
  const text = readFileSync(path, 'utf8');
  return text.slice(0, text.lastIndexOf('\n') + 1);
};

const wholes = new Map<string, Promise<{ readonly files: Record<string, string>; readonly took: number }>>();

/** The bundle of a study that ran through, and how long that took in milliseconds. */
function whole(kind: string): NonNullable<ReturnType<(typeof wholes)['get']>> {
  const made = async () => {
    const began = Date.now();
    const { code, stderr } = await handoff(commandOf(kind, `${kind}-whole`), here);
    expect(code, stderr).toBe(0);
    return { files: files(`${kind}-whole`), took: Date.now() - began };
  };
  wholes.set(kind, wholes.get(kind) ?? made());
  return wholes.get(kind)!;
}

beforeAll(() => {
  write('county.yaml', COUNTY);
  write('denver.yaml', FILES['denver']);
  for (const [kind, text] of Object.entries(STUDIES)) write(`${kind}.yaml`, text);
});

describe('a study that is killed again and again, at any moment', () => {
  const quick = ['sweep', 'sensitivity', 'explain'];
  const kinds = process.env['HANDOFF_ALL'] === '1' ? [...quick, 'calibrate'] : quick;
  it.each(kinds)(
    'loses no finished run, and ends the same to the byte: %s',
    async (kind) => {
      const { took } = await whole(kind);
      const out = `${kind}-killed`;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const before = bankOf(out);
        rmSync(join(here, out), { recursive: true, force: true });
        const child = start(commandOf(kind, out), here);
        const end = ended(child);
        const moment = Math.random() * took;
        const clock = setTimeout(() => child.kill('SIGKILL'), moment);
        const { code: ending, stderr } = await end;
        clearTimeout(clock);
        if (ending !== null) expect({ ending, stderr }).toMatchObject({ ending: 0 });
        // One that was quicker than its kill is done: its results stand, and the next begins afresh.
        if (existsSync(join(here, out)) && bankOf(out) === '') expect(files(out)).toEqual((await whole(kind)).files);
        else expect(bankOf(out).startsWith(before), `killed after ${moment} ms`).toBe(true);
      }
      const kept = bankOf(out).split('\n').length - 3;
      const last = await handoff(commandOf(kind, out), here);
      expect(last.code, last.stderr).toBe(0);
      if (kept > 0) expect(last.stderr).toContain(`${out}.unfinished: goes on after ${kept} of `);
      expect(files(out)).toEqual((await whole(kind)).files);
      expect(existsSync(join(here, `${out}.unfinished`))).toBe(false);
    },
    TIME,
  );
});

describe('two of one study at once', () => {
  it('are one: the second is refused, and the first is right', async () => {
    const first = start(commandOf('sweep', 'twice'), here);
    const end = ended(first);
    while (!existsSync(join(here, 'twice.unfinished', 'bank.csv'))) await new Promise((r) => setTimeout(r, 5));
    const second = await handoff(commandOf('sweep', 'twice'), here);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`twice.unfinished: is in the hands of process ${first.pid} on `);
    expect(second.stderr).not.toContain('simulating');
    expect((await end).code).toBe(0);
    expect(files('twice')).toEqual((await whole('sweep')).files);
  });
});

/** One bank, through all that may happen to it: each test goes on from the one before. */
describe('a bank', () => {
  const inFolder = () => readdirSync(join(here, 'life.unfinished'));
  const runs = () => bankOf('life').split('\n').length - 3;
  /** Goes on, and must be refused before anything is simulated. */
  async function refused(args = commandOf('sweep', 'life')): Promise<string> {
    const before = read('life.unfinished', 'bank.csv');
    const { code, stderr } = await handoff(args, here);
    expect(code).toBe(2);
    expect(stderr).not.toContain('simulating');
    expect(read('life.unfinished', 'bank.csv')).toBe(before);
    expect(inFolder()).toEqual(['bank.csv']);
    return stderr;
  }

  it('is given back by a process that is told to end', async () => {
    const child = start(commandOf('sweep', 'life'), here);
    const end = ended(child);
    // Once: a second signal ends the process at once, whatever it holds.
    const watch = setInterval(() => {
      if (runs() <= 3) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 5);
    expect((await end).code).toBe(143);
    clearInterval(watch);
    expect(inFolder()).toEqual(['bank.csv']);
    expect(runs()).toBeGreaterThan(3);
  });

  it('of another study is refused, with what differs', async () => {
    write('other.yaml', STUDIES['sweep'].replace('24', '23'));
    const told = await refused(['sweep', 'other.yaml', '--out', 'life', '--set', 'pickup.travel=3']);
    expect(told).toContain(
      'holds the runs of another study: it differs in replications of the study, scenario county, points of the study',
    );
  });

  it('is taken over from a dead process in one line; where it was changed, it is refused with its line', async () => {
    const dead = Number(execFileSync(process.execPath, ['-p', 'process.pid']));
    write('life.unfinished/lock.json', ownerText({ ...thisProcess(), pid: dead }));
    const bank = bankOf('life');
    const place = bank.split('\n', 4).join('\n').length - 10;
    write('life.unfinished/bank.csv', `${bank.slice(0, place)}${bank[place] === '1' ? 2 : 1}${bank.slice(place + 1)}`);
    const told = await refused();
    expect(told).toContain(`life.unfinished: taken over from process ${dead}, which ended before it was done\n`);
    expect(told).toContain('life.unfinished/bank.csv:4: was changed after it was written');
    expect(told).toContain('cut the file off after line 3 to go on from the run before');
    write('life.unfinished/bank.csv', bank);
  });

  it('that can grow no further ends the study with the machine’s reason, and keeps what it has', async () => {
    const before = runs();
    // A limit of two kilobytes a file stands for a disk that is full.
    const line = `trap '' XFSZ; ulimit -f 2; exec "${process.execPath}" "${BIN}" ${commandOf('sweep', 'life').join(' ')}`;
    const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile('bash', ['-c', line], { cwd: here }, (cause, _, told) => resolve({ code: cause?.code, stderr: told }));
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^handoff: life\.unfinished\/bank\.csv: cannot be written: the file is larger than is allowed there/m,
    );
    expect(runs()).toBeGreaterThan(before);
    expect(stderr).toContain(`it keeps ${runs()} of 24 runs`);
  });

  it('of all runs gives the same bundle as often as it is asked, and a note in its folder keeps that', async () => {
    const child = start(commandOf('sweep', 'life'), here);
    const end = ended(child);
    let all = '';
    const watch = setInterval(() => (all = bankOf('life') || all), 1);
    expect((await end).code).toBe(0);
    clearInterval(watch);
    expect(files('life')).toEqual((await whole('sweep')).files);
    expect(all.split('\n')).toHaveLength(24 + 3);
    // What a kill between the bundle and the removal of the bank leaves.
    mkdirSync(join(here, 'life.unfinished'));
    write('life.unfinished/bank.csv', all);
    write('life.unfinished/note.txt', 'mine');
    const { code, stderr } = await handoff(commandOf('sweep', 'life'), here);
    expect(code).toBe(0);
    expect(stderr).toContain('life.unfinished: goes on after 24 of 24 runs');
    expect(stderr).toContain('life.unfinished: kept, it holds files that are not ours');
    expect(files('life')).toEqual((await whole('sweep')).files);
    expect(inFolder()).toEqual(['note.txt']);
  });
});

describe('the bank of an explanation', () => {
  const bank = 'explain-stopped.unfinished/bank.csv';
  const again = (...more: string[]) =>
    handoff([...EXPLAIN, ...more, '--out', 'explain-stopped', '--workers', '1'], here);

  it('has a row a run with every combination, and goes on by any number of workers to the same bytes', async () => {
    const child = start(commandOf('explain', 'explain-stopped'), here);
    const end = ended(child);
    const watch = setInterval(() => {
      if (bankOf('explain-stopped').split('\n').length - 3 < 2) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 2);
    expect((await end).code).toBe(143);
    clearInterval(watch);
    const [, columns] = read(bank).split('\n');
    const combined = ['baseline', '1', '2', '1+2'].flatMap((name) => [`${name} transferred`, `${name} recorded_custody_rate`]); // prettier-ignore
    expect(columns.split(',').slice(0, -1)).toEqual(['run', 'office_months', ...combined]);
  });

  it.each([
    ['the medians', ['--draws', '0'], 'draws of the study'],
    ['other provisions', ['--set', 'county-2:pickup.travel=3'], 'provisions of the study, scenario county-2'],
    ['another seed', ['--seed', 'x'], 'seed of the study'],
    ['other groups', ['--group', 'all=local,pickup'], 'provisions of the study'],
  ])('is refused and kept where it is of %s', async (_, more, what) => {
    const before = read(bank);
    const asked = EXPLAIN.filter(
      (word, i) => more[0] !== '--draws' || (word !== '--draws' && EXPLAIN[i - 1] !== '--draws'),
    );
    const { code, stderr } = await handoff([...asked, ...more, '--out', 'explain-stopped'], here);
    expect(stderr).toContain(`holds the runs of another study: it differs in ${what}\n`);
    expect([code, read(bank)]).toEqual([2, before]);
  });

  it('goes on to more draws: one is the same among few and among many', async () => {
    const [kept, most] = [bankOf('explain-stopped'), EXPLAIN.map((word) => (word === '10' ? '12' : word))];
    mkdirSync(join(here, 'explain-more.unfinished'));
    write('explain-more.unfinished/bank.csv', kept);
    const [more, afresh] = await Promise.all(
      ['explain-more', 'explain-afresh'].map((out) => handoff([...most, '--out', out], here)),
    );
    expect(more.stderr).toContain(`goes on after ${kept.split('\n').length - 3} of 24 runs`);
    expect([more.code, afresh.code]).toEqual([0, 0]);
    expect(files('explain-more')).toEqual(files('explain-afresh'));
  });

  it('is as long as it says in a dry run, and then ends as if it had not been stopped', async () => {
    const kept = bankOf('explain-stopped').split('\n').length - 3;
    const { stdout } = await again('--dry-run');
    expect(stdout).toContain(`20, of which ${kept} are kept from before, of 4 scenarios each`);
    const { code, stderr } = await again();
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`explain-stopped.unfinished: goes on after ${kept} of 20 runs`);
    expect(files('explain-stopped')).toEqual((await whole('explain')).files);
  });
});

describe('a fit of nothing', () => {
  it.each([
    ['about whose places no figure may be read', 'tutorial', 'all', 'so no published figure is about them'],
    [
      'of one office by national figures',
      'denver.yaml',
      'national',
      'or "patterns: all", which reads figures of field offices',
    ],
    ['of a county of which nothing was published', 'county.yaml', 'all', 'so no published figure is about them'],
  ])('is refused before anything is simulated: %s', async (_, scenario, patterns, words) => {
    write('nothing.yaml', STUDIES['calibrate'].replace('denver.yaml', scenario).replace('all', patterns));
    const { code, stderr } = await handoff(['calibrate', 'nothing.yaml', '--out', 'nothing'], here);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) as string });
    expect(stderr).not.toContain('simulating');
    expect(existsSync(join(here, 'nothing.unfinished'))).toBe(false);
  });
});
