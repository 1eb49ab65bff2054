/** The examples in the help: each is understood, and names only what is shipped or what `init` writes. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { nameOf } from '../../src/cli/command.ts';
import { COMMANDS, GROUPS } from '../../src/cli/commands.ts';
import { scenarioNames, studyNames } from '../../src/cli/files/shipped.ts';
import { starterKinds } from '../../src/cli/files/starters.ts';
import {
  readExplainOptions,
  readExtendOptions,
  readPlaceOptions,
  readRunOptions,
  readTraceOptions,
} from '../../src/cli/request.ts';
import { runCommandLine } from '../../src/cli/parser.ts';
import { loadArms } from '../../src/cli/files/scenarios.ts';
import { loadWorld } from '../../src/world/files.ts';

const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]+)"|([^\s"]+)/g)].map(([, quoted, word]) => quoted ?? word);

/** What a command line means: the command that it names and the values that it is given. */
async function understood(line: string): Promise<{ command: string; values: Readonly<Record<string, unknown>> }> {
  let found: Awaited<ReturnType<typeof understood>> | undefined;
  const noted = (command: Command): Command => ({
    ...command,
    run: async (values) => {
      found = { command: nameOf(command), values };
      return 0;
    },
  });
  const [program, ...args] = words(line.replace(/ > .*$/, ''));
  expect(program).toBe('handoff');
  await runCommandLine(
    args,
    GROUPS.map(([heading, commands]) => [heading, commands.map(noted)]),
  );
  return found!;
}

const EXAMPLES = COMMANDS.flatMap((command) => command.examples.map(([line]) => [line, command] as const));
const OWN = starterKinds().map((kind) => `my-${kind}.yaml`);

/** Options whose values are read before anything is loaded. */
function readOptions(command: string, values: Readonly<Record<string, unknown>>): void {
  if (command === 'explain') {
    const one = values['person'] !== undefined || values['find'] !== undefined;
    (one ? readTraceOptions : readExplainOptions)(values);
  } else if (command === 'place') readPlaceOptions(values);
  else if (values['extend'] !== undefined) readExtendOptions(values);
  else if (!['worker', 'merge', 'list', 'init', 'brief', 'chart', 'schema', 'completion'].includes(command))
    readRunOptions(values);
}

/** Commands of which others do one half: their examples show both. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { merge: ['compare'], worker: ['compare'] };

describe('the example', () => {
  it.each(EXAMPLES)('%s', async (line, command) => {
    const found = await understood(line);
    expect([nameOf(command), ...(BESIDE[nameOf(command)] ?? [])]).toContain(found.command);
    readOptions(found.command, found.values);
    const named = Object.keys(command.positionals ?? {}).filter((name) => command.words?.[name] !== undefined);
    const names = named.flatMap((name) => [found.values[name] ?? []].flat()).map(String);
    if (found.command === 'list') return;
    const known = [...scenarioNames(), ...studyNames(), ...OWN];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(EXAMPLES.filter(([line]) => line.includes(' --set ')))('sets what can be set: %s', async (line) => {
    const { values } = await understood(line);
    const given = Object.values(values).flat() as string[];
    const first = given.find((value) => scenarioNames().includes(value)) ?? 'historical';
    const sets = ([values['set'] ?? []].flat() as string[]).map((text) => text.replace(/^[\w-]+:/, ''));
    expect(loadArms([first], loadWorld(), { sets })).toMatchObject({ ok: true });
  });
});
