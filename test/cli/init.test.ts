/** The files that `init` writes: they say what they do, do no more, and run as their own comments say. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { starter, starterKinds, stepsIn } from '../../src/cli/files/starters.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const read = (name: string): string => readFileSync(join(here, name), 'utf8');

type Told = { provisions: { id: string; from: string | null; places: unknown; is: unknown }[] };
/** In what a file differs from its parent, as `diff` tells a program. */
async function told(name: string): Promise<Told['provisions']> {
  const checked = await handoff(['check', name], here);
  expect([checked.code, checked.stderr]).toEqual([0, '']);
  expect(checked.stdout).toMatch(new RegExp(`^${name}: valid$`, 'm'));
  return (JSON.parse((await handoff(['diff', 'historical', name, '--json'], here)).stdout) as Told).provisions;
}

const HARRIS = { from: '2015-07-02', places: { jurisdiction: '48201' }, is: 0.5 };

/** By kind: the title, and all in which the file differs. */
const SAID: Readonly<Record<string, readonly [title: string, provisions: object[]]>> = {
  scenario: ['From 2 July 2015 the jail of Harris County, Texas, holds half of those it may hold', [HARRIS]],
  law: [
    "From 1 January 2015 no jail in Maryland holds anybody for ICE without a judge's warrant",
    [
      {
        from: '2015-01-01',
        places: { state: 'MD' },
        text: expect.stringContaining(
          "may hold only people with a judge's warrant (was: anybody ICE asks for)",
        ) as string,
      },
    ],
  ],
  policy: [
    'From 1 January 2014 the jail of Harris County, Texas, may hold only after a serious or violent conviction',
    [
      {
        from: '2014-01-01',
        places: { jurisdiction: '48201' },
        text: expect.stringContaining(
          'may hold only people with a worst conviction for a serious felony or a violent crime',
        ) as string,
      },
    ],
  ],
  county: [
    'Harris County, Texas, with 10,500 bookings a month from January 2014 and a jail day at $80',
    [
      { id: 'places' },
      { from: '2014-01-01', places: { jurisdiction: '48201' }, is: 10_500 },
      {
        id: 'cost_book',
        details: [
          expect.stringMatching(/^now: extra days: whoever runs the jail pays \$80 \(2015\)/) as string,
          expect.stringMatching(/^now: hold: .*\$3\.33/) as string,
          expect.stringMatching(/^was: extra days/) as string,
          expect.stringMatching(/^was: hold/) as string,
        ],
      },
    ],
  ],
  'cost-book': [
    "A jail day at $150 and an officer's hour for pickups at $90, in dollars of 2016",
    [
      {
        id: 'cost_book',
        details: [
          expect.stringMatching(/^now: extra days: .*\$150 \(2016\)/) as string,
          expect.stringMatching(/^now: hold: .*\$6\.25 \(2016\)/) as string,
          expect.stringMatching(/^now: pickup: .*\$90 \(2016\)/) as string,
          expect.stringMatching(/^was: /) as string,
          expect.stringMatching(/^was: /) as string,
          expect.stringMatching(/^was: /) as string,
        ],
      },
    ],
  ],
};

describe('init', () => {
  it('has something to say of every kind', () => {
    expect(starterKinds().toSorted()).toEqual([...Object.keys(SAID), 'study'].toSorted());
  });

  it.each(Object.entries(SAID))('--kind %s differs in what its title says, and in nothing else', async (kind, said) => {
    const [title, provisions] = said;
    const file = `said-${kind}.yaml`;
    expect((await handoff(['init', '--kind', kind, file], here)).code).toBe(0);
    // A title of a hundred letters stands on a line of its own.
    expect(read(file).replace(/>-\n\s+/, '')).toContain(`title: ${title}\n`);
    const found = await told(file);
    expect(found).toHaveLength(provisions.length);
    expect(found).toMatchObject(provisions);
  });

  it('writes what was always written where no kind is asked for, and shows a law once that is no comment', async () => {
    await handoff(['init'], here);
    const text = read('my-scenario.yaml');
    expect(text).toBe(starter('scenario', 'my-scenario.yaml'));
    writeFileSync(
      join(here, 'my-scenario.yaml'),
      text.replace(/(?<=:\n)# state:\n(#.*\n)+/, (block) => block.replaceAll(/^# /gm, '')),
    );
    expect(await told('my-scenario.yaml')).toMatchObject([
      { from: '2015-07-02', places: { state: 'MD' }, is: { policy: 'ca-trust-act' } },
      HARRIS,
    ]);
  });

  it('names a file that a shell must have quoted so that the commands can be copied', async () => {
    const { stdout } = await handoff(['init', '--kind', 'law', 'my own law.yaml'], here);
    expect(stdout).toContain("handoff check 'my own law.yaml'\n");
    expect(read('my own law.yaml')).toContain("#   handoff check 'my own law.yaml'\n");
    expect((await handoff(['check', 'my own law.yaml'], here)).code).toBe(0);
  });

  /** The commands of a file, shortened so that each is a run or two. */
  const stepsOf = (text: string): string[][] =>
    stepsIn(text)
      .filter((line) => line.startsWith('handoff '))
      .map((line) => [...line.matchAll(/"([^"]+)"|(\S+)/g)].slice(1).map(([, quoted, word]) => quoted ?? word));

  it.each(starterKinds())('--kind %s runs as its comments say', async (kind) => {
    const file = `my-${kind}.yaml`;
    const { stdout } = await handoff(['init', '--kind', kind, `run-${file}`], here);
    const text = read(`run-${file}`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(124);
    const steps = stepsOf(text);
    expect(steps.length).toBeGreaterThan(1);
    for (const step of stepsIn(text)) expect(stdout).toContain(`  ${step}\n`);
    if (kind === 'study') writeFileSync(join(here, `run-${file}`), `${text}replications: 2\n`);
    // What "check" and "diff" say of it stands above.
    for (const step of steps.filter(([command]) => ['run', 'compare', 'sweep'].includes(command))) {
      const few = step[0] === 'sweep' ? [] : ['--replications', '2', '--format', 'svg'];
      const { code, stderr } = await handoff([...step, ...few], here);
      expect([step.join(' '), code, /warning/.exec(stderr)]).toEqual([step.join(' '), 0, null]);
    }
  });

  it('never writes over a file', async () => {
    writeFileSync(join(here, 'kept.yaml'), 'precious');
    const again = await handoff(['init', 'kept.yaml'], here);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('kept.yaml: exists and is not written over');
    expect(read('kept.yaml')).toBe('precious');
  });

  it.each([
    [['init', 'x'.repeat(300)], /the name is too long\n {2}choose another name\n$/],
    [['init', 'nowhere/mine.yaml'], /the folder does not exist/],
    [['init', '--kind', 'polcy'], /--kind: must be one of cost-book, .*, got "polcy"\n {2}did you mean "policy"\?/],
  ])('refuses %j with a remedy', async (args, message) => {
    const { code, stderr } = await handoff(args, here);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
