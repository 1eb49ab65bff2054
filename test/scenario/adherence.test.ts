/** `--set federal.programme`: the adherence that belongs to a programme stays where it was, and that is told. */
import { describe, expect, it } from 'vitest';
import { loadArms } from '../../src/cli/files/scenarios.ts';
import { differences } from '../../src/scenario/diff/diff.ts';
import { loadWorld } from '../../src/world/files.ts';

const world = loadWorld();
/** Two arms of a shipped scenario, the second changed. */
function changed(...sets: string[]) {
  const result = loadArms(['tutorial', 'tutorial'], world, { sets: sets.map((set) => `tutorial-2:${set}`) });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.arms;
}
const told = (...sets: string[]): string[] =>
  changed(...sets)[1].warnings.map(({ message, hint }) => `${message} | ${String(hint)}`);

describe('a programme that is set', () => {
  it('is told apart from the adherence that the scenario has with it, with the settings that move it', () => {
    expect(told('federal.programme@2015-01-05=detainer-guidance-2012')).toEqual([
      'the programme alone is set: federal.adherence_priority is 0.7 on 2015-01-05, and 1 where the scenario has "detainer-guidance-2012" | to move it, too: --set tutorial-2:federal.adherence_priority@2015-01-05=1',
    ]);
    expect(told('federal.programme=pep')).toEqual([
      expect.stringContaining('federal.adherence_priority is 1 on 2011-10-01, and 0.7 where the scenario has "pep"'),
      expect.stringContaining('federal.adherence_form is 1 on 2011-10-01, and 0.25 where the scenario has "pep"'),
    ]);
  });

  it('says nothing where its own adherence is in force, or is set beside it', () => {
    expect(told('federal.programme@2015-08-01=pep')).toEqual([]);
    const programme = 'federal.programme@2015-01-05=detainer-guidance-2012';
    expect(told(programme, 'federal.adherence_priority@2015-01-05=1')).toEqual([]);
  });

  it('says nothing where nobody asks how closely it is followed: one programme throughout, on one form', () => {
    expect(told('federal.programme=secure-communities')).toEqual([]);
  });

  it('says what an adherence was stated for where the scenario never has the programme', () => {
    const own =
      'programmes.mine={ title: Mine, assumed: a test, detainer_form: I-247, forms: { I-247: { asks: hold, counts_as: detainer, hold_hours: 48 } }, tiers: [{ id: all, when: always, form: I-247 }] }';
    const [message] = told(own, 'federal.programme@2015-06-01=mine');
    expect(message).toContain('federal.adherence_priority stays 0.7 on 2015-06-01, which was stated for another');
    expect(told(own, 'federal.programme@2014-06-01=mine', 'federal.adherence_priority=1')).toEqual([]);
  });

  it('leaves what is malformed to those who tell it', () => {
    const sets = ['simulate.from=soon', 'federal.programme=pep'];
    const result = loadArms(['tutorial'], world, { sets });
    expect(result.ok).toBe(false);
    expect(result.ok || result.problems.map(({ path }) => path)).toContain('simulate.from');
  });

  it('is shown with it by diff', () => {
    const details = (...sets: string[]): string => {
      const [was, is] = changed(...sets);
      return differences(was.scenario, is.scenario, world)
        .flatMap((provision) => provision.details)
        .join('\n');
    };
    const programme = 'federal.programme@2015-01-05=detainer-guidance-2012';
    expect(details(programme)).toContain('unchanged: how closely officers keep to the priorities');
    expect(details(programme, 'federal.adherence_priority@2015-01-05=1')).not.toContain('unchanged');
  });
});
