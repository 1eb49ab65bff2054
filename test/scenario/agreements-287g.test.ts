/** The section `agreements_287g`: what it may say, and how two scenarios differ in it. */
import { describe, expect, it } from 'vitest';
import { departure, differences } from '../../src/scenario/diff/diff.ts';
import { mix } from '../../src/scenario/diff/mix.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { switchesOf } from '../../src/scenario/diff/switches.ts';
import { formatDay } from '../../src/base/calendar.ts';
import { dated, smallAgreements, smallScenario, smallWorld } from '../reference/small.ts';
import { child, resolved, told } from './fixtures/load.ts';

const one = (name: string, value: unknown): string => `${name}: { unit: p, value: ${String(value)}, assumed: x }`;
const section = (...keys: string[]): string => `agreements_287g: { ${keys.join(', ')} }`;
const REST = [one('interview', 0.5), one('delay', 2), one('without_form', 0.5)];

describe('287(g) agreements', () => {
  it('are part of a scenario only where it states them', () => {
    const { scenario } = resolved(child(section(one('active', false), ...REST)));
    expect(scenario.agreements_287g?.delay.value).toBe(2);
    expect(resolved(child('')).scenario).not.toHaveProperty('agreements_287g');
  });

  it('need every key, values that fit, and a value for every county jail', () => {
    expect(told(child(section(one('active', 1), one('interview', 1.5), one('delay', 2))))).toEqual([
      expect.stringMatching(/agreements_287g\.without_form: is missing \| add "without_form: \.\.\."/),
      expect.stringMatching(/agreements_287g\.active\.value: must be true or false, got 1/),
      expect.stringMatching(/agreements_287g\.interview\.value: must be between 0 and 1, got 1\.5/),
    ]);
    const somewhere = (places: string): string =>
      section(`active: { unit: p, assumed: x, values: [{ places: ${places}, value: true }] }`, ...REST);
    expect(told(child(somewhere('{ kind: county }')))).toEqual([]);
    expect(told(child(somewhere('{ kind: state_prison }')))).toEqual([
      expect.stringMatching(/agreements_287g\.active: has no value for .* \| add a value without "places"/),
    ]);
  });

  const world = smallWorld();
  const [off, on] = [smallScenario(), smallScenario({ agreements_287g: smallAgreements() })];

  it('are one difference where only one scenario has them, which can be switched', () => {
    const [there, ...more] = differences(off, on, world);
    expect(more).toEqual([]);
    expect(there.text).toBe(
      'Officers of some county jails interview and process people for ICE under 287(g) agreements (was: no officers of jails act for ICE).',
    );
    expect(there.details).toContain(
      'officers of 287(g) jails interview people after 3 hours on average; assumed: made up for tests',
    );
    expect(differences(on, off, world).map(({ id, text }) => [id, text.slice(0, 20)])).toEqual([
      ['agreements_287g', 'No officers of jails'],
    ]);
    expect(switchesOf(differences(off, on, world)).map(({ paths }) => paths)).toEqual([['agreements_287g']]);
    const taken = new Set(['agreements_287g']);
    expect((mix(off, on, taken, world) as { scenario: Scenario }).scenario).toEqual(on);
    expect((mix(on, off, taken, world) as { scenario: Scenario }).scenario).toEqual(off);
  });

  it('differ by place and day where both have them', () => {
    const never = { ...smallAgreements(), active: dated({ value: false }) };
    const other = smallScenario({ agreements_287g: never });
    expect(differences(on, other, world).map(({ text }) => text)).toEqual([
      expect.stringMatching(/no officer of the jail acts for ICE \(was: officers of the jail act for ICE under a 287\(g\) agreement\)\.$/), // prettier-ignore
      expect.stringMatching(/no officer of the jail acts for ICE/),
    ]);
    const later = { ...smallAgreements(), active: dated({ value: false }, { from: '2011-03-04', places: { county: 'Alder, XX' }, value: true }) }; // prettier-ignore
    expect(formatDay(departure(other, smallScenario({ agreements_287g: later }), world))).toBe('2011-03-04');
  });
});
