/** Pieces of Markdown. */

/** Text as it is, whatever it holds. */
export const escaped = (text: string): string => text.replaceAll(/[<*|]/g, String.raw`\$&`);
export const code = (text: string): string => `\`${text}\``;

/** A table; cells are Markdown. None where there are no rows. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line), ''];
}

/** What every generated page begins with. */
export const opening = (title: string, ...about: readonly string[]): string[] => [
  '<!-- Written by "npm run pages"; do not edit. -->',
  '',
  `# ${title}`,
  '',
  ...about.flatMap((paragraph) => [paragraph, '']),
];
