import { describe, expect, it } from 'vitest';
import { series } from '../../src/scenario/words/series.ts';
import { child, complete, load, problems, resolved } from './fixtures/load.ts';
import { HOURS, OWN, OWN_HOURS } from './fixtures/own-hours.ts';

const PART = 'places: { county: "Los Angeles, CA" }\ncapacity: own\n';
/** What is told of `capacity`, the severity first. */
const told = (result: Parameters<typeof problems>[0]): string[] =>
  problems(result).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
// The fixture has pickup hours and teams of whole offices, and no limit to screening.
const whole = (names: string): string =>
  `capacity: "own" leaves the rest of the field office out, but ${names} of the whole office`;
const AMOUNTS = ['at_large.absconders.stock', 'at_large.absconders.inflow', 'at_large.other', 'at_large.other_arrests'];
/** The one warning of what is not stated: these hours, and the amounts. */
const asked = (...hours: string[]): string[] => [`warning ${whole(`${series([...hours, ...AMOUNTS], 'and')} are`)}`];

describe('a part of an office with officers of its own', () => {
  it('is asked for the hours that are of the whole office, with what to write', () => {
    const result = child(PART);
    expect(result.ok).toBe(true);
    expect(told(result)).toEqual(asked('pickup.hours_per_day', 'at_large.teams'));
    expect(problems(result)[0]).toMatchObject({
      line: 3,
      hint: expect.stringContaining('"at_large: { teams: { value: 3, assumed: why } }"') as string,
    });
    expect(told(child(PART + HOURS.pickup))).toEqual(asked('at_large.teams'));
    expect(told(child('places: { county: "Los Angeles, CA" }', { sets: ['capacity=own'] }))).toEqual(
      asked('pickup.hours_per_day', 'at_large.teams'),
    );
  });

  it('takes what its file, a setting or a table of its own states', () => {
    expect(told(child(PART + OWN))).toEqual([]);
    expect(told(child(PART + OWN_HOURS))).toEqual(asked());
    expect(told(child(PART, { sets: ['pickup.hours_per_day=3', 'at_large.teams=1'] }))).toEqual(asked());
    const table = 'at_large: { teams: { table: hours, assumed: a test } }\n';
    expect(told(child(PART + HOURS.pickup + table))).toEqual(asked());
  });

  it('needs them from the first day, and at every office in part', () => {
    const teams = (entry: string): string => `at_large: { teams: { assumed: a test, values: [${entry}] } }\n`;
    const of = (entry: string, places = 'places: { county: ["Los Angeles, CA", "Harris, TX"] }\ncapacity: own\n') =>
      told(child(places + HOURS.pickup + teams(entry)));
    const lacking = asked('at_large.teams');
    // All of Houston is one jail in this world.
    expect(of('{ from: 2011-10-01, places: { office: LOS }, value: 1 }')).toEqual(asked());
    expect(of('{ from: 2011-10-01, places: { office: HOU }, value: 1 }')).toEqual(lacking);
    expect(of('{ from: 2015-01-01, value: 1 }')).toEqual(lacking);
    expect(of('{ from: 2011-10-01, value: 1 }')).toEqual(asked());
  });

  it('hands them on to its children, which may say "own" again', () => {
    const others = { parent: `${PART.replace(/^/, 'extends: complete\n')}${OWN}`, complete };
    for (const more of ['title: x', 'capacity: own'])
      expect(told(load(`extends: parent\n${more}`, { others }))).toEqual([]);
    // Whole offices in between are whole offices again.
    const back = { ...others, back: 'extends: parent\ncapacity: offices' };
    expect(told(load('extends: back\ncapacity: own', { others: back }))).toHaveLength(1);
  });

  it('is nothing to whole offices, and to a file that stands alone', () => {
    expect(told(child('places: { office: HOU }\ncapacity: own'))).toEqual([]);
    expect(told(child('places: { office: LOS }\ncapacity: own'))).toEqual([]);
    const alone = complete
      .replace('capacity: offices', 'capacity: own')
      .replace(/^places: .*$/m, 'places: { state: CA }');
    expect(resolved(load(alone)).scenario.capacity).toBe('own');
    expect(told(load(alone))).toEqual([]);
  });
});
