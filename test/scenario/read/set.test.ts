import { describe, expect, it } from 'vitest';
import { ground } from '../fixtures/ground.ts';
import { formatProblem } from '../../../src/base/problem.ts';
import { applySet, isProblem, parseSet } from '../../../src/scenario/read/set.ts';
import { plain } from '../../../src/scenario/read/tree.ts';
import { parseTree } from '../../../src/scenario/read/yaml.ts';
import { child, complete, problems, resolved, told } from '../fixtures/load.ts';

const base = parseTree({ path: 'complete.yaml', text: complete }).tree;
const set = (text: string): Record<string, never> => {
  const changed = applySet(base, text, ground);
  if (isProblem(changed)) throw new Error(changed.message);
  return plain(changed) as Record<string, never>;
};
const withSet = (...sets: string[]) => child('title: x', { sets });
const SET = 'set on the command line';

describe('--set', () => {
  it('makes a parameter constant, keeps its unit and marks it as assumed', () => {
    expect(set('pickup.come_match=0.5')['pickup']['come_match']).toEqual({
      unit: 'probability',
      value: 0.5,
      assumed: SET,
    });
    expect(set('federal.programme=pep')['federal']['programme']).toEqual({
      unit: 'programme',
      value: 'pep',
      assumed: SET,
    });
    expect(set('pickup.come_match={distribution: uniform, low: 0, high: 1}')['pickup']['come_match']['value']).toEqual({
      distribution: 'uniform',
      low: 0,
      high: 1,
    });
  });

  it('takes over from a day', () => {
    expect(set('federal.programme@2015-07=sc')['federal']['programme']['values']).toEqual([
      { value: 'sc' },
      { from: '2015-01-05', value: 'pep' },
      { from: '2015-07', value: 'sc', assumed: SET },
    ]);
    expect(set('federal.programme@2014-01-01=pep')['federal']['programme']['values']).toHaveLength(2);
  });

  it('replaces plain fields, list items and places, and the evidence beside them', () => {
    expect(set('recorder.extract.date=2016-03-01')['recorder']['extract']).toEqual({
      unit: 'date',
      date: '2016-03-01',
      assumed: SET,
    });
    expect(set('places=[{state: TX}, {office: LOS}]')['places']).toEqual([{ state: 'TX' }, { office: 'LOS' }]);
    const line = set('cost_books.plain.lines[1].usd=120')['cost_books']['plain']['lines'] as unknown[];
    expect(line[1]).toMatchObject({ id: 'jail', usd: 120, assumed: SET });
    expect(line[0]).toMatchObject({ usd: 100, assumed: 'fixture' });
    expect(set('people.county.flags.removable.probability=0.1')['people']['county']['flags']['removable']).toEqual({
      unit: 'probability',
      probability: 0.1,
      assumed: SET,
    });
  });

  it('takes from a set figure the evidence that stood above it, and from nothing else', () => {
    const charges = set('people.county.charges.shares.traffic=0.5')['people']['county']['charges'];
    expect(charges).toMatchObject({ shares: { traffic: 0.5 }, assumed: SET });
    const policy = set('policies.limits.hold.floor=never')['policies']['limits'];
    expect(policy).toMatchObject({ hold: { floor: 'never' }, assumed: SET });
    const values = set('federal.programme.values[1].value=sc')['federal']['programme'];
    expect(values).toMatchObject({ values: [{}, { value: 'sc', assumed: SET }] });
    expect(values).toHaveProperty('source');
    expect(set('pickup.travel.assumed=heard')['pickup']['travel']).toMatchObject({ assumed: 'heard' });
    expect(set('policies.limits.title=Mine')['policies']['limits']).toMatchObject({
      title: 'Mine',
      source: 'fixture',
    });
  });

  it('does not take a dated value for a parameter, which would lose its day', () => {
    const [told1] = told(withSet('federal.programme.values[1]=sc'));
    expect(told1).toMatch(/federal\.programme\.values\[1\]: must be a map, got "sc"$/);
  });

  it('changes neither whose child a file is nor a unit', () => {
    expect(
      told(withSet('extends=historical', 'departs=2015-01', 'pickup.travel.unit=days')).map((text) =>
        text.split(' ').slice(2).join(' '),
      ),
    ).toEqual([
      'extends: cannot be set | state "extends" in the file',
      'departs: cannot be set | state "departs" in the file',
      'pickup.travel.unit: cannot be set: a unit is a label and converts nothing | set the value, in that unit',
    ]);
  });

  it('applies in order, to every arm or to the one it names', () => {
    expect(resolved(withSet('pickup.come_match=0.1', 'pickup.come_match=0.2')).scenario.pickup.come_match.value).toBe(
      0.2,
    );
    expect(
      resolved(withSet('my:pickup.come_match=0.1', 'other:pickup.come_match=0.2')).scenario.pickup.come_match.value,
    ).toBe(0.1);
    expect(parseSet('pep-2015:pickup.come_match@2015-01-05=0.5')).toMatchObject({
      arm: 'pep-2015',
      path: ['pickup', 'come_match'],
      from: '2015-01-05',
      value: '0.5',
    });
    expect(parseSet('title=a: b')).toMatchObject({ arm: undefined, path: ['title'], value: 'a: b' });
  });

  it('names itself in what goes wrong', () => {
    const sets = [
      'pickup.come_match=3',
      'pickup.come_mach=0.3',
      'pikup.come_match=0.3',
      'nonsense',
      'capacity=',
      'activation=null',
      'federal.programme=pe',
      'places=[',
      'title@2015-01=x',
      'handover.without_request@2015-13=0.5',
      'cost_books.plain.lines[7].usd=1',
      'title.x.y=1',
      'places={county: "Santa Clra, CA"}',
    ];
    expect(told(withSet(...sets)).map((text) => text.replace(':0:0', ''))).toEqual([
      '--set pikup.come_match=0.3 pikup: is not in the scenario | did you mean "pickup"?',
      '--set nonsense : is not of the form path=value | such as --set pickup.come_match=0.5, or path@2015-01-05=value from a day on',
      '--set capacity= : states no value after "=" | such as --set pickup.come_match=0.5',
      '--set activation=null : value is empty | such as --set pickup.come_match=0.5',
      '--set places=[ : value is not valid YAML: flow sequence must end with a ] | check indents, brackets and quotes; put texts with ": " or " #" in quotes',
      '--set title@2015-01=x title: is not a parameter, so no day can be given with "@" | leave out "@" and the day',
      '--set cost_books.plain.lines[7].usd=1 cost_books.plain.lines[7]: is not in the list; its positions run from [0] to [2]',
      '--set title.x.y=1 title.x: is not in the scenario: what stands before it is a single value | end the path there',
      '--set places={county: "Santa Clra, CA"} places.county: unknown county "Santa Clra, CA" | did you mean "Santa Clara, CA"?',
      '--set pickup.come_match=3 pickup.come_match.value: must be between 0 and 1, got 3',
      '--set pickup.come_mach=0.3 pickup.come_mach: unknown key "come_mach" | did you mean "come_match"?',
      '--set handover.without_request@2015-13=0.5 handover.without_request.from: must be a date of the calendar between 2000 and 2050',
      '--set federal.programme=pe federal.programme.value: unknown programme "pe" | did you mean "pep"?',
    ]);
    const [problem] = problems(withSet('pickup.come_match=3'));
    expect(formatProblem(problem, undefined)).toBe(
      '--set pickup.come_match=3: pickup.come_match.value: must be between 0 and 1, got 3',
    );
  });
});
