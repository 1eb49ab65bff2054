/** What `list` shows: nothing is missing, all of it can be found, read at 80 columns and read by a program. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allScenarios, questions } from '../../src/cli/lists/questions.ts';
import { type Item, laidOut, search } from '../../src/cli/lists/item.ts';
import { SUBJECT_NAMES, SUBJECTS } from '../../src/cli/lists/subjects.ts';
import { shippedScenarios } from '../../src/cli/files/shipped.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('the first list', () => {
  it('is a screen of titles in groups, and says what else there is', async () => {
    const { code, stdout, stderr } = await handoff(['list'], here);
    expect([code, stderr]).toEqual([0, '']);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    for (const subject of SUBJECT_NAMES) expect(stdout).toContain(subject);
    expect(stdout).toMatch(/^ {2}tutorial {2,}\S/m);
    expect(stdout).not.toMatch(/puzzle|reason-|rules-of|records-of|year-2013/);
  });

  it('has every scenario that stands in scenarios/ itself', () => {
    const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
    const names = questions().map(({ name }) => name);
    expect(names.toSorted()).toEqual(files.map((file) => file.replace('.yaml', '')).toSorted());
  });

  it('is also a document', async () => {
    const { stdout } = await handoff(['list', '--json'], here);
    const { schema, scenarios } = JSON.parse(stdout) as { schema: string; scenarios: Item[] };
    expect(schema).toBe('handoff.list/1');
    expect(scenarios.find(({ name }) => name === 'no-holds')).toMatchObject({
      title: 'No holds anywhere',
      group: 'Other state and local limits',
      description: expect.stringContaining('1 January 2014') as string,
    });
  });
});

describe('all scenarios', () => {
  it('are listed, each once', () => {
    expect(
      allScenarios()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...shippedScenarios().keys()].toSorted());
  });
});

describe.each(SUBJECT_NAMES)('list %s', (subject) => {
  it('fits 80 columns, says how to use and to search it, and is also a document', async () => {
    const { code, stdout } = await handoff(['list', subject], here);
    expect(code).toBe(0);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).toContain('\nIn a command: ');
    expect(stdout).toContain(`handoff list ${subject} WORDS`);
    const all = await SUBJECTS[subject].items();
    const json = JSON.parse((await handoff(['list', subject, '--json'], here)).stdout) as Record<string, Item[]>;
    expect(json[subject.replace('-', '_')].map(({ name }) => name)).toEqual(all.map(({ name }) => name));
  });

  it('finds each by its own name, in any case, and each has a title', async () => {
    const all = await SUBJECTS[subject].items();
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(({ title }) => title.trim() === '')).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...all), (item) => {
        const found = search(all, [item.name.toUpperCase()]);
        expect(found).toContain(item);
        expect(longest(laidOut(found, true).join('\n'))).toBeLessThanOrEqual(80);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what rests on something', () => {
  it.each(['programmes', 'policies', 'cost-books', 'parameters'] as const)('%s say on what', async (subject) => {
    const all = await SUBJECTS[subject].items();
    const silent = all.filter(({ data }) => {
      const { source, assumed, values = [] } = data as { source: unknown; assumed: unknown; values?: object[] };
      return source === null && assumed === null && !values.some((value) => 'source' in value || 'assumed' in value);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it.each(['programmes', 'policies'] as const)('%s of 2017 and later say that no run reaches them', async (subject) => {
    const all = await SUBJECTS[subject].items();
    const late = all.filter(({ lines = [] }) => lines.some((line) => line.endsWith('no run reaches it yet')));
    expect(late.length).toBeGreaterThan(0);
    for (const { name, lines } of late) expect(lines?.[0], name).toMatch(/ 20(1[7-9]|2\d), after the end of the model/);
    // Their own words tell when a rule came, apart from the day that it states.
    const saysSo = all.filter(({ title, data }) => {
      const { source } = data as { source: string | null };
      return /\b20(1[7-9]|2\d)$/.test(title) || /(in force from|policy of) .*\b20(1[7-9]|2\d)\b/.test(source ?? '');
    });
    expect(saysSo.filter((item) => !late.includes(item)).map(({ name }) => name)).toEqual([]);
  });
});

describe('a search', () => {
  const item = (name: string, more: Partial<Item> = {}): Item => ({ name, title: `title of ${name}`, ...more });

  it('wants all words, wherever they stand, and reads underscores as blanks', () => {
    const all = [item('at_large_arrests'), item('large', { lines: ['in a cell'] }), item('other', { also: 'cell' })];
    expect(search(all, ['at large'])).toEqual([all[0]]);
    expect(search(all, ['CELL', 'title'])).toEqual([all[1], all[2]]);
    expect(search(all, ['cell', 'arrests'])).toEqual([]);
    expect(search(all, [])).toEqual(all);
    const places = ['Rockingham, NC', 'King, WA', 'Harris, TX'].map((title, i): Item => ({ name: `0${i}`, title, also: 'king' })); // prettier-ignore
    expect(search(places, ['king']).map(({ title }) => title)).toEqual(['King, WA', 'Rockingham, NC', 'Harris, TX']);
  });

  it('puts first what has the words in its name', async () => {
    const { stdout } = await handoff(['list', 'places', 'Baltimore'], here);
    expect(stdout).toMatch(/^24005 +Baltimore, MD, field office BAL\n24510 +Baltimore city, MD/);
    expect(stdout).toContain('24047');
  });

  it('tells a few in full: what a law says, where a value holds', async () => {
    const law = (await handoff(['list', 'policies', 'no-holds'], here)).stdout;
    expect(law).toContain('A jail may not hold anybody ICE asks for');
    const value = (await handoff(['list', 'parameters', 'local.hold_willing'], here)).stdout;
    expect(value).toMatch(/- 0\.9 \(0\.65 to 0\.98\) in California from 2014-01-01; assumed: round/);
  });

  it('that finds nothing says so, and what to try', async () => {
    const { code, stdout } = await handoff(['list', 'metrics', 'transfered'], here);
    expect(code).toBe(1);
    expect(stdout).toBe(
      'None of 79 metrics has the word "transfered".\n  did you mean "handoff list metrics transferred"?\n',
    );
    const far = await handoff(['list', 'offices', 'xylophone', 'quartz'], here);
    expect(far.stdout).toContain('has all of the words "xylophone quartz".\n  "handoff list offices" lists all');
    const json = await handoff(['list', 'offices', 'xylophone', '--json'], here);
    expect([json.code, JSON.parse(json.stdout)]).toEqual([1, { schema: 'handoff.list/1', offices: [] }]);
  });

  it('in something else names what is near, or all that can be listed', async () => {
    expect((await handoff(['list', 'metrcs'], here)).stderr).toContain('did you mean "metrics"?');
    expect((await handoff(['list', 'maryland'], here)).stderr).toContain('known: scenarios, studies, metrics');
  });
});

describe('the rules of one jail', () => {
  const told = async (...words: string[]): Promise<string> => {
    const { code, stdout } = await handoff(['list', 'places', ...words], here);
    expect(code).toBe(0);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    return stdout.replaceAll(/\s+/g, ' ');
  };

  it('stand in the order of days, with what is known of the day and with sources', async () => {
    const angeles = await told('06037');
    const [law, may, september] = ['From 1 January 2014, law of the state', 'From some day of May 2014, policy of the county', 'From 22 September 2015, policy of the county']; // prettier-ignore
    const places = [law, may, september].map((text) => angeles.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(angeles).toContain('Source: LA Times, 1 Jun 2014');
  });

  it('say what no run reaches, what changes nothing, and where none is known', async () => {
    const travis = await told('48453');
    expect(travis).toMatch(
      /From some day of July 2014, .* may do as before\. .* From 1 February 2017, .* no run reaches it yet\./,
    );
    expect(travis.match(/no run reaches it yet/g)).toHaveLength(1);
    expect(await told('51059')).toContain('No limit by law or policy is known.');
    expect(await told('FED-LOS')).toContain('No law of a state and no policy of a county binds it.');
  });

  it('are not searched: a county is not found by what another one rests on', async () => {
    expect((await handoff(['list', 'places', 'Oregonian'], here)).code).toBe(1);
  });
});
