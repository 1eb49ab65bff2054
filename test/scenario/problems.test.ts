/** Every class of bad input: where it is found and what is said. */
import { describe, expect, it } from 'vitest';
import { afterTheEnd } from '../../src/base/last-month.ts';
import { changed, child, complete, load, problems, told } from './fixtures/load.ts';

/** A bad child of the fixture (its text starts at line 2) and what must be told, all of it. */
const cases: Record<string, [text: string, ...messages: string[]]> = {
  'syntax error, the first only': [
    'a: [1\nb: 2\n  c: 3',
    '3:1 : is not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ] | check indents, brackets and quotes; put texts with ": " or " #" in quotes',
  ],
  'tab as indent': [
    'local:\n\tx: 1',
    '3:1 : is not valid YAML: tabs are not allowed as indentation | indent with blanks',
  ],
  'control characters': [
    'title: "ring \\a the bell"\ndescription: "turn \\u202e round"\nstate: { law: { value: none, assumed: "x\\ud800" } }\npolicies: { "a\\x9b": { title: A, assumed: x } }',
    '2:8 title: holds the control character U+0007, which cannot be shown | take it out; of such characters only tabs and line breaks may stand',
    '3:14 description: holds the control character U+202E, which cannot be shown | take it out; of such characters only tabs and line breaks may stand',
    '4:39 state.law.assumed: holds the control character U+D800, which cannot be shown | take it out; of such characters only tabs and line breaks may stand',
    '5:13 policies: holds the control character U+009B, which cannot be shown | take it out; of such characters only tabs and line breaks may stand',
  ],
  'a title of several lines, and an empty one': [
    'title: "a\\nb"\npolicies: { limits: { title: "  " } }',
    '2:8 title: must be one line without tabs; what needs more lines is a description or a note',
    '3:30 policies.limits.title: must not be empty',
  ],
  'key stated twice': ['title: a\ntitle: b', '3:1 title: stands twice in the same map; keep one'],
  'keys of objects': [
    'people:\n  __proto__: { a: 1 }\n  county:\n    constructor: 3',
    '3:3 people: the key "__proto__" is not allowed | choose another name',
    '5:5 people.county: the key "constructor" is not allowed | choose another name',
  ],
  'unknown keys': [
    'pickup:\n  come_mach: 1\nfedral:\n  a: 1',
    '3:3 pickup.come_mach: unknown key "come_mach" | did you mean "come_match"?',
    '4:1 fedral: unknown key "fedral" | did you mean "federal"?',
  ],
  'out of bounds': [
    'programmes:\n  sc:\n    forms:\n      I-247: { hold_hours: 480 }\n    assumed: x\nlocal:\n  hold_willing: { value: -0.5, assumed: x }',
    '5:28 programmes.sc.forms.I-247.hold_hours: must be between 0 and 240, got 480',
    '8:26 local.hold_willing.value: must be between 0 and 1, got -0.5',
  ],
  'wrong sort': [
    'local:\n  hold_willing: { value: abc, assumed: x }\n  notice_willing: { value: 5%, assumed: x }\nfederal:\nstate: 3',
    '3:26 local.hold_willing.value: must be a number or a map, got "abc"',
    '4:28 local.notice_willing.value: must be a number or a map, got "5%" | write percentages as shares, such as 0.05',
    '5:1 federal: must be a map, got nothing',
    '6:8 state: must be a map, got 3',
  ],
  'a number that must be whole': [
    'at_large: { list_months: { value: 1.5, assumed: x } }',
    '2:35 at_large.list_months.value: must be a whole number or a map, got 1.5',
  ],
  'what belongs to a parameter, stated for the whole file': [
    'values: 1',
    '2:1 values: unknown key "values" | take it out; "handoff schema" tells which keys may stand where',
  ],
  'a fit that is not there': [
    'posterior: { unit: quantiles, draws: nowhere, assumed: x }',
    '2:38 posterior.draws: no table of joint draws is named "nowhere" | drop "posterior" to use the stated distributions',
  ],
  'unknown word': [
    'capacity: office',
    '2:11 capacity: must be one of "offices", "own", got "office" | did you mean "offices"?',
  ],
  'bad conditions': [
    'policies:\n  limits:\n    hold: { ceiling: { any: [{ conviction: felon }, { felonies: 2 }] } }\n    notice: { ceiling: alway }\n    access: { ceiling: { convicion: felony } }',
    '4:44 policies.limits.hold.ceiling.any[0].conviction: must be one of "none", "misdemeanor", "felony", "serious_felony", "violent", "security" or a list, got "felon" | did you mean "felony"?',
    '4:65 policies.limits.hold.ceiling.any[1].felonies: must be a map, got 2',
    '5:24 policies.limits.notice.ceiling: must be one of "always", "never" or a map, got "alway" | did you mean "always"?',
    '6:15 policies.limits.access.ceiling: must be "always", "never" or a map with one of: any, all, not, charge, conviction, felonies, misdemeanors, flag, form, entered_after, final_order_after, reimbursement; got a map with convicion | did you mean "conviction"?',
  ],
  'two conditions side by side': [
    'policies:\n  limits:\n    hold: { ceiling: { conviction: felony, charge: dui } }',
    '4:44 policies.limits.hold.ceiling.charge: cannot stand beside another condition in one map | for both write "all: [{...}, {...}]", for either "any: [{...}, {...}]"',
  ],
  'bad places': ['places: california', '2:9 places: must be "all" or a map or a list, got "california"'],
  'code without quotes': [
    'places: { county: 6085 }',
    '2:19 places.county: must be text or a list, got 6085 | put codes and dates in quotes',
  ],
  'unknown places': [
    'places:\n  - state: California\n  - county: Santa Clara\n  - county: [ "Santa Clra, CA" ]\n  - office: Houston\n  - group: interviewed\n  - jurisdiction: "06086"\n  - stat: CA',
    '3:12 places[0].state: unknown state "California" | did you mean "CA" (California)?',
    '4:13 places[1].county: unknown county "Santa Clara" | did you mean "Santa Clara, CA"?',
    '5:15 places[2].county: unknown county "Santa Clra, CA" | did you mean "Santa Clara, CA"?',
    '6:13 places[3].office: unknown office "Houston" | did you mean "HOU" (Houston)?',
    '7:12 places[4].group: unknown group "interviewed" | known: interviewed-jails',
    '8:19 places[5].jurisdiction: unknown jurisdiction "06086" | written such as "06085", "ST-CA-LOS" or "FED-LOS"',
    '9:5 places[6].stat: unknown key "stat" | did you mean "state"?',
  ],
  'places that cover nothing': [
    'places: { state: CA, office: HOU }',
    '2:1 places: covers no place | all criteria of one map must hold at once; for one or the other write a list of maps',
  ],
  'unknown names': [
    'federal:\n  programme: { value: pepp, assumed: x }\ncost_book: plane\nstate:\n  law: { table: nix, source: x }\nlocal:\n  policy: { table: strangers, source: x, values: [{ value: limit }] }',
    '3:23 federal.programme.value: unknown programme "pepp" | did you mean "pep"?',
    '4:12 cost_book: unknown cost book "plane" | did you mean "plain"?',
    '6:17 state.law.table: unknown table "nix" | known: policies, hours, strangers',
    '8:20 local.policy.table: table "strangers": unknown policy "unheard-of" | known: none, limits',
    '8:60 local.policy.values[0].value: unknown policy "limit" | did you mean "limits"?',
  ],
  'table of the wrong sort': [
    'pickup:\n  come_match: { table: policies, source: x, values: [{ value: 1 }] }',
    '3:24 pickup.come_match.table: table "policies": must be a number, got "limits" | name another table, or state values',
  ],
  'distributions out of order': [
    'pickup:\n  come_match: { assumed: x, value: { distribution: uniform, low: 0.9, high: 0.6 } }\n  come_interview: { assumed: x, value: { distribution: unifrm } }\n  travel: { assumed: x, value: { distribution: triangular, low: 1, mode: 5, high: 3 } }\nlocal: { hold_willing: { assumed: x, value: { distribution: uniform, low: 0.5, high: 1.6 } } }',
    '3:66 pickup.come_match.value.low: must not be above high (0.6), got 0.9',
    '4:56 pickup.come_interview.value.distribution: must be one of "uniform", "triangular", "normal", "lognormal", "logitnormal", got "unifrm" | did you mean "uniform"?',
    '5:74 pickup.travel.value.mode: must be between low and high, got 5',
    '6:86 local.hold_willing.value.high: must be between 0 and 1, got 1.6',
  ],
  'dates that are none': [
    'report: { from: 2012-13 }\nlocal:\n  hold_willing: { values: [{ from: 2015-02-30, value: 1, assumed: x }, { from: 2016, value: 1, assumed: x }] }',
    '2:17 report.from: must be a month such as 2015-07',
    '4:36 local.hold_willing.values[0].from: must be a date of the calendar between 2000 and 2050',
    '4:80 local.hold_willing.values[1].from: must be text, got 2016 | put codes and dates in quotes',
  ],
  'dates that are none, each told once': [
    'departs: 2015-7-2\nlocal: { hold_willing: { values: [{ from: soon, value: 1, assumed: x }] } }',
    '2:10 departs: must be a date such as 2015-07-02 or a month such as 2015-07',
    '3:43 local.hold_willing.values[0].from: must be a date such as 2015-07-02 or a month such as 2015-07',
  ],
  'months out of order': [
    'simulate: { from: 2014-01, to: 2013-01 }\nreport: { to: 2011-01 }',
    '2:32 simulate.to: must not be before simulate.from (2014-01)',
    '3:15 report.to: must not be before report.from (2014-10)',
    '2:19 simulate.from: leaves only 9 months of warm-up before report.from (2014-10) | start the simulation at least 36 months earlier than the report',
  ],
  'months that no table covers': [
    'simulate: { from: 2004-12, to: 2017-01 }',
    '2:19 simulate.from: must lie in the months that the data cover, 2005-01 to 2016-09, got 2004-12',
    `2:32 simulate.to: must lie in the months that the data cover, 2005-01 to 2016-09, got 2017-01 | ${afterTheEnd('2017-01')}`,
  ],
  'months and days after the end of the model': [
    'departs: 2017-03-01\nreport: { from: 2016-01, to: 2017-03 }',
    `2:10 departs: comes after the end of the model, got 2017-03-01 | ${afterTheEnd('2017-03-01')}`,
    `3:30 report.to: must not be after simulate.to (2016-09) | ${afterTheEnd('2017-03')}`,
  ],
  'months that the tables know but the stock at the start does not': [
    'simulate: { from: 2003-10 }',
    '2:19 simulate.from: must lie in the months that the data cover, 2005-01 to 2016-09, got 2003-10',
  ],
  'a report before the simulation': [
    'simulate: { from: 2015-01 }',
    '2:19 simulate.from: must not be after report.from (2014-10)',
  ],
  'a report after the simulation': [
    'report: { to: 2017-01 }',
    `2:15 report.to: must not be after simulate.to (2016-09) | ${afterTheEnd('2017-01')}`,
  ],
  'shares that do not add up': [
    'people:\n  county:\n    charges: { assumed: x, shares: { traffic: 0.5 } }\n    convictions: { assumed: x, shares: { felony: 0.9 } }',
    '4:28 people.county.charges.shares: must sum to 1, sum to 1.3',
    '5:32 people.county.convictions.shares: must not sum to more than 1 (the rest has no conviction), sum to 1.2',
  ],
  'a floor above a ceiling': [
    'policies:\n  limits: { hold: { floor: always } }\n  none: { notice: { floor: { flag: gang }, ceiling: never }, assumed: x }',
    '3:3 policies.limits: needs evidence: add "source: ..." or "assumed: why"',
    '3:28 policies.limits.hold.floor: demands a hold for people whom the ceiling of the same policy excludes | narrow the floor, or widen the ceiling to include everybody the floor covers',
    '4:21 policies.none.notice.floor: demands a notice for people whom the ceiling of the same policy excludes | narrow the floor, or widen the ceiling to include everybody the floor covers',
  ],
  'changes before the day of departure': [
    'departs: 2015-07-02\nlocal:\n  hold_willing: { values: [{ from: 2015-07, value: 1, assumed: x }] }\n  notice_willing: { value: 1, assumed: x }\n  notice_reaches: { values: [{ from: 2015-07-02, value: 1, assumed: x }] }',
    '4:36 local.hold_willing.values[0].from: holds from 2015-07, but the scenario says it departs on 2015-07-02 | write "from: 2015-07-02", or state an earlier "departs"',
    '5:28 local.notice_willing.value: holds from the start, but the scenario says it departs on 2015-07-02 | write "from: 2015-07-02", or state an earlier "departs"',
  ],
  'cost book with steps twice and not at all': [
    'cost_books:\n  plain:\n    lines:\n      - { id: a, covers: [screening, screening, request, extra_days, hold, pickup, transfer, teams], payer: ice, per: request, usd: 1, price_year: 2016, assumed: x }\n    assumed: x',
    '4:5 cost_books.plain.lines: leaves out: detention, removal | each step is covered by exactly one line; a price of 0 is a line too',
    '5:38 cost_books.plain.lines[0].covers[1]: covers "screening" a second time | an all-in figure replaces the steps it includes',
  ],
  'cost book in prices of years without an index': [
    'cost_books:\n  plain:\n    assumed: x\n    lines:\n      - { id: a, covers: [screening, request, extra_days, hold, pickup, transfer, teams, detention], payer: ice, per: request, usd: 1, price_year: 2049, assumed: x }\n      - { id: b, covers: [removal], payer: ice, per: removal, assumed: x, by_year: [{ fiscal_year: 2050, usd: 1, divided_by: 2, assumed: x }] }',
    '6:148 cost_books.plain.lines[0].price_year: no consumer price index is known for 2049 | scenarios/data/cpi_u.csv holds 2000 to 2019',
    '7:100 cost_books.plain.lines[1].by_year[0].fiscal_year: no consumer price index is known for 2050 | scenarios/data/cpi_u.csv holds 2000 to 2019',
  ],
  'forms not defined or in a circle': [
    'programmes:\n  sc:\n    detainer_form: I-247X\n    forms: { I-247: { otherwise: I-247 } }\n    assumed: x',
    '4:20 programmes.sc.detainer_form: uses the form "I-247X", which this programme does not define | defined: I-247',
    '5:34 programmes.sc.forms.I-247.otherwise: leads back to the same form | let one of these forms do without "otherwise"',
  ],
  'figures without evidence': [
    'pickup:\n  travel: { value: 3 }\n  come_match:\n    values:\n      - { from: 2015-01, value: 0.5, source: s }\n      - { from: 2015-02, value: 0.4 }\npeople: { county: { charges: { shares: { traffic: 0.2 } } } }\nprogrammes: { sc: { detainer_form: I-247 } }',
    '3:3 pickup.travel: needs evidence: add "source: ..." or "assumed: why this value"',
    `7:9 pickup.come_match.values[1]: needs evidence: add "source: ..." or "assumed: why this value" | a parent's source does not speak for a child's value`,
    '8:21 people.county.charges: needs evidence: add "source: ..." or "assumed: why"',
    '9:15 programmes.sc: needs evidence: add "source: ..." or "assumed: why"',
  ],
  'evidence that says nothing': [
    'pickup:\n  travel: { value: 3, assumed: " " }\n  come_match: { values: [{ from: 2015-01, value: 0.5, source: "" }] }\nrecorder: { extract: { date: 2016-01-01 } }',
    '3:32 pickup.travel.assumed: must not be empty',
    '4:63 pickup.come_match.values[0].source: must not be empty',
    '5:13 recorder.extract: needs evidence: add "source: ..." or "assumed: why"',
  ],
  'another unit than the parent': [
    'pickup:\n  travel: { unit: days, value: 3, assumed: x }\n  come_match: { unit: probability, value: 1, assumed: x }\npeople: { county: { charges: { unit: percent } } }',
    '3:19 pickup.travel.unit: must be "hours" as in the parent, got "days": a unit is a label and converts nothing | leave it out and convert the values',
    '5:38 people.county.charges.unit: must be "share" as in the parent, got "percent": a unit is a label and converts nothing | leave it out and convert the values',
  ],
  'value and values at once': [
    'pickup:\n  travel: { assumed: x, value: 4, values: [{ value: 3 }] }',
    '3:3 pickup.travel: needs exactly one of "value", "values" and "table" ("table" and "values" may stand together)',
  ],
  'more policies than anybody can check': [
    `policies: { ${Array.from({ length: 500 }, (_, i) => `p${i}: { title: P, assumed: x }`).join(', ')} }`,
    '2:1 policies: may have at most 500 entries',
  ],
  'an anchor that moves on': [
    'title: &x 1\ndescription: &y [*x]\ncapacity: *x\nreport: { from: &x 2, to: *x }',
    '2:11 title: must be text, got 1 | put codes and dates in quotes',
    '3:1 description: must be text, got a list of 1',
    '2:11 capacity: must be one of "offices", "own", got 1',
    '5:20 report.from: must be text, got 2 | put codes and dates in quotes',
    '5:20 report.to: must be text, got 2 | put codes and dates in quotes',
  ],
  'alias without anchor': [
    'a: *x',
    '2:4 a: no anchor "&x" stands before this alias | write "&x" before a value above, or put a text that begins with "*" in quotes',
  ],
  'strange tag': [
    'title: !foo x',
    '2:8 : is not valid YAML: unresolved tag: !foo | leave the tag out, or put a text that begins with "!" in quotes',
  ],
  'extends something that is no name': [
    'places: { state: CA }\nextends: 3',
    '3:1 extends: stands twice in the same map; keep one',
  ],
};

