import pc from 'picocolors';
import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE, WRONG_INPUT } from '../failure.ts';
import { jsonOption } from '../options.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import { printable } from '../../base/printable.ts';
import { count, firstOf, tellProblems } from '../problems.ts';
import { tellReplaced } from '../replaced.ts';
import { print } from '../streams.ts';
import { behind } from '../../base/wrap.ts';
import type { World } from '../../world/world.ts';
import type { RuleChange } from '../work/policy-dates.ts';

/** What stands before the text of a change: two blanks, a date, two blanks. */
const MARGIN = ' '.repeat(14);

export const check: Command = {
  usage: 'check <scenario..>',
  summary: 'Say what is wrong with scenarios or studies; simulate nothing.',
  positionals: { scenario: 'Shipped names or files, studies too; - for standard input' },
  stdin: true,
  words: { scenario: scenarioNames },
  options: {
    all: { type: 'boolean', describe: 'List the rule dates of parents and shipped tables, too' },
    ...jsonOption,
  },
  examples: [
    ['handoff check my-law.yaml', 'problems with line and remedy; exit code 2'],
    ['handoff check my-law.yaml --all', 'with all days on which a rule changes'],
    ['handoff check historical --json', 'the same for a program'],
  ],
  async run(values) {
    const names = values['scenario'] as readonly string[];
    const checked = await checkAll(names);
    if (values['json'] === true)
      print(JSON.stringify({ schema: 'handoff.check/1', scenarios: checked.map(forJson) }, null, 2));
    else for (const one of checked) tell(one, values['all'] === true);
    return checked.every(({ ok }) => ok) ? DONE : WRONG_INPUT;
  },
};

async function checkAll(names: readonly string[]) {
  const [
    scenarios,
    { loadWorld },
    { floorAboveCeiling },
    { countEvidence },
    { ruleChanges },
    { studyKind },
    { isProblem },
    { ownBookings },
  ] = await Promise.all([
    import('../files/scenarios.ts'),
    import('../../world/files.ts'),
    import('../../policy/consistency.ts'),
    import('../../scenario/values/count-evidence.ts'),
    import('../work/policy-dates.ts'),
    import('../../scenario/studies/kind.ts'),
    import('../../scenario/read/set.ts'),
    import('../work/own-bookings.ts'),
  ]);
  let world: World;
  try {
    world = loadWorld();
  } catch (cause) {
    if (!(cause instanceof ProblemsError)) throw cause;
    // No scenario is valid over tables that are not, and a program that asked is told so in JSON.
    const { problems, files } = cause;
    return names.map((name) => ({ ok: false as const, name, problems, files }));
  }
  const checkScenario = (name: string) => {
    const loaded = scenarios.loadScenario(name, world, { floorAboveCeiling });
    if (!loaded.ok) return { ok: false as const, name, problems: loaded.problems, files: loaded.files };
    const { scenario, hash, warnings, files, replaces } = loaded.resolved;
    return {
      ok: true as const,
      name,
      hash,
      evidence: countEvidence(scenario),
      changes: ruleChanges(loaded.resolved, world),
      replaces: replaces(),
      own_bookings: ownBookings(scenario, world),
      problems: warnings,
      files,
    };
  };
  return Promise.all(
    names.map(async (name) => {
      const source = scenarios.findSource(name);
      const kind = isProblem(source) ? undefined : studyKind(source);
      if (kind === undefined || isProblem(source)) return checkScenario(name);
      const { checkStudy } = await import('../work/check-study.ts');
      const { ok, ...checked } = checkStudy(source, world);
      return ok
        ? { ok, name, study: kind, ...checked }
        : { ok, name, problems: checked.problems, files: checked.files };
    }),
  );
}

type Checked = Awaited<ReturnType<typeof checkAll>>[number];

function forJson({ files: _files, problems, ...rest }: Checked): object {
  const { shown, more } = firstOf(problems);
  return { ...rest, problems: shown, ...(more > 0 ? { more } : {}) };
}

/** @param all with the rule dates that it states nowhere itself */
function tell(checked: Checked, all: boolean): void {
  tellProblems(checked.problems, checked.files);
  if (!checked.ok) {
    const errors = checked.problems.filter(({ severity }) => severity === 'error').length;
    print(`${printable(checked.name)}: ${pc.red(count(errors, 'error'))}`);
    return;
  }
  const warned = checked.problems.length === 0 ? '' : `, ${count(checked.problems.length, 'warning')}`;
  print(`${printable(checked.name)}: ${pc.green('valid')}${warned}`);
  if ('study' in checked) {
    print(`  a ${checked.study} study: ${checked.holds}`);
    return;
  }
  const { parameters, assumed, uncertain } = checked.evidence;
  print(`  ${count(parameters, 'parameter')}: ${assumed} assumed, ${uncertain} uncertain`);
  for (const text of checked.own_bookings) for (const line of behind('    ', text, '  ')) print(line);
  tellChanges(checked.changes, all);
  tellReplaced(checked.name, checked.replaces);
}

/** What the file states in full; of what it takes over the number, which may be of a whole country. */
function tellChanges(changes: readonly RuleChange[], all: boolean): void {
  const told = all ? changes : changes.filter(({ own }) => own);
  for (const { day, text } of told) for (const line of behind(MARGIN, text, `  ${day}  `)) print(line);
  const left = changes.length - told.length;
  if (left === 0) return;
  const more = told.length > 0 ? 'and ' : '';
  print(`  ${more}${count(left, 'rule date')} of its parents and tables: --all lists ${left === 1 ? 'it' : 'them'}`);
}
