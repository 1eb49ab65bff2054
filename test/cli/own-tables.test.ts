/** Tables of a user's own, beside the scenario: every way in which one goes wrong, as `handoff check` tells it. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/report/files/hash.ts';
import { freshFolder, handoff } from './handoff.ts';

const HEAD = 'jurisdiction,from,value\n';
const GOOD = '06085,2015-01-01,0.4\n';

/** What is wrong, the parameter, the table, and what is told: line, column, path and message; then the remedy. */
const CASES: readonly (readonly [what: string, parameter: string, table: string | Buffer, ...told: string[]])[] = [
  ['a probability of 90', 'local.hold_willing', `${HEAD}${GOOD}06081,2015-01-01,90\n`, '3:18 local.hold_willing: must be between 0 and 1, got 90'],
  ['every wrong cell', 'local.hold_willing', `${HEAD}06085,2015-01-01,2\n06081,2015-01-01,-1\n`, '2:18 local.hold_willing: must be between 0 and 1, got 2', '3:18 local.hold_willing: must be between 0 and 1, got -1'],
  ['a percentage', 'local.hold_willing', `${HEAD}06085,2015-01-01,40%\n`, '2:18 local.hold_willing: must be a number, got "40%" | write percentages as shares, such as 0.05'],
  ['a decimal comma', 'local.hold_willing', `${HEAD}06085,2015-01-01,"0,4"\n`, '2:18 local.hold_willing: must be a number, got "0,4" | write decimals with a point: 0.4'],
  ['a decimal comma that divides the cell', 'local.hold_willing', `${HEAD}06085,2015-01-01,0,4\n`, '2:20 : has 4 cells, the header has 3 | put texts and numbers that hold commas in quotes'],
  ['a thousands separator', 'local.notice_lead', `${HEAD}06085,2015-01-01,"1,200"\n`, '2:18 local.notice_lead: must be a number, got "1,200" | write numbers without separators'],
  ['no number', 'local.hold_willing', `${HEAD}06085,2015-01-01,NaN\n06081,2015-01-01,1e999\n06001,2015-01-01,0x1\n`, '2:18 local.hold_willing: must be a number, got "NaN"', '3:18 local.hold_willing: must be a number, got "1e999"', '4:18 local.hold_willing: must be a number, got "0x1"'],
  ['part of a month', 'at_large.list_months', 'office,from,value\nSFR,2015-01-01,2.5\n', '2:16 at_large.list_months: must be a whole number, got 2.5'],
  ['a word that is no capacity', 'pickup.hours_per_day', 'office,from,value\nSFR,2015-01-01,unlimitd\n', '2:16 pickup.hours_per_day: must be "unlimited" or a number, got "unlimitd" | did you mean "unlimited"?'],
  ['a policy that is none', 'local.policy', `${HEAD}06085,2015-01-01,decline-al\n`, '2:18 local.policy: unknown policy "decline-al" | did you mean "decline-all"?'],
  ['a flag that is none', 'local.reimbursement', `${HEAD}06085,2015-01-01,yes\n`, '2:18 local.reimbursement: must be true or false, got "yes" | write true or false'],
  ['a code without its zero', 'local.hold_willing', `${HEAD}6085,2015-01-01,0.4\n`, '2:1 jurisdiction: unknown jurisdiction "6085" | has lost its leading zero: write 06085'],
  ['a code nobody has', 'local.hold_willing', `${HEAD}06086,2015-01-01,0.4\n`, '2:1 jurisdiction: unknown jurisdiction "06086" | did you mean "06081"?'],
  ['a county without a jail', 'local.hold_willing', `${HEAD}36047,2015-01-01,0.4\n`, '2:1 jurisdiction: unknown jurisdiction "36047" | it has no jail of its own: write 36061, whose jail serves it'],
  ['an office among jurisdictions', 'local.hold_willing', `${HEAD}SFR,2015-01-01,0.4\n`, '2:1 jurisdiction: unknown jurisdiction "SFR" | it is a field office: a table of these begins with the column "office"'],
  ['jurisdictions where offices are asked for', 'at_large.teams', `${HEAD}06085,2015-01-01,4\n`, '1:1 at_large.teams: is asked for by field office: the table must begin with the column "office"'],
  ['a figure of the nation', 'people.county.entry_age', `${HEAD}06085,2015-01-01,0.4\n`, '1:1 people.county.entry_age: is one figure for the whole nation: a table by place cannot set it | state values'],
  ['an American date', 'local.hold_willing', `${HEAD}06085,7/2/2015,0.4\n06081,7/20/2015,0.4\n`, '2:7 from: must be a date such as 2015-07-02 or a month such as 2015-07, got "7/2/2015" | write 2015-07-02 or 2015-02-07', '3:7 from: must be a date such as 2015-07-02 or a month such as 2015-07, got "7/20/2015" | write 2015-07-20'],
  ['other dates', 'local.hold_willing', `${HEAD}06085,13.7.2015,0.4\n06081,42187,0.4\n06001,2015/7/2,0.4\n06013,soon,0.4\n`, '2:7 from: must be a date such as 2015-07-02 or a month such as 2015-07, got "13.7.2015" | write 2015-07-13', '3:7 from: must be a date such as 2015-07-02 or a month such as 2015-07, got "42187" | write 2015-07-02', '4:7 from: must be a date such as 2015-07-02 or a month such as 2015-07, got "2015/7/2" | write 2015-07-02', '5:7 from: must be a date such as 2015-07-02 or a month such as 2015-07, got "soon"'],
  ['a day that the calendar has not', 'local.hold_willing', `${HEAD}06085,2015-02-30,0.4\n`, '2:7 from: must be a date of the calendar between 2000 and 2050, got "2015-02-30"'],
  ['a place and day twice', 'local.hold_willing', `${HEAD}${GOOD}06081,2015-01-01,0.5\n06085,2015-01,0.9\n`, '4:1 jurisdiction: 06085 on 2015-01-01 stands a second time, first in line 2 | keep one of the two'],
  ['exchanged cells', 'local.hold_willing', `${HEAD}0.4,2015-01-01,06085\n`, '2:1 jurisdiction: holds "0.4", and "value" holds the place "06085" | the two are exchanged: write each in its own column'],
  ['a missing column', 'local.hold_willing', 'jurisdiction,value\n06085,0.4\n', '1:14 : the column "from" is missing | the header must be jurisdiction,from,value'],
  ['a column too many', 'local.hold_willing', 'jurisdiction,from,value,note\n06085,2015-01-01,0.4,x\n', '1:25 : has a column too many: "note" | the header must be jurisdiction,from,value'],
  ['another order', 'local.hold_willing', 'value,from,jurisdiction\n0.4,2015-01-01,06085\n', '1:1 : the columns stand in another order | the header must be jurisdiction,from,value'],
  ['another header', 'local.hold_willing', 'county,from,value\n06085,2015-01-01,0.4\n', '1:1 : must be "jurisdiction", got "county" | the header must be jurisdiction,from,value'],
  ['no header', 'local.hold_willing', GOOD, '1:1 : must be "jurisdiction", got "06085" | the header must be jurisdiction,from,value'],
  ['semicolons', 'local.hold_willing', 'jurisdiction;from;value\n06085;2015-01-01;0.4\n', '1:1 : cells are separated by ";" | save it with commas; the header must be jurisdiction,from,value'],
  ['an empty cell', 'local.hold_willing', `${HEAD},2015-01-01,0.4\n06085,,0.4\n06081,2015-01-01,\n`, '2:1 jurisdiction: must be the code of a jurisdiction, got nothing', '3:7 from: must be a date such as 2015-07-02 or a month such as 2015-07, got nothing', '4:18 value: must not be empty'],
  ['a ragged row', 'local.hold_willing', `${HEAD}06085,2015-01-01\n${GOOD}`, '2:17 : has 2 cells, the header has 3'],
  ['text after quotes', 'local.hold_willing', `${HEAD}"06085"x,2015-01-01,0.4\n06081,2015-01-01,7\n`, '2:8 : text stands after the closing quote | put the whole cell in quotes, or none of it', '3:18 local.hold_willing: must be between 0 and 1, got 7'],
  ['a quote inside a cell', 'local.hold_willing', `${HEAD}06085,2015"-01-01,0.4\n`, '2:11 : a quote stands inside a cell | put the whole cell in quotes, and double the quotes inside it'],
  ['a quote that is not closed', 'local.hold_willing', `${HEAD}"06085,2015-01-01,0.4\n${GOOD}`, '2:1 : a quote is not closed | add the quote that ends the cell'],
  ['a header only', 'local.hold_willing', HEAD, '1:1 : has a header and no rows | add rows, or do without the table'],
  ['nothing', 'local.hold_willing', '', '1:1 : is empty | a table has a header and rows'],
  ['Latin-1', 'local.policy', Buffer.from(`${HEAD}06085,2015-01-01,décline\n`, 'latin1'), '2:19 : is not UTF-8 text: it seems to be Latin-1 or Windows-1252 | save it as UTF-8: in a spreadsheet "CSV UTF-8", in an editor "save with encoding"'],
  ['UTF-16', 'local.hold_willing', Buffer.from(`\ufeff${HEAD}${GOOD}`, 'utf16le'), '1:1 : is not UTF-8 text: it seems to be UTF-16 (little-endian) | save it as UTF-8: in a spreadsheet "CSV UTF-8", in an editor "save with encoding"'],
  ['UTF-16 without a mark', 'local.hold_willing', Buffer.from(`${HEAD}${GOOD}`, 'utf16le'), '1:1 : is not UTF-8 text: it seems to be UTF-16 (little-endian) | save it as UTF-8: in a spreadsheet "CSV UTF-8", in an editor "save with encoding"'],
]; // prettier-ignore

