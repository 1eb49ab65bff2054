/**
 * Letters that came in by copying: those that nobody sees, and those that look like a quote, a dash or a blank and are
 * none. Where the text is for people to read they may stand; in keys, words, numbers and names they never do what the
 * writer sees.
 */
import { codeOf, UNPRINTABLE } from '../../base/printable.ts';

/** A letter that may not stand where it does: its offset in the text, what it is, and the remedy. */
export type OddLetter = { readonly offset: number; readonly message: string; readonly hint: string };

/** Marks without width, and directions of writing. Joiners of letters and of pictures are left to texts. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\ufff9-\ufffb]/;
/** What may stand nowhere, be it in a title or a comment. */
const ANYWHERE = new RegExp(`${UNPRINTABLE.source}|${UNSEEN.source}`, 'u');
const JOINER = /\u200c|\u200d/;
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
const WIDE = /[\uff01-\uff5e]/;
// An apostrophe may stand in a name, a quote only around it.
const QUOTE = /^[“”„‟‘’‚‛«»‹›`´]|[“”„‟‘’‚‛«»‹›`´]$/;

const NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'no-break space',
  '\u202f': 'narrow no-break space',
  '\u3000': 'ideographic space',
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero width space',
  '\u200d': 'zero width joiner',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
};

/** "U+200B (zero width space)", for a letter that can be seen "“ (U+201C)". */
function named(letter: string): string {
  const name = NAMES[letter];
  if (name !== undefined) return `${codeOf(letter)} (${name})`;
  return ANYWHERE.test(letter) || BLANK.test(letter) || JOINER.test(letter)
    ? codeOf(letter)
    : `${letter} (${codeOf(letter)})`;
}

const RETYPE = 'take it out: delete what stands around it, and type that again';

/** What is wrong with a letter that may stand nowhere. */
const nowhere = (letter: string, offset: number): OddLetter =>
  UNPRINTABLE.test(letter)
    ? {
        offset,
        message: `holds the control character ${codeOf(letter)}, which cannot be shown`,
        hint: 'take it out; of such characters only tabs and line breaks may stand',
      }
    : { offset, message: `holds the invisible character ${named(letter)}`, hint: RETYPE };

const KINDS: readonly (readonly [pattern: RegExp, what: string, hint: string])[] = [
  [QUOTE, 'the quote', 'write straight quotes: "..." or \'...\''],
  [BLANK, 'the blank', 'write an ordinary blank, or none'],
  [DASH, 'the dash', 'write the hyphen "-"'],
  [WIDE, 'the wide letter', 'write it in the usual width'],
  [JOINER, 'the invisible character', RETYPE],
];

/** The first letter that may not stand in a key, a word, a number or a name. */
function lookalikeIn(text: string): OddLetter | undefined {
  for (const [pattern, what, hint] of KINDS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const reason = pattern === QUOTE ? ', which is none in YAML' : '';
    return { offset: found.index, message: `holds ${what} ${named(found[0])}${reason}`, hint };
  }
  return undefined;
}

/**
 * The first letter of a key or value that may not stand in it.
 * @param free true for what people read, where quotes and dashes are a matter of taste
 */
export function oddLetterIn(text: string, free: boolean): OddLetter | undefined {
  const found = ANYWHERE.exec(text);
  if (found) return nowhere(found[0], found.index);
  return free ? undefined : lookalikeIn(text);
}

/** The first such letter of each word of a line that YAML cannot read: it may be why. */
export function lookalikeInLine(line: string): OddLetter | undefined {
  for (const { 0: word, index } of line.matchAll(/[^ \t[\]{},:"']+/g)) {
    const found = oddLetterIn(word, false);
    if (found) return { ...found, offset: index + found.offset };
  }
  return undefined;
}

const MOST = 20;

/** The letters of a whole text, comments included, that may stand nowhere: the first few. */
export function unseenIn(text: string): OddLetter[] {
  // A carriage return ends a line here; written as "\r" in a value it is told like any other.
  const found = text.replaceAll('\r', '\n').matchAll(new RegExp(ANYWHERE.source, 'gu'));
  return [...found].slice(0, MOST).map(({ 0: letter, index }) => nowhere(letter, index));
}
