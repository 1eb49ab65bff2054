/** Numbers in a text that nobody fills and that may be results: the numbers of a simulation typed by hand. */
import { unmarked } from '../../scripts/figures/text.ts';

/** What no run gives: conventions, laws, options and versions, with the words beside them. */
export const ALLOWED: readonly string[] = [
  'Node 20.19',
  'from version 5, better 6.2',
  '50,000 figures',
  '10% of a count or 5 points of a share',
  '287(g)',
];

/** Pages whose numbers a test of their own forms anew, by that test. */
export const HELD: Readonly<Record<string, string>> = {
  'coverage.md': 'test/analysis/coverage.test.ts',
  'intervals.md': 'test/docs/intervals.test.ts',
  'commands.md': 'test/docs/pages.test.ts',
  'language.md': 'test/docs/pages.test.ts',
  'measures.md': 'test/docs/pages.test.ts',
  'model.md': 'test/docs/model.test.ts',
  'parameters.md': 'test/docs/pages.test.ts',
  'peers.md': 'test/docs/peers.test.ts',
  'small-country.md': 'test/docs/pages.test.ts',
};

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** Days, months and years of our time, fiscal ones too. */
const DATE = new RegExp(`\\b(\\d{1,2} )?((${MONTHS}) )?(FY)?20[012]\\d\\b|\\b\\d{1,2} (${MONTHS})\\b`, 'g');
/** Code in a language says what to type. What has none may be what came out. */
const CODE = /^```\w+\n.*?^```/gms;
const TARGET = /\]\([^)]*\)/g;
/** Names with a digit: V8, I-247. */
const NAME = /\b[A-Za-z]+-?\d+\w*/g;
const SPAN = /`[^`\n]+`/g;
/** A result looks so in a span of code, too. */
const RESULT = /\d,\d{3}|\d%|\d \[/;
const NUMBER = /[\d.,]*\d%?/g;

/** The numbers that are neither marked nor allowed, each with the words beside it. */
export function strangers(text: string): string[] {
  const prose = unmarked(text)
    .replace(CODE, ' ')
    .replace(SPAN, (code) => (RESULT.test(code) ? code.slice(1, -1) : ' '));
  const left = [TARGET, DATE, NAME].reduce((now, taken) => now.replace(taken, ' '), prose);
  const plain = ALLOWED.reduce((now, phrase) => now.replaceAll(phrase, ' '), left.replace(/\s+/g, ' '));
  return [...plain.matchAll(NUMBER)].map(({ index, 0: number }) =>
    plain.slice(Math.max(0, index - 30), index + number.length + 20).trim(),
  );
}
