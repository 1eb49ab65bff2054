/** Values that fade: month by month, with the value they belong to and with no other. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { departure, differences } from '../../src/scenario/diff/diff.ts';
import type { Parameter, Scenario } from '../../src/scenario/schema.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import { atQuantiles, uncertaintiesOf } from '../../src/scenario/values/uncertainty.ts';
import { describeParameters } from '../../src/scenario/words/described.ts';
import { uncertainInWords } from '../../src/scenario/words/uncertain.ts';
import { namesOf } from '../../src/scenario/words/places.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';
import { child, load, resolved, told } from './fixtures/load.ts';

const [SANTA_CLARA, HARRIS] = [
  { code: '06085', name: 'Santa Clara, CA', kind: 'county', state: 'CA', office: 'SFR', groups: [] },
  { code: '48201', name: 'Harris, TX', kind: 'county', state: 'TX', office: 'HOU', groups: [] },
] as const;
const on = (parameter: Parameter<number>, day: string, place: typeof SANTA_CLARA | typeof HARRIS = HARRIS) =>
  new Dated<number>(parameter).at(parseDay(day), place);
const fading = (fade: Parameter['fade']): Parameter<number> => ({ unit: 'p', value: 0.5, fade });
const refusal = (text: string): Scenario => resolved(child(`recorder: { refusal: { ${text}, assumed: x } }`)).scenario;
const once = { from: '2014-07-01', per_month: 0.9 };

describe('a fade', () => {
  it('multiplies with each month that begins after its day', () => {
    const parameter = fading(once);
    expect(['2010-01-01', '2014-07-01', '2014-07-31'].map((day) => on(parameter, day))).toEqual([0.5, 0.5, 0.5]);
    expect(on(parameter, '2014-08-01')).toBe(0.5 * 0.9);
    expect(on(parameter, '2014-08-31')).toBe(0.5 * 0.9);
    expect(on(parameter, '2014-10-15')).toBe(0.5 * (0.9 * 0.9 * 0.9));
  });

  it('gives way to the next from its day on, from where it had come to', () => {
    const parameter = fading([once, { from: '2014-09-10', per_month: 0.5 }]);
    expect(on(parameter, '2014-09-30')).toBe(0.5 * (0.9 * 0.9));
    expect(on(parameter, '2014-10-01')).toBe(0.5 * (0.9 * 0.9 * 0.5));
  });

  it('changes a value on the first of each month, where it holds', () => {
    const parameter = { unit: 'p', values: [{ value: 0.4 }, { places: { state: 'CA' }, value: 0.5, fade: once }] };
    const dated = new Dated<number>(parameter);
    const [august, september] = ['2014-08-01', '2014-09-01'].map(parseDay);
    expect([dated.changesAt(august, SANTA_CLARA), dated.changesAt(august, HARRIS)]).toEqual([true, false]);
    expect([...dated.changes([SANTA_CLARA])].slice(0, 2)).toEqual([august, september]);
    expect([...dated.changes([HARRIS])]).toEqual([]);
    expect(on(parameter, '2016-01-01')).toBe(0.4);
  });

  it('may be uncertain, beside a value that is, under a name of its own', () => {
    const uncertain = { distribution: 'uniform', low: 0.8, high: 1 } as const;
    const scenario = smallScenario({
      'recorder.refusal': {
        unit: 'p',
        assumed: 'x',
        values: [
          { value: 0.4 },
          { from: '2011-02-01', value: 0.3, fade: { from: '2011-02-01', per_month: uncertain } },
        ],
      },
    });
    const [{ name, unit }] = uncertaintiesOf(scenario);
    expect([name, unit]).toEqual(['recorder.refusal.fade@2011-02-01', 'multiplier a month']);
    const low = atQuantiles(scenario, () => 0.25).recorder.refusal;
    expect(on(low as Parameter<number>, '2011-03-01')).toBe(0.3 * 0.85);
    expect(on(scenario.recorder.refusal as Parameter<number>, '2011-03-01')).toBe(0.3 * 0.9);
    expect(uncertainInWords([scenario], namesOf(smallWorld())).get(name)).toMatch(
      /^what is left with each month of .* from 1 February 2011$/,
    );
  });

  it('goes with its value, whoever states another', () => {
    const parent = 'value: 0.4, fade: { from: 2014-07-01, per_month: 0.9 }';
    expect(refusal(parent).recorder.refusal.fade).toEqual(once);
    expect(refusal('value: 0.3').recorder.refusal.fade).toBeUndefined();
    const others = { parent: `extends: complete\nrecorder: { refusal: { ${parent}, assumed: x } }` };
    const of = (text: string, sets: string[] = []) =>
      resolved(load(`extends: parent\n${text}`, { others, sets })).scenario.recorder.refusal as Parameter<number>;
    // A new value everywhere does not fade; from a day on and at a place it takes over there, and the old one fades elsewhere.
    expect(of('recorder: { refusal: { value: 0.2, assumed: x } }')).toMatchObject({ value: 0.2 });
    expect(of('recorder: { refusal: { value: 0.2, assumed: x } }').fade).toBeUndefined();
    const local = of(
      'recorder: { refusal: { values: [{ from: 2014-09-15, places: { state: CA }, value: 0.2, assumed: x }] } }',
    );
    expect(on(local, '2014-09-20', HARRIS)).toBe(0.4 * (0.9 * 0.9));
    expect(on(local, '2014-09-01', SANTA_CLARA)).toBe(0.4 * (0.9 * 0.9));
    expect(['2014-09-15', '2015-09-15'].map((day) => on(local, day, SANTA_CLARA))).toEqual([0.2, 0.2]);
    expect(of('', ['recorder.refusal=0.1']).fade).toBeUndefined();
    expect(on(of('', ['recorder.refusal.fade.per_month=0.5']), '2014-09-01')).toBe(0.4 * 0.25);
  });

  it('stands beside one chance or factor, in the order of days', () => {
    const wrong = (text: string) => told(child(text)).map((line) => line.replace(/^\d+:\d+ /, ''));
    expect(
      wrong('recorder: { refusal: { fade: { from: 2014-07-01, per_month: 1.5 }, value: 0.4, assumed: x } }'),
    ).toEqual([expect.stringMatching(/^recorder\.refusal\.fade\.per_month: must be between 0 and 1, got 1\.5/)]);
    expect(wrong('pickup: { travel: { fade: { from: 2014-07-01, per_month: 0.5 }, value: 4, assumed: x } }')).toEqual([
      expect.stringMatching(/^pickup\.travel\.fade: unknown key "fade"/),
    ]);
    const two = 'fade: [{ from: 2014-07-01, per_month: 0.5 }, { from: 2014-06-01, per_month: 0.5 }]';
    expect(wrong(`recorder: { refusal: { ${two}, value: 0.4, assumed: x } }`)).toEqual([
      expect.stringMatching(/^recorder\.refusal\.fade: must be in the order of days/),
    ]);
    const many = 'fade: { from: 2014-07-01, per_month: 0.5 }, values: [{ value: 0.4 }]';
    expect(wrong(`recorder: { refusal: { ${many}, assumed: x } }`)).toEqual([
      expect.stringMatching(/^recorder\.refusal: has a "fade" without a "value" beside it/),
    ]);
    expect(
      wrong('recorder: { refusal: { value: 0.4, fade: { from: 2016-09-01, per_month: 0.5 }, assumed: x } }'),
    ).toEqual([expect.stringMatching(/^recorder\.refusal\.fade: never tells: the simulation ends with /)]);
  });

  it('is a difference from the first month that it tells', () => {
    const world = smallWorld();
    const faded = { unit: 'p', assumed: 'x', value: 0.3, fade: { from: '2011-01-10', per_month: 0.9 } };
    const [was, is] = [smallScenario({ 'recorder.refusal': { unit: 'p', assumed: 'x', value: 0.3 } }), smallScenario({ 'recorder.refusal': faded })]; // prettier-ignore
    const [provision, ...more] = differences(was, is, world);
    expect([provision.from, more]).toEqual(['2011-02-01', []]);
    expect(provision.text).toMatch(
      /in 30% of cases, falling to 90% of itself with each month after 10 January 2011, instead of in 30% of cases/,
    );
    expect(departure(was, is, world)).toBe(parseDay('2011-02-01'));
    expect(differences(is, structuredClone(is), world)).toEqual([]);
    const listed = describeParameters(is, namesOf(world)).find(({ path }) => path === 'recorder.refusal');
    expect(listed?.values[0].value).toBe('0.3, x 0.9 a month from 2011-01-10');
  });
});
