/**
 * Characters that no text of ours may hold: those that steer a terminal, turn the direction of writing or break a line
 * unseen, and those that cannot stand in XML, of which charts are made. Tabs and line feeds are left to those who ask.
 */
// oxlint-disable-next-line no-control-regex
export const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u;
const EVERY = new RegExp(UNPRINTABLE.source, 'gu');

/** A character as "U+0007". */
export const codeOf = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The text on one line, with something else (a blank) for each such character. */
export const printable = (text: string, instead = ' '): string =>
  text.replace(EVERY, instead).replace(/[\t\n]/g, instead);
