/** How a section is laid on slides: text until a slide is full, a picture with what is said of it, a table in parts that fit. */
import type { Block, Picture, Section, Table } from '../model.ts';

type Texts = Exclude<Block, { kind: 'table' } | { kind: 'picture' }>;

export type Page =
  | { readonly kind: 'texts'; readonly texts: readonly Texts[] }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly texts: readonly Texts[] }
  /** `below`: small print under it. */
  | { readonly kind: 'table'; readonly table: Table; readonly below: string };

/** In points, and how much of it fits a slide: lines of so many letters. */
export const TEXT_SIZE = 18;
const [LINES, LETTERS] = [16, 105];
/** Beside a picture. */
const [LINES_BESIDE, LETTERS_BESIDE] = [21, 32];

const linesOf = (text: string, letters: number): number => Math.max(1, Math.ceil(text.length / letters));

/** A list as its items, so that it may go on on another slide. */
const apart = (block: Texts): Texts[] =>
  block.kind === 'list' ? block.items.map((item) => ({ ...block, items: [item] })) : [block];
const textOf = (block: Texts): string => (block.kind === 'list' ? block.items.join(' ') : block.text);

/** Half a line stands between two paragraphs. */
const heightOf = (blocks: readonly Texts[], letters: number): number =>
  blocks.reduce((sum, block) => sum + linesOf(textOf(block), letters) + 0.5, 0);

function textPages(blocks: readonly Texts[]): Page[] {
  const pages: Texts[][] = [[]];
  for (const block of blocks.flatMap(apart)) {
    const page = pages.at(-1)!;
    if (page.length > 0 && heightOf([...page, block], LETTERS) > LINES) pages.push([block]);
    else page.push(block);
  }
  return pages.filter((texts) => texts.length > 0).map((texts) => ({ kind: 'texts', texts }));
}

/** The slides of a section, in the order of its blocks. */
export function pagesOf({ blocks }: Section): Page[] {
  const pages: Page[] = [];
  let waiting: Texts[] = [];
  const flush = (): void => {
    pages.push(...textPages(waiting));
    waiting = [];
  };
  blocks.forEach((block, i) => {
    if (block.kind === 'table') {
      flush();
      pages.push({ kind: 'table', table: block.table, below: below(blocks, i) });
    } else if (block.kind === 'picture') {
      flush();
      pages.push({ kind: 'picture', picture: block.picture, texts: besides(blocks, i) });
    } else if (!isBesides(blocks, i) && !isBelow(blocks, i)) waiting.push(block);
  });
  flush();
  return pages;
}

/** The list right after a picture stands beside it, where it fits there. */
function besides(blocks: readonly Block[], picture: number): Texts[] {
  const next = blocks[picture + 1];
  if (next?.kind !== 'list') return [];
  const texts = apart(next);
  return heightOf(texts, LETTERS_BESIDE) <= LINES_BESIDE ? texts : [];
}

const isBesides = (blocks: readonly Block[], i: number): boolean =>
  blocks[i - 1]?.kind === 'picture' && besides(blocks, i - 1).length > 0;

/** Letters of small print that a slide with a table has room for. */
const MOST_BELOW = 320;

/** The notes right after a table stand on its slide. */
function below(blocks: readonly Block[], table: number): string {
  const rest = blocks.slice(table + 1);
  const end = rest.findIndex((block) => !isNote(block));
  const text = rest
    .slice(0, end < 0 ? rest.length : end)
    .map((block) => ('text' in block ? block.text : ''))
    .join(' ');
  return text.length <= MOST_BELOW ? text : '';
}

const isNote = (block: Block): boolean => block.kind === 'paragraph' && block.as === 'note';

function isBelow(blocks: readonly Block[], i: number): boolean {
  const table = blocks.slice(0, i).findLastIndex((block) => !isNote(block));
  return isNote(blocks[i]) && blocks[table]?.kind === 'table' && below(blocks, table) !== '';
}

/** Widths of columns in inches; where none are told, the first column takes as much as almost two. */
export function widthsOf({ heads, widths }: Table, inner: number): number[] {
  const parts = widths ?? [1.6, ...heads.slice(1).map(() => 1)];
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (inner * part) / all);
}

/** Height of a line, and width of a letter, in parts of the size; a point is a 72nd of an inch. */
const [LINE, LETTER] = [1.25, 0.56];
/** Above and below the text of a cell, in inches. */
const AROUND = 0.09;

/** Rows of a table slide by slide, by an estimate of their height. @param most inches that head and rows may take */
export function rowsInPages({ heads, rows }: Table, widths: readonly number[], size: number, most: number) {
  const heightOfRow = (cells: readonly string[]): number => {
    const lines = cells.map((text, i) => linesOf(text, Math.floor(((widths[i] - 0.12) * 72) / (size * LETTER))));
    return (Math.max(...lines) * size * LINE) / 72 + AROUND;
  };
  const room = most - heightOfRow(heads);
  const pages: (readonly string[])[][] = [];
  let used = Infinity;
  for (const row of rows) {
    const height = heightOfRow(row);
    if (used + height > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)!.push(row);
    used += height;
  }
  return pages;
}