/** A message that says itself what to do; any other has a remedy beside it. */
const DEMAND = /must (not )?(be|sum|lie)|needs |may have at most|keep one/;

describe('bad input is refused at its spot, all at once', () => {
  it.each(Object.entries(cases))('%s', (_, [text, ...messages]) => {
    const result = child(text);
    expect(told(result).sort()).toEqual([...messages].sort());
    expect(result.ok).toBe(false);
    for (const { message, hint } of problems(result)) if (hint === undefined) expect(message).toMatch(DEMAND);
  });
});

describe('files as a whole', () => {
  it('refuses an empty file, a list, and a second document', () => {
    expect(told(load(''))).toEqual(['1:1 : is empty | state at least "extends: ..." and what differs']);
    expect(told(load('# only a comment\n'))).toEqual([
      '1:1 : is empty | state at least "extends: ..." and what differs',
    ]);
    expect(told(load('- 1'))).toEqual(['1:1 : must be a map of keys such as "title: ..."']);
    expect(told(load('title: a\n---\ntitle: b'))[0]).toMatch(/^2:1 : is not valid YAML: a second document begins here/);
  });

  it('says once that a file without parent is incomplete', () => {
    const messages = told(load('handoff: 1\ntitle: x\n'));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(
      /^1:1 : is not complete: description, simulate, .* are missing \| add "extends: historical"/,
    );
  });

  it('names one missing key at the map that lacks it, and missing evidence at the parameter', () => {
    const line = '  travel: { unit: hours, assumed: fixture, value: 4 }\n';
    const pickup = changed('pickup:\n', 'pickup:\n').line;
    expect(told(load(changed(line, '').text))).toEqual([`${pickup}:1 pickup.travel: is missing | add "travel: ..."`]);
    const bare = changed(line, '  travel: { unit: hours, value: 4 }\n');
    expect(told(load(bare.text))).toEqual([
      `${bare.line}:3 pickup.travel: needs evidence: add "source: ..." or "assumed: why this value"`,
    ]);
  });

  it('tells an alias bomb, deep brackets and deep lists', () => {
    const bomb = 'abcdefgh'
      .split('')
      .map(
        (x, i, all) =>
          `${x}: &${x} [${Array(9)
            .fill(i === 0 ? '1' : `*${all[i - 1]}`)
            .join(',')}]`,
      )
      .join('\n');
    expect(told(child(bomb))[0]).toMatch(/more than 200 aliases \| write the values out$/);
    expect(told(child(`k: [${'1,'.repeat(50_000)}]`))).toEqual([
      '2:99999 k[49997]: more than 50000 values | tables by place belong in scenarios/data',
    ]);
    expect(told(child('a: &a [*a]'))[0]).toMatch(/nested too deeply \| no scenario needs more than 60 levels/);
    for (const text of [
      `a: ${'['.repeat(400_000)}`,
      `a:\n  ${'- '.repeat(200_000)}`,
      `a:\n${' '.repeat(2000)}b: 1`,
      '{a: '.repeat(100_000),
      '? '.repeat(100_000),
    ]) {
      expect(told(load(text))[0]).toMatch(/nested too deeply \| no scenario needs more than 60 levels/);
    }
  });

  it('warns about values that no run reaches, and not about inherited or earlier history', () => {
    const values = (...days: string[]) =>
      `local: { hold_willing: { assumed: x, values: [${days.map((day) => `{ from: ${day}, value: 1 }`).join(', ')}] } }`;
    expect(told(child(values('2011-09-30', '2011-10', '2016-09-30', '2016-10')))).toEqual([
      '2:55 local.hold_willing.values[0].from: lies before the simulation, which begins with 2011-10 | correct the date, or write 2011-10',
      `2:148 local.hold_willing.values[3].from: never holds: the simulation ends with 2016-09 | ${afterTheEnd('2016-10')}`,
    ]);
    const result = (day: string) => child(values(day));
    const set = child('title: x', { sets: ['local.hold_willing@2061-01=1', 'pickup.travel@2026-01=1'] });
    expect(told(set)[1]).toMatch(/^--set pickup.travel@2026-01=1:0:0 pickup.travel.from: never holds/);
    // Nobody sets on a command line what does nothing.
    expect([problems(result('2016-09-30')), problems(set)].map((all) => all.map(({ severity }) => severity))).toEqual([
      [],
      ['error', 'error'],
    ]);
    expect(problems(result('2016-10')).map(({ severity }) => severity)).toEqual(['warning']);
    const others = { a: `extends: complete\n${values('2011-01', '2050-01')}` };
    expect(told(load('extends: a', { others }))).toEqual([]);
    expect(told(load(changed('simulate: { from: 2011-10', 'simulate: { from: 2005-10').text))).toEqual([]);
    expect(told(load(changed('from: 2015-01-05', 'from: 2011-01-05').text))).toEqual([]);
  });

  it('warns about a short warm-up and goes on', () => {
    const result = child('simulate: { from: 2013-01 }');
    expect(result.ok).toBe(true);
    expect(told(result)).toEqual([
      '2:19 simulate.from: leaves only 21 months of warm-up before report.from (2014-10) | start the simulation at least 36 months earlier than the report',
    ]);
    expect(told(load(complete))).toEqual([]);
  });
});

