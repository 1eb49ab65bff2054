/** Lists in a sentence. */

/** "a, b or c". */
export function series(items: readonly string[], link: 'or' | 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${link} ${items.at(-1)}`;
}

/** "a, b, c and 12 more": the first few names of a long list. */
export function someOf(names: readonly string[], most: number): string {
  return names.length <= most
    ? series(names, 'and')
    : `${names.slice(0, most - 1).join(', ')} and ${number(names.length - most + 1)} more`;
}

/** "3,142". */
export const number = (n: number): string => n.toLocaleString('en-US');

/** The text with a capital letter first. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
