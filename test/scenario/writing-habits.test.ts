/** What editors, word processors and other readers of YAML do to a text: a right value, or a message at the spot. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { child, load, resolved, told } from './fixtures/load.ts';

const QUOTES = 'write straight quotes: "..." or \'...\'';
const BLANKS = 'write an ordinary blank, or none';
const GENERAL = 'check indents, brackets and quotes; put texts with ": " or " #" in quotes';
const UNSEEN = 'take it out: delete what stands around it, and type that again';
const CONTROL = 'take it out; of such characters only tabs and line breaks may stand';
const value = (text: string): string => `pickup: { travel: { assumed: x, value: ${text} } }`;
const number = '2:40 pickup.travel.value: must be a number or a map, got';

/** A child of the fixture, from line 2, and all that is told of it. */
const refused: Record<string, [text: string, ...messages: string[]]> = {
  'curly quotes around a text with a comma': [
    'places: { county: [“Santa Clara, CA”] }',
    `2:20 places.county[0]: holds the quote “ (U+201C), which is none in YAML | ${QUOTES}`,
  ],
  'quotes of other languages, around words and keys': [
    'capacity: „own“\nplaces: { state: «CA» }\n‘title’: x',
    `2:11 capacity: holds the quote „ (U+201E), which is none in YAML | ${QUOTES}`,
    `3:18 places.state: holds the quote « (U+00AB), which is none in YAML | ${QUOTES}`,
    `4:1 : holds the quote ‘ (U+2018), which is none in YAML | ${QUOTES}`,
  ],
  'curly quotes that hide a colon': [
    'title: “a: b”',
    `2:8 : is not valid YAML: nested mappings are not allowed in compact mappings | ${GENERAL}; this line holds the quote “ (U+201C), which is none in YAML: ${QUOTES}`,
  ],
  'no-break spaces as indent, in a key, after a number and in a place': [
    'local:\n\u00a0\u00a0hold_willing: x\ncapacity\u00a0: own\nplaces: { county: "Santa\u202fClara, CA" }',
    `3:1 : holds the blank U+00A0 (no-break space) | ${BLANKS}`,
    `4:9 : holds the blank U+00A0 (no-break space) | ${BLANKS}`,
    `5:25 places.county: holds the blank U+202F (narrow no-break space) | ${BLANKS}`,
  ],
  'a no-break space after a colon': [
    'title:\u00a0x',
    `2:1 : is not valid YAML: implicit map keys need to be followed by map values | ${GENERAL}; this line holds the blank U+00A0 (no-break space): ${BLANKS}`,
  ],
  'dashes that are no hyphens': [
    'departs: 2015–07–02\npickup: { travel: { assumed: x, value: −1 } }',
    '2:14 departs: holds the dash – (U+2013) | write the hyphen "-"',
    '3:40 pickup.travel.value: holds the dash − (U+2212) | write the hyphen "-"',
  ],
  'letters of full width': [
    'places: { state: [CA，TX] }',
    '2:21 places.state[0]: holds the wide letter ， (U+FF0C) | write it in the usual width',
  ],
  'marks without width in a key, a place, a title and a comment': [
    'tit\u200ble: x\nplaces: { state: "CA\u2060" }\ndescription: a\ufeffb # c\u200ed',
    `2:4 : holds the invisible character U+200B (zero width space) | ${UNSEEN}`,
    `3:21 places.state: holds the invisible character U+2060 (word joiner) | ${UNSEEN}`,
    `4:15 description: holds the invisible character U+FEFF (byte order mark) | ${UNSEEN}`,
    `4:21 : holds the invisible character U+200E | ${UNSEEN}`,
  ],
  'a turn of direction in a comment, and a mark written as an escape': [
    '# a \u202e b\ntitle: "x\\u2066"',
    `2:5 : holds the control character U+202E, which cannot be shown | ${CONTROL}`,
    `3:8 title: holds the control character U+2066, which cannot be shown | ${CONTROL}`,
  ],
  'line ends of other systems inside a line': [
    'title: a\u0085b: c',
    `2:9 : holds the control character U+0085, which cannot be shown | ${CONTROL}`,
  ],
  'a NUL': ['title: a\0b', `2:9 title: holds the control character U+0000, which cannot be shown | ${CONTROL}`],
  'a second byte order mark': [
    'title: x\n\ufeffcapacity: own',
    `3:1 : holds the invisible character U+FEFF (byte order mark) | ${UNSEEN}`,
  ],
  'merge keys': [
    'local: { hold_willing: &a { value: 1, assumed: x }, notice_willing: { <<: *a } }',
    '2:71 local.notice_willing: merge keys "<<" are not read | write the values out, or use "extends"',
  ],
  'tags of other types': [
    'title: !!binary aGVsbG8=',
    '2:8 : is not valid YAML: unresolved tag: tag:yaml.org,2002:binary | leave the tag out, or put a text that begins with "!" in quotes',
  ],
  'a key that is a list': [
    '? [a, b]\n: c',
    '2:3 : is not valid YAML: a key must be one word or text | write "key: value"; a text that begins with "?" or "[" stands in quotes',
  ],
  'a second document': [
    'title: a\n...\ntitle: b',
    '4:1 : is not valid YAML: a second document begins here | keep one document: take out the line "---" or "..."',
  ],
  'a time of day in base 60': [value('1:30'), `${number} "1:30" | write one number, in the unit of the parameter`],
  'a number with separators': [value('1_000'), `${number} "1_000" | write numbers without separators`],
  'a number with a comma between braces': [
    value('1,000'),
    '2:42 pickup.travel.000: unknown key "000" | a comma ends a value between braces: write numbers without separators',
  ],
  'a decimal comma': [value('"0,5"'), `${number} "0,5" | write decimals with a point, such as 0.5`],
  'no number': [value('.nan'), `${number} NaN | write a finite number`],
  'an endless number': [value('-.inf'), `${number} -Infinity | write a finite number`],
  'yes for true': [
    'activation: { assumed: x, value: yes }',
    '2:34 activation.value: must be true or false, got "yes" | write true or false',
  ],
  'a date with its time': [
    'departs: 2015-07-02 12:00',
    '2:10 departs: must be a date such as 2015-07-02 or a month such as 2015-07',
  ],
  'odd values in the place of names, lists and texts': [
    'title: { level: { values: 2014-01-01 } }\nplaces: 3\nlocal: { hold_willing: { assumed: x, values: { a: 1 } } }\ncost_book: [plain]',
    '2:1 title: must be text, got a map with level',
    '3:9 places: must be "all" or a map or a list, got 3',
    '4:38 local.hold_willing.values: must be a list, got a map with a',
    '5:1 cost_book: must be text, got a list of 1',
  ],
};