describe('extends', () => {
  it('points at the line that leads nowhere, back, or to what is no name', () => {
    expect(told(load('title: x\nextends: nix'))).toEqual(['2:10 extends: "nix" does not exist']);
    const others = { a: 'extends: b', b: 'title: b\nextends: a' };
    expect(told(load('extends: a', { others }))).toEqual([
      'b.yaml:2:10 extends: leads back to a file that already extends it | my.yaml -> a.yaml -> b.yaml -> a.yaml',
    ]);
    expect(told(load('extends: my', { others: { my: 'title: x' } }))[0]).toMatch(/^1:10 extends: leads back/);
    expect(told(load('extends: [a, b]'))).toEqual(['1:10 extends: must be the name or path of one scenario']);
  });

  it('counts the positions of a list in the file that states it', () => {
    const values = (...dated: string[]) => `federal: { request_level: { assumed: x, values: [${dated.join(', ')}] } }`;
    const others = {
      a: `extends: complete\n${values('{ from: 2013-01, value: 1 }', '{ from: 2013-02, value: 101 }')}`,
    };
    const own = values('{ from: 2015-01, value: 102 }', '{ from: 2015-02, value: 103 }');
    expect(told(load(`extends: a\n${own}`, { others })).map((text) => text.split(': ')[0])).toEqual([
      '2:74 federal.request_level.values[0].value',
      '2:105 federal.request_level.values[1].value',
      'a.yaml:2:103 federal.request_level.values[1].value',
    ]);
    const single = { b: 'extends: complete\nlocal: { hold_willing: { value: 3, assumed: x } }' };
    const later = 'local: { hold_willing: { values: [{ from: 2015-01, value: 4, assumed: x }] } }';
    expect(told(load(`extends: b\n${later}`, { others: single }))).toEqual([
      '2:59 local.hold_willing.values[0].value: must be between 0 and 1, got 4',
      'b.yaml:2:33 local.hold_willing.value: must be between 0 and 1, got 3',
    ]);
    expect(
      told(
        child('local: { hold_willing: { assumed: x, values: [{ from: 2015-01, places: { state: XX }, value: 1 }] } }'),
      )[0],
    ).toMatch(/ local.hold_willing.values\[0\].places.state: unknown state/);
  });

  it('points into the file that is at fault', () => {
    const others = { a: 'extends: complete\npickup: { come_match: { value: 2, assumed: x } }' };
    expect(told(load('extends: a\nlocal: { hold_willing: { value: 3, assumed: x } }', { others }))).toEqual([
      '2:33 local.hold_willing.value: must be between 0 and 1, got 3',
      'a.yaml:2:32 pickup.come_match.value: must be between 0 and 1, got 2',
    ]);
    expect(told(load('extends: a', { others: { a: 'x: [' } }))[0]).toMatch(/^a.yaml:1:5 : is not valid YAML/);
  });
});

it('tells every parameter that has no value for a place', () => {
  const part = 'values: [{ places: { state: CA }, value: 1 }]';
  const text = complete
    .replace('  on_record: { unit: probability, assumed: fixture, value: 0.5 }', `  on_record: { unit: p, assumed: x, ${part} }`)
    .replace('hours per day, assumed: fixture, value: 100 }', 'hours per day, assumed: fixture, table: hours }')
    .replace('hold_willing: { unit: probability, assumed: fixture, value: 0.9 }', `hold_willing: { unit: p, assumed: x, ${part} }`); // prettier-ignore
  const hint = ' | add a value without "places", which then holds wherever no other does';
  expect(told(load(text))).toEqual([
    `10:3 people.on_record: has no value for Harris County (48201)${hint}`,
    `80:3 local.hold_willing: has no value for Harris County (48201)${hint}`,
    `92:3 pickup.hours_per_day: has no value for Houston (HOU)${hint}`,
  ]);
});