/** The same table in other forms that editors and spreadsheets write. */
const FORMS: readonly (readonly [what: string, table: string])[] = [
  ['as it is', `${HEAD}${GOOD}06081,2015-07-01,1\n`],
  ['with a byte order mark', `\ufeff${HEAD}${GOOD}06081,2015-07-01,1\n`],
  ['CR LF', `${HEAD}${GOOD}06081,2015-07-01,1\n`.replaceAll('\n', '\r\n')],
  ['CR', `${HEAD}${GOOD}06081,2015-07-01,1\n`.replaceAll('\n', '\r')],
  ['no end of line', `${HEAD}${GOOD}06081,2015-07-01,1`],
  ['quoted, blanks, empty lines', `"jurisdiction","from","value"\n\n"06085", 2015-01-01 ,0.40\n"06081","2015-07",1.0\n\n`],
  ['another order of rows', `${HEAD}06081,2015-07-01,1\n${GOOD}`],
]; // prettier-ignore

/** A scenario that reads one parameter from a table. */
const scenario = (parameter: string, table: string): string => {
  const keys = parameter.split('.');
  const lines = keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`);
  const values = `{ assumed: the question, table: ${table}${parameter === 'local.policy' ? ', values: [{ value: none }]' : ''} }`;
  return `handoff: 1\ntitle: Own\ndescription: Own\nextends: tutorial\n${lines.join('\n')} ${values}\n`;
};

type Told = { line: number; column: number; path: string; message: string; hint?: string; file: string };
type Checked = { scenarios: { name: string; ok: boolean; hash?: string; problems: Told[] }[] };
const line = (p: Told): string =>
  `${p.line}:${p.column} ${p.path}: ${p.message}${p.hint === undefined ? '' : ` | ${p.hint}`}`;

/** The files of a bundle with their hashes; the manifest has a clock. */
const filesOf = (bundle: string) =>
  readdirSync(bundle, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && name !== 'manifest.json')
    .map((name) => [name, sha256(readFileSync(join(bundle, name)))]);

describe('a table beside a scenario', () => {
  it('is told with the line and column of every cell that is wrong', async () => {
    const folder = freshFolder();
    CASES.forEach(([, parameter, table], i) => {
      writeFileSync(join(folder, `t${i}.csv`), table);
      writeFileSync(join(folder, `s${i}.yaml`), scenario(parameter, `./t${i}.csv`));
    });
    const names = CASES.map((_, i) => `s${i}.yaml`);
    const { code, stdout } = await handoff(['check', '--json', ...names], folder);
    expect(code).toBe(2);
    const { scenarios } = JSON.parse(stdout) as Checked;
    const found = CASES.map(([what], i) => [what, scenarios[i].problems.map((p) => [p.file, line(p)])]);
    expect(found).toEqual(CASES.map(([what, , , ...told], i) => [what, told.map((one) => [`t${i}.csv`, one])]));
  });

  it('shows the line with a caret, and simulates nothing', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'w.csv'), `${HEAD}06085,2015-01-01,90\n`);
    writeFileSync(join(folder, 's.yaml'), scenario('local.hold_willing', 'w.csv'));
    const told =
      'w.csv:2:18: local.hold_willing: must be between 0 and 1, got 90\n  2 | 06085,2015-01-01,90\n                       ^\n';
    const ended = await handoff(['compare', 'tutorial', 's.yaml'], folder);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(`${told}handoff: 1 error in the input, nothing was simulated\n`);
  });

  it('is the same in every form, and another if one value changes', async () => {
    const folder = freshFolder();
    const forms = [...FORMS, ['changed', `${HEAD}${GOOD}06081,2015-07-01,0.99\n`] as const];
    forms.forEach(([, table], i) => {
      writeFileSync(join(folder, `t${i}.csv`), table);
      writeFileSync(join(folder, `s${i}.yaml`), `${scenario('local.hold_willing', `t${i}.csv`).slice(0, -2)}, values: [{ value: 0.9 }] }\n`);
    }); // prettier-ignore
    const { code, stdout } = await handoff(['check', '--json', ...forms.map((_, i) => `s${i}.yaml`)], folder);
    const hashes = (JSON.parse(stdout) as Checked).scenarios.map(({ hash, problems }) => hash ?? problems.map(line));
    expect(code).toBe(0);
    expect(new Set(hashes.slice(0, -1)).size, JSON.stringify(hashes)).toBe(1);
    expect(hashes.at(-1)).not.toBe(hashes[0]);
  });

  it('is found near its name, and never outside the folder or where no file is', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'in', 'folder.csv'), { recursive: true });
    writeFileSync(join(folder, 'outside.csv'), HEAD + GOOD);
    writeFileSync(join(folder, 'in', 'willing.csv'), HEAD + GOOD);
    writeFileSync(join(folder, 'in', 'large.csv'), HEAD + GOOD.repeat(60_000));
    symlinkSync('/dev/zero', join(folder, 'in', 'zero.csv'));
    symlinkSync('../outside.csv', join(folder, 'in', 'link.csv'));
    symlinkSync('loop.csv', join(folder, 'in', 'loop.csv'));
    const tables = ['./wiling.csv', 'willing', 'hours_pikup', '../outside.csv', 'link.csv', 'folder.csv', 'zero.csv', 'loop.csv', 'large.csv', '/etc/x.csv']; // prettier-ignore
    tables.forEach((table, i) =>
      writeFileSync(join(folder, 'in', `s${i}.yaml`), scenario('local.hold_willing', table)),
    );
    const { stdout } = await handoff(['check', '--json', ...tables.map((_, i) => `in/s${i}.yaml`)], folder);
    const { scenarios } = JSON.parse(stdout) as Checked;
    const at = (table: string): string =>
      scenarios[tables.indexOf(table)].problems.map(({ message, hint = '' }) => `${message} | ${hint}`).join('\n');
    expect(scenarios.every(({ problems }) => problems[0].path === 'local.hold_willing.table')).toBe(true);
    expect(at('./wiling.csv')).toBe('"./wiling.csv" does not exist | did you mean "./willing.csv"?');
    expect(at('willing')).toBe('unknown table "willing" | a table of your own is named by its file: ./willing.csv');
    expect(at('hours_pikup')).toBe('unknown table "hours_pikup" | did you mean "hours_pickup"?');
    expect(at('../outside.csv')).toContain('lies outside the folder of the scenario');
    expect(at('link.csv')).toContain('lies outside the folder of the scenario');
    expect(at('folder.csv')).toContain('is a folder, not a table');
    expect(at('zero.csv')).toContain('lies outside the folder of the scenario');
    expect(at('loop.csv')).toContain('its links lead in a circle');
    expect(at('large.csv')).toContain('is larger than 1 MB');
    expect(at('/etc/x.csv')).toContain('must be a path relative to this file');
  });

  it('stands in the scenario of a bundle, which gives the same bytes alone, and diff sees through it', async () => {
    const [folder, elsewhere] = [freshFolder(), freshFolder()];
    writeFileSync(join(folder, 'p.csv'), `${HEAD}06085,2015-01,decline-all\r\n06001,2014-05-01,judicial-order\r\n`);
    writeFileSync(join(folder, 'own.yaml'), scenario('local.policy', 'p.csv'));
    const run = (cwd: string) => handoff(['run', 'own.yaml', '--replications', '1', '--quiet', '--out', 'b'], cwd);
    expect((await run(folder)).code).toBe(0);
    copyFileSync(join(folder, 'b', 'scenario.own.yaml'), join(elsewhere, 'own.yaml'));
    const { stdout: checked } = await handoff(['check', '--json', 'own.yaml', join(elsewhere, 'own.yaml')], folder);
    const [own, alone] = (JSON.parse(checked) as Checked).scenarios;
    expect([alone.hash, alone.problems]).toEqual([own.hash, []]);
    expect(readFileSync(join(folder, 'b', 'summary.json'), 'utf8')).toContain(own.hash);
    if (process.env['HANDOFF_ALL'] === '1') {
      expect((await run(elsewhere)).code).toBe(0);
      expect(filesOf(join(elsewhere, 'b'))).toEqual(filesOf(join(folder, 'b')));
    }
    const { inputs } = JSON.parse(readFileSync(join(folder, 'b', 'manifest.json'), 'utf8')) as { inputs: object };
    expect(inputs).toHaveProperty(['p.csv'], sha256(readFileSync(join(folder, 'p.csv'))));
    const { stdout } = await handoff(['diff', 'tutorial', 'own.yaml'], folder);
    expect(stdout).toMatch(/From 1 January 2015, the jail of Santa Clara, CA\s+may\s+not\s+hold/);
  }); // prettier-ignore
});
