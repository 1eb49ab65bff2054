/** Breaking text into lines: one loop, whatever measures a line. */

/** Letters in a line of a terminal. */
export const WIDTH = 80;

/** True where a text is no wider than a line: in letters of a terminal, or in pixels of a chart. */
export type Fits = (text: string) => boolean;

/** Words in lines that fit, the lines after the first indented; a word too wide for a line stands alone. */
export function linesOf(words: readonly string[], fits: Fits, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

/** A word in pieces that fit, cut after a dash where there is one in the last half of a piece. */
export function piecesOf(word: string, fits: Fits): string[] {
  const letters = Array.from(word);
  const parts: string[] = [];
  while (letters.length > 1 && !fits(letters.join(''))) {
    // From the front, so that the longest word takes no longer than its pieces.
    let count = 1;
    while (count < letters.length && fits(letters.slice(0, count + 1).join(''))) count += 1;
    const dash = letters.slice(0, count).lastIndexOf('-') + 1;
    parts.push(letters.splice(0, dash > count / 2 ? dash : count).join(''));
  }
  return [...parts, letters.join('')];
}

const within =
  (width: number): Fits =>
  (text) =>
    text.length <= width;

/**
 * A text in lines, the lines after the first indented; a word too wide for a line is cut. Several blanks together stay.
 */
export function wrapped(text: string, indent = '', width = WIDTH): string {
  const words = text.split(' ').flatMap((word) => piecesOf(word, within(width - indent.length)));
  return linesOf(words, within(width), indent).join('\n');
}

/** A text of a scenario as lines behind a margin, the first behind one of its own. Line ends in the text are blanks. */
export const behind = (margin: string, text: string, first = margin): string[] =>
  linesOf(text.split(/\s+/), within(WIDTH - margin.length)).map((line, i) => (i === 0 ? first : margin) + line);
