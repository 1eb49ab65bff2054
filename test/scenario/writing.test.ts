/** What helps those who write scenarios: problems as text, the schema for editors. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchema } from '../../src/scenario/editor.ts';
import { error, formatPath, formatProblem, linesOf, nearest, sortProblems, suggest } from '../../src/base/problem.ts';
import { child, load, problems, complete } from './fixtures/load.ts';

type Json = Record<string, never>;

describe('a problem as text', () => {
  it('says where and what, shows the line with a caret, then the remedy', () => {
    const text =
      'extends: complete\nprogrammes:\n  sc:\n    forms:\n      I-247: { hold_hours: 480 }\n    tier: []\n    assumed: x\n';
    const [first, second] = problems(load(text));
    expect(formatProblem(first, linesOf(text))).toBe(
      [
        'my.yaml:5:28: programmes.sc.forms.I-247.hold_hours: must be between 0 and 240, got 480',
        '  5 |       I-247: { hold_hours: 480 }',
        '                                 ^',
      ].join('\n'),
    );
    expect(formatProblem(second, linesOf(text))).toBe(
      [
        'my.yaml:6:5: programmes.sc.tier: unknown key "tier"',
        '  6 |     tier: []',
        '          ^',
        '  did you mean "tiers"?',
      ].join('\n'),
    );
    expect(formatProblem(second, linesOf(text), true)).toContain('\u001b[31m');
    const [warned] = problems(child('simulate: { from: 2013-01 }'));
    expect(formatProblem(warned, undefined)).toMatch(/^my.yaml:2:19: simulate.from: warning: leaves only/);
  });

  it('looks for a remedy only when asked for it', () => {
    let asked = 0;
    const spot = { file: 'a', line: 1, column: 1 };
    const problem = error(spot, 'x', 'is wrong', () => `asked ${(asked += 1)} times`);
    expect([asked, problem.hint, asked]).toEqual([0, 'asked 1 times', 1]);
    problems(child(`places: [${'{ county: "Santa Clra, CA" }, '.repeat(3)}]`));
    expect(sortProblems([problem, problem])).toHaveLength(1);
    expect(asked).toBe(1);
  });

  it('cuts long lines around the spot and lets no control character through', () => {
    const text = `extends: complete\ncapacity: ${' '.repeat(5000)}"\u009b31m"${' '.repeat(5000)}# end`;
    const [problem] = problems(load(text));
    const shown = formatProblem(problem, linesOf(text));
    expect(shown.split('\n')[1].length).toBeLessThan(120);
    expect(shown.split('\n')[1].slice(shown.split('\n')[2].indexOf('^') - 1)).toMatch(/^" 31m"/);
    // oxlint-disable-next-line no-control-regex
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('suggests what is near and nothing that is far', () => {
    expect(nearest('come_mach', ['come_match', 'come_interview'])).toBe('come_match');
    expect(nearest('zebra', ['come_match'])).toBeUndefined();
    expect(nearest('ab', ['xy'])).toBeUndefined();
    expect(suggest('zebra', ['lion', 'ox'])).toBe('known: lion, ox');
    expect(formatPath(['a', 'I-247', 3, 'b c'])).toBe('a.I-247[3]["b c"]');
  });
});

describe('help for editors', () => {
  const schema = jsonSchema() as Json;

  it('describes every section and requires none', () => {
    expect(schema['title']).toBe('Handoff scenario');
    expect(schema['required']).toBeUndefined();
    const sections = schema['properties'] as Record<string, Json>;
    expect(Object.keys(parse(complete) as object).every((key) => sections[key]?.['description'] !== undefined)).toBe(
      true,
    );
    expect(sections['pickup']['required']).toBeUndefined();
    expect(sections['pickup']['additionalProperties']).toBe(false);
  });

  it('still requires what is stated whole', () => {
    const programmes = schema['properties']['programmes']['additionalProperties']['anyOf'] as unknown as Json[];
    expect(programmes[1]).toEqual({ type: 'null' });
    expect(programmes[0]['required']).toBeUndefined();
    expect(programmes[0]['properties']['tiers']['items']['required']).toEqual(['id', 'when', 'form']);
    const values = schema['properties']['pickup']['properties']['come_match']['properties']['values'];
    expect(values['items']['required']).toEqual(['value']);
  });
});