describe('habits of writing that mean something else here', () => {
  it.each(Object.entries(refused))('%s', (_, [text, ...messages]) => {
    const result = child(text);
    expect(told(result).sort()).toEqual([...messages].sort());
    expect(result.ok).toBe(false);
  });

  it.each(['%YAML 1.1', '%TAG ! tag:example.org,2000:', '%FOO bar'])('refuses the directive %s', (line) => {
    const [message] = told(load(`# first\n${line}\n---\nextends: complete\n`));
    expect(message).toMatch(/^2:1 : the directive "%.*" is not read \| take the line out: a text is YAML 1.2$/);
    expect(told(load('%YAML 1.2\n---\nextends: complete\n'))).toEqual([]);
  });

  it('warns of a text that ends before "#", and not of a comment', () => {
    const cut = child('title: Plan #2\ncapacity: offices # as before\nplaces: { state: CA } #x\nreturn: {}');
    expect(told(cut)).toEqual([
      '2:13 title: ends before "#": what follows is a comment | put the whole text in quotes, or write a blank after "#" if a comment is meant',
    ]);
    expect(resolved(cut).scenario.title).toBe('Plan');
    const set = child('title: x', { sets: ['title=Plan #2'] });
    expect(set.ok).toBe(false);
    expect(told(set)[0]).toMatch(/^--set title=Plan #2:0:0 : value ends before "#"/);
  });
});

describe('habits of writing that are read as meant', () => {
  it('takes quotes, dashes and joiners in what people read', () => {
    const text = '“Who’s next?” – 15\u00a0%, «oui», \u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
    const { scenario } = resolved(child(`title: ${text}\nlocal: { policy: { value: none, assumed: '${text}' } }`));
    expect([scenario.title, scenario.local.policy.assumed]).toEqual([text, text]);
    expect(resolved(child('title: x', { sets: [`title=${text}`] })).scenario.title).toBe(text);
  });

  it('reads numbers as YAML 1.2 does', () => {
    const read = (text: string) => resolved(child(value(text))).scenario.pickup.travel.value;
    expect(['.5', '1e2', '+3', '012', '0x1F', '0o14', '1.', '-0'].map(read)).toEqual([0.5, 100, 3, 12, 31, 12, 1, -0]);
  });

  it('reads anchors, an end of document, JSON, and tags of texts', () => {
    const text = 'local: { hold_willing: &a { value: 0.1, assumed: x }, notice_willing: *a }\n...\n';
    expect(resolved(child(text)).scenario.local.notice_willing.value).toBe(0.1);
    expect(resolved(load('{"extends": "complete",\n\t"title": "x"}')).scenario.title).toBe('x');
    expect(resolved(child('title: !!str 12')).scenario.title).toBe('12');
  });

  it('counts the same lines and columns however lines end and the text begins', () => {
    const lines = ['extends: complete', 'title: x', 'local: { hold_willing: { value: 3, assumed: x } }', 'foo: 1'];
    const told1 = told(load(lines.join('\n')));
    expect(told1).toHaveLength(2);
    for (const end of ['\n', '\r\n', '\r'])
      for (const start of ['', '\ufeff']) {
        expect(told(load(start + lines.join(end)))).toEqual(told1);
        expect(told(load(`${start}foo: 1${end}extends: complete`))).toEqual(told(load('foo: 1\nextends: complete')));
      }
  });
});

describe('any letter anywhere', () => {
  const odd = '“”’–−\u00a0\u200b\u2060\ufeff\u202e\u2066\u3000\u0085\0\r\t：，#%&*!|>?-:{}[]",\'\n '.split('');
  it('is read or told at a spot inside the text', () => {
    const runs = process.env['HANDOFF_ALL'] === '1' ? 5000 : 300;
    fc.assert(
      fc.property(fc.nat(140), fc.constantFrom(...odd), fc.constantFrom(...odd), (at, a, b) => {
        const text = 'extends: complete\ntitle: A plan\nplaces: { county: "Santa Clara, CA" }\nlocal:\n  hold_willing: { value: 0.5, assumed: x }\n'; // prettier-ignore
        const result = load(text.slice(0, at) + a + b + text.slice(at));
        const lines = (text.slice(0, at) + a + b + text.slice(at)).split(/\r\n|\r|\n/);
        const found = result.ok ? result.resolved.warnings : result.problems;
        for (const { file, line, column } of found) {
          if (file !== 'my.yaml') continue;
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
      }),
      { numRuns: runs },
    );
  });
});
