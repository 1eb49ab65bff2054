/**
 * The shipped tables, damaged as spreadsheets, editors and slips of the hand do it, in a copy of the program with a data
 * folder of its own: what `handoff check` and the commands that simulate say of it.
 */
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { ended, freshFolder, type Ended } from './handoff.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const copy = freshFolder();
const path = (table: string): string => join(copy, 'scenarios', 'data', `${table}.csv`);

/** The program finds its data above itself, so a copy of it has tables that a test may damage. */
beforeAll(() => {
  for (const part of ['bin', 'dist', 'scenarios', 'package.json']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
}); // prettier-ignore

const handoff = (...args: string[]): Promise<Ended> =>
  ended(spawn(process.execPath, [join(copy, 'bin', 'handoff.js'), ...args], { cwd: copy }));

type Damage = Readonly<Record<string, (text: string) => string | Buffer | undefined>>;

/** Damages tables, runs a command, and puts the shipped ones back. */
async function withDamage(damage: Damage, ...args: string[]): Promise<Ended> {
  const names = Object.keys(damage);
  const shipped = names.map((name) => readFileSync(path(name)));
  try {
    names.forEach((name, i) => {
      const damaged = damage[name](shipped[i].toString());
      if (damaged === undefined) rmSync(path(name));
      else writeFileSync(path(name), damaged);
    });
    return await handoff(...args);
  } finally {
    names.forEach((name, i) => writeFileSync(path(name), shipped[i]));
  }
}

/** The text with one of its lines, from 1, replaced or left out. */
const line =
  (number: number, change: (line: string) => string | undefined) =>
  (text: string): string =>
    text
      .split('\n')
      .flatMap((one, i) => (i + 1 === number ? (change(one) ?? []) : one))
      .join('\n');
const both =
  (...changes: ((text: string) => string)[]) =>
  (text: string): string =>
    changes.reduce((now, change) => change(now), text);

/** Lines that begin with the name of a file: "bookings.csv:3:1: jurisdiction: ...". */
const told = (stderr: string): string[] =>
  stderr.split('\n').flatMap((one) => (one.startsWith('scenarios/data/') ? [one.slice('scenarios/data/'.length)] : []));

describe('damaged tables of scenarios/data', () => {
  it('are told all at once, where the world is made of them', async () => {
    const { code, stdout, stderr } = await withDamage(
      {
        months: both(line(50, () => undefined), line(60, (one) => one.replace(/,.*,/, ',-1,'))),
        bookings: both(line(10, (one) => one.replace(/^0/, '')), line(12, (one) => one.replace(/[^,]*$/, 'NaN')), line(4, (one) => `${one}\n${one}`)),
        cpi_u: line(5, () => undefined),
        posterior_historical: line(7, (one) => one.replace(/^[^,]*/, '1.5')),
      },
      'check',
      'tutorial',
    ); // prettier-ignore
    expect(code).toBe(2);
    expect(stdout).toBe('tutorial: 7 errors\n');
    expect(told(stderr)).toEqual([
      'months.csv:50:1: month: must be 2007-10, the one after 2007-09, got 2007-11',
      'months.csv:60:9: level: must be at least 0, got -1',
      'cpi_u.csv:5:1: year: must be 2003, the one after 2002, got 2004',
      'posterior_historical.csv:7:1: adherence-priority: must be above 0 and below 1, got 1.5',
      'bookings.csv:5:1: jurisdiction: 01005 stands a second time, first in line 4',
      expect.stringMatching(/^bookings.csv:11:1: jurisdiction: unknown jurisdiction "\d{4}"$/),
      expect.stringMatching(/^bookings.csv:13:\d+: followed: must be a number, got "NaN"$/),
    ]);
  });

  it('are told where their places are wrong', async () => {
    const { code, stderr } = await withDamage(
      {
        counties: both(line(3, (one) => one.replace(',NOL,', ',NLO,')), line(5, (one) => one.replace(/^0/, '')), line(7, (one) => one.replace(/[^,]*$/, '4/26/2011')), line(9, (one) => one.replace(',AL,', ',XX,'))),
        prisons: line(2, (one) => one.replace('federal_prison', 'jail')),
      },
      'run',
      'tutorial',
    ); // prettier-ignore
    expect(code).toBe(2);
    expect(told(stderr)).toEqual([
      'counties.csv:3:18: office: unknown field office "NLO"',
      'counties.csv:5:1: code: must be a county code of five digits, got "1007"',
      expect.stringMatching(/^counties.csv:7:\d+: activated: must be a date .*, got "4\/26\/2011"$/),
      expect.stringMatching(/^counties.csv:9:\d+: state: unknown state "XX"$/),
      'prisons.csv:2:9: kind: must be one of state_prison, federal_prison, got "jail"',
    ]);
    expect(stderr).toContain('  write 2011-04-26');
    expect(stderr).toContain('handoff: 5 errors in the tables, nothing was done');
  });

  it('are told where a parameter names them, and only there', async () => {
    const damage: Damage = {
      local_policies: (text) => text.replace(/^0/gm, '').replace('decline-all', 'decline-al'),
      teams: both(line(3, (one) => one.replace('ATL', 'ALT')), line(4, (one) => one.replace(/[^,]*$/, '-4'))),
      hours_pickup: (text) => text.replace('office,', 'ofice,'),
      reason_teams: (text) => text.replace('office,', 'ofice,'),
    };
    const { code, stdout, stderr } = await withDamage(damage, 'check', 'historical', '--json');
    expect([code, stderr]).toEqual([2, '']);
    const { problems } = (JSON.parse(stdout) as { scenarios: { problems: Problem[] }[] }).scenarios[0];
    const zeros = problems.filter(({ hint = '' }) => hint.startsWith('has lost its leading zero: write 0'));
    const shipped = readFileSync(path('local_policies'), 'utf8').split('\n');
    expect(zeros.map((problem) => problem.line)).toEqual(
      shipped.flatMap((one, i) => (one.startsWith('0') ? [i + 1] : [])),
    );
    const others = problems.filter((problem) => !zeros.includes(problem));
    expect(others.map(({ file, line: at, message }) => `${file.slice('scenarios/data/'.length)}:${at}: ${message}`)).toEqual(
      expect.arrayContaining([
        'hours_pickup.csv:1: must be "jurisdiction", got "ofice"',
        'teams.csv:3: unknown field office "ALT"',
        expect.stringMatching(/^teams.csv:4: must be between 0 and \d+, got -4$/),
      ]),
    );
    expect(new Set(problems.map(({ file }) => file)).size).toBe(3);
  }); // prettier-ignore

  it('are told where they are no text in UTF-8, or are not there', async () => {
    const wide = await withDamage(
      { offices: (text) => Buffer.from(text, 'utf16le'), reasons: () => Buffer.from('scenario,é\n', 'latin1') },
      'compare',
      'tutorial',
      'tutorial',
    );
    expect(wide.code).toBe(2);
    expect(told(wide.stderr)).toEqual([
      'offices.csv:1:1: is not UTF-8 text: it seems to be UTF-16 (little-endian)',
      'reasons.csv:1:10: is not UTF-8 text: it seems to be Latin-1 or Windows-1252',
    ]);
    const gone = await withDamage({ offices: () => undefined, counties: (text) => text.split('\n', 1)[0] }, 'diff', 'tutorial', 'tutorial');
    expect(gone.code).toBe(2);
    expect(told(gone.stderr)).toEqual(['offices.csv: is missing', 'counties.csv:1:1: has a header and no rows']);
  }); // prettier-ignore

  it('are the same with a mark, other ends of lines and quotes', async () => {
    const damage: Damage = {
      local_policies: (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
      teams: (text) => text.replaceAll('\n', '\r'),
      counties: (text) => text.replace(/^(\d+),/gm, '"$1",'),
    };
    const hash = ({ stdout }: Ended): unknown =>
      (JSON.parse(stdout) as { scenarios: { hash: string; changes: object }[] }).scenarios;
    expect(hash(await withDamage(damage, 'check', 'historical', '--json'))).toEqual(
      hash(await handoff('check', 'historical', '--json')),
    );
  });
});

type Problem = { readonly file: string; readonly line: number; readonly message: string; readonly hint?: string };
