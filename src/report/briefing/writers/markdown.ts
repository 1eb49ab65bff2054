/** A briefing as Markdown: text and tables in one file; its pictures are the files of the bundle beside it. */
import { fileName } from '../../words/file-name.ts';
import { type Block, type Briefing, PART, type Section, type Table } from '../model.ts';

/** What Markdown would read as a mark of its own. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_<>[\]|#]/g, String.raw`\$&`);

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function tableText({ caption, heads, rows, words }: Table): string[] {
  const ruler = heads.map((_, i) => (i === 0 || words ? ':--' : '--:'));
  const name = (text: string): string =>
    text.startsWith(PART) ? `– ${escaped(text.slice(PART.length))}` : `**${escaped(text)}**`;
  return [
    `*${escaped(caption)}*`,
    '',
    rowOf(heads.map(escaped)),
    rowOf(ruler),
    ...rows.map(([first = '', ...cells]) => rowOf([name(first), ...cells.map(escaped)])),
  ];
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escaped(block.text)];
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`);
    case 'table':
      return tableText(block.table);
    case 'picture':
      return [`![${escaped(block.picture.alt)}](charts/${encodeURI(fileName(block.picture.name))}.svg)`];
    case 'code':
      return ['```', block.text, '```'];
  }
}

const sectionText = ({ title, level, blocks }: Section): string[] => [
  `${'#'.repeat(level)} ${escaped(title)}`,
  '',
  ...blocks.flatMap((block) => [...blockText(block), '']),
];

/** The file as text. The same briefing gives the same text. */
export function toMarkdown({ title, subtitle, origin, sections }: Briefing): string {
  const parts = [`# ${escaped(title)}`, '', escaped(subtitle), '', ...sections.flatMap(sectionText), escaped(origin)];
  return `${parts.join('\n')}\n`;
}
