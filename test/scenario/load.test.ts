import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toYaml } from '../../src/scenario/read/to-yaml.ts';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { countEvidence } from '../../src/scenario/values/count-evidence.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import { STOCK_MONTHS } from '../../src/simulation/compile/bookings.ts';
import { formatMonth, parseDay } from '../../src/base/calendar.ts';
import { changed, child, complete, file, load, problems, resolved, told } from './fixtures/load.ts';
import { OWN } from './fixtures/own-hours.ts';
import { world } from './fixtures/world.ts';

describe('a resolved scenario', () => {
  it('is complete, without "extends", with defaults filled in', () => {
    const { scenario, name, files } = resolved(child('title: Child'));
    expect(name).toBe('my');
    expect(files.map((f) => f.path)).toEqual(['my.yaml', 'complete.yaml']);
    expect(scenario.title).toBe('Child');
    expect(scenario.extends).toBeUndefined();
    expect(scenario.policies['none'].hold).toEqual({ ceiling: 'always', floor: 'never' });
  });

  it('has a hash of its content alone', () => {
    const one = resolved(child('title: Child')).hash;
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(resolved(child('\n# note\ntitle: "Child"')).hash).toBe(one);
    expect(resolved(child('title: Child 2')).hash).not.toBe(one);
    expect(canonicalJson({ b: [1, { d: undefined, c: null }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":null}]}');
  });

  it('written as YAML loads again to the same hash', () => {
    const library = [
      file(
        'policies:\n  strict: { title: Strict, assumed: x, note: n, hold: { ceiling: never } }\n  other: { title: O, assumed: x }',
        'lib',
      ),
    ];
    const text =
      'departs: 2015-03-01\nplaces: { county: "Queens, NY" }\nlocal:\n  policy: { values: [{ from: 2015-03-01, value: strict, assumed: x }] }\npickup:\n  hours_per_day: { source: x, table: hours, values: [{ from: 2015-03-01, value: 3 }] }\npolicies: { strict: { note: changed } }';
    const first = resolved(child(text, { shared: library }));
    const again = resolved(load(toYaml(first), { shared: library }));
    expect(again.scenario).toEqual(first.scenario);
    expect(again.hash).toBe(first.hash);
    expect(toYaml(again)).toBe(toYaml(first));
  });

  it('keeps the lines and tabs of a description, and drops the line break that ends a block from a title', () => {
    const { scenario } = resolved(child('title: |\n  Child\ndescription: |\n  One line.\n  Two:\tlines.'));
    expect(scenario).toMatchObject({ title: 'Child', description: 'One line.\nTwo:\tlines.\n' });
  });

  it("does not inherit its parent's day of departure", () => {
    const others = { a: 'extends: complete\ndeparts: 2015-01-01\ntitle: a' };
    expect(resolved(load('extends: a', { others })).scenario.departs).toBeUndefined();
    expect(resolved(load(others.a)).scenario.departs).toBe('2015-01-01');
  });

  it('counts its evidence', () => {
    const { scenario } = resolved(load(complete));
    const { parameters, assumed, uncertain } = countEvidence(scenario);
    expect(uncertain).toBe(1);
    // activation, federal.programme and local.policy are sourced.
    expect(parameters - assumed).toBe(3);
    const more = countEvidence(
      resolved(child('local:\n  policy: { values: [{ from: 2016-01, value: none, assumed: x }] }')).scenario,
    );
    expect(more).toEqual({ parameters, assumed: assumed + 1, uncertain });
  });
});

describe('the months simulated', () => {
  it('may be all that the data cover, whose stock of people lies inside the calendar', () => {
    expect(told(child('simulate: { from: 2005-01, to: 2016-09 }'))).toEqual([]);
    expect(formatMonth(STOCK_MONTHS)).toBe('2005-01');
  });
});

describe('places', () => {
  it('turns counties into the jurisdictions whose jails serve them', () => {
    const places = (text: string) => resolved(child(`places: ${text}`)).scenario.places;
    expect(places('{ county: "Queens, NY" }')).toEqual({ jurisdiction: '36061' });
    expect(places('{ county: ["Queens, NY", "New York County, NY", "06085"] }')).toEqual({
      jurisdiction: ['06085', '36061'],
    });
    expect(places('[{ county: "santa clara, ca", state: CA }, { state: TX }]')).toEqual([
      { state: 'CA', jurisdiction: '06085' },
      { state: 'TX' },
    ]);
    expect(
      resolved(
        child(
          'local:\n  hold_willing: { values: [{ from: 2015-01, places: { county: "Harris, TX" }, value: 0, assumed: x }] }',
        ),
      ).scenario.local.hold_willing.values?.[1],
    ).toMatchObject({ places: { jurisdiction: '48201' } });
  });

  it('needs a value only where the scenario asks for one', () => {
    const whole = 'hold_willing: { unit: probability, assumed: fixture, value: 0.9 }';
    const part = whole.replace('value: 0.9', 'values: [{ places: { state: CA }, value: 1 }]');
    const others = { complete: changed(whole, part).text };
    expect(told(child(`capacity: own\n${OWN}places: { state: CA }`, { others }))).toEqual([]);
    expect(told(child('capacity: offices\nplaces: { state: CA }', { others }))[0]).toMatch(
      /has no value for Federal prisons, Los Angeles \(FED-LOS\)/,
    );
  });
});

describe('the rest of a table after a takeover', () => {
  it("ends on the day from which the child's values hold", () => {
    const table = changed(
      '      - from: 2014-01-01\n        places: { state: CA }\n        value: limits\n',
      '    table: policies\n',
    ).text;
    const at = (text: string, day: string) => {
      const { scenario } = resolved(load(text, { others: { complete: table } }));
      const policy = scenario.local.policy;
      return new Dated(policy, world.tables.get(policy.table ?? '')).at(parseDay(day), world.jurisdictions[1]);
    };
    expect([at(table, '2014-02-01'), at(table, '2015-07-01')]).toEqual(['limits', 'none']);
    const takeover =
      'extends: complete\nlocal: { policy: { values: [{ from: 2015-03-01, value: limits, assumed: x }] } }';
    expect([at(takeover, '2014-02-01'), at(takeover, '2015-07-01')]).toEqual(['limits', 'limits']);
  });
});

describe('the shared library', () => {
  const library = [
    file(
      'policies:\n  shared: { title: Shared, source: s, hold: { ceiling: never } }\n  none: { title: Other, source: s }',
      'lib',
    ),
  ];
  const law = 'state: { law: { value: shared, assumed: x } }';

  it("lies under the scenario's own definitions", () => {
    const { scenario } = resolved(child(law, { shared: library }));
    expect(scenario.policies['shared'].hold.ceiling).toBe('never');
    expect(scenario.policies['none'].title).toBe('No limits');
    expect(
      resolved(child(`${law}\npolicies: { shared: { assumed: x, hold: { ceiling: always } } }`, { shared: library }))
        .scenario.policies['shared'],
    ).toMatchObject({ title: 'Shared', hold: { ceiling: 'always' } });
    expect(told(child(`${law}\npolicies: { shared: { title: Mine } }`, { shared: library }))).toEqual([
      '3:13 policies.shared: needs evidence: add "source: ..." or "assumed: why"',
    ]);
    expect(
      resolved(child(law, { shared: library, sets: ['policies.shared.hold.ceiling=always'] })).scenario.policies[
        'shared'
      ].hold.ceiling,
    ).toBe('always');
  });

  it('adds only what is named, so a new entry changes no hash', () => {
    expect(resolved(child('title: x', { shared: library })).hash).toBe(resolved(child('title: x')).hash);
  });

  it('is refused where it defines a name twice or holds anything else', () => {
    expect(
      told(
        child('title: x', {
          shared: [...library, file('policies: { shared: { title: Again } }\nplaces: all', 'lib2')],
        }),
      ),
    ).toEqual([
      'lib2.yaml:1:13 policies.shared: is defined a second time, first in lib.yaml:2',
      'lib2.yaml:2:1 places: must be a map and one of programmes, policies, cost_books',
    ]);
  });
});

describe('a floor above a ceiling', () => {
  it('is left to the one who knows people, if given', () => {
    const asked: unknown[] = [];
    const floorAboveCeiling = (limits: unknown) => asked.push(limits) < 0;
    expect(child('policies: { limits: { assumed: x, hold: { floor: always } } }', { floorAboveCeiling }).ok).toBe(true);
    expect(asked).toContainEqual({ ceiling: { felonies: { at_least: 1 } }, floor: 'always' });
  });
});

describe('any text at all', () => {
  const lines = complete.split('\n');
  const mutation = fc.record({
    line: fc.nat(lines.length - 1),
    how: fc.nat(6),
    text: fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('- ', ': ', '{', ']', '&a ', '*a', 'null', '"', '  ', '\t', '1e999', '.nan', '!!set', '? '),
    ),
  });
  const mutated = (changes: { line: number; how: number; text: string }[]): string => {
    const copy = [...lines];
    for (const { line, how, text } of changes) {
      const old = copy[line] ?? '';
      const middle = text.length % (old.length + 1);
      copy[line] = [
        text,
        old + text,
        text + old,
        old.slice(0, middle) + text + old.slice(middle),
        old.slice(middle),
        `${old}\n${old}`,
        old.replace(/[\w.]+\s*$/, text),
      ][how];
    }
    return copy.join('\n');
  };

  it('is either loaded or refused with problems that have a spot', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (changes) => {
        const result = load(mutated(changes));
        if (result.ok) return;
        expect(result.problems.some((p) => p.severity === 'error')).toBe(true);
        for (const p of problems(result)) {
          expect(p.line).toBeGreaterThan(0);
          expect(p.column).toBeGreaterThan(0);
          expect(p.message).not.toMatch(/invalid input|undefined|\[object/i);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
