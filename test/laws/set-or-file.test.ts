/**
 * Law: a value set on the command line is the same value stated in a file that extends the scenario: constant or from a day on,
 * one or several, in whatever order they do not bear on each other.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replicate } from '../../src/experiment/replicate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { child, resolved } from '../scenario/fixtures/load.ts';
import { world } from '../scenario/fixtures/world.ts';
import { drawn, studyOf } from './arms.ts';

const chance = fc.constantFrom(0, 0.25, 0.7, 1);
/** Parameters of all kinds, each with values that make a difference. */
const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'people.on_record': chance,
  'arrests.level': fc.constantFrom(0.5, 1.7),
  activation: fc.boolean(),
  'identification.interview_coverage': chance,
  'screening.hours_per_day': fc.constantFrom(0, 3, 'unlimited'),
  'federal.programme': fc.constantFrom('sc', 'pep'),
  'federal.request_delay': fc.constantFrom(0, 40),
  'state.law': fc.constantFrom('none', 'limits'),
  'local.policy': fc.constantFrom('none', 'limits'),
  'local.hold_willing': chance,
  'pickup.come_match': chance,
  'pickup.hours_per_day': fc.constantFrom(0, 2, 'unlimited'),
  'at_large.teams': fc.constantFrom(0, 3, 'unlimited'),
  'return.hazard': fc.constantFrom(0, 1),
  'removal.detention_days': fc.constantFrom(5, 90),
};
/** What holds for ever from the first day, or takes over on a day of the period. */
const day = fc.option(fc.constantFrom('2014-11-04', '2015-02'), { nil: undefined });
const change = fc
  .constantFrom(...Object.keys(VALUES))
  .chain((path) => fc.record({ path: fc.constant(path), day, value: VALUES[path] }));
type Change = { path: string; day: string | undefined; value: unknown };
const changes = fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: ({ path }) => path });

const asSet = ({ path, day: from, value }: Change): string =>
  `${path}${from === undefined ? '' : `@${from}`}=${String(value)}`;
/** The file in flow style, a line for each section. */
function asFile(list: readonly Change[]): string {
  const sections = new Map<string, string[]>();
  for (const { path, day: from, value } of list) {
    const [section, ...rest] = path.split('.');
    const stated = from === undefined ? `value: ${String(value)}` : `values: [{ from: ${from}, value: ${String(value)} }]`; // prettier-ignore
    const inner = `${stated}, assumed: for the test`;
    sections.set(section, [...(sections.get(section) ?? []), rest.length > 0 ? `${rest[0]}: { ${inner} }` : inner]);
  }
  return [...sections].map(([section, lines]) => `${section}: { ${lines.join(', ')} }`).join('\n');
}

const SHORT = ['simulate.from=2014-08', 'simulate.to=2015-04', 'report.to=2015-03'];
const countsOf = (scenario: Scenario) =>
  replicate(studyOf(world, [scenario], 'set or file', { by: ['jurisdiction', 'office'] }), 1).arms[0];

it('--set and a file that says the same count the same', () => {
  let different = 0;
  const base = countsOf(resolved(child('', { sets: SHORT })).scenario);
  fc.assert(
    fc.property(changes, (list) => {
      const set = countsOf(resolved(child('', { sets: [...SHORT, ...list.map(asSet)] })).scenario);
      const turned = countsOf(resolved(child('', { sets: [...list.toReversed().map(asSet), ...SHORT] })).scenario);
      const file = countsOf(resolved(child(asFile(list), { sets: SHORT })).scenario);
      expect(file).toEqual(set);
      expect(turned).toEqual(set);
      if (set.monthly.some((count, i) => count !== base.monthly[i])) different += 1;
    }),
    drawn(10),
  );
  expect(different).toBeGreaterThan(6);
});
