/**
 * How a section is laid on slides: texts and tables below each other until a slide is full, a picture with what is said of
 * it. Heights are estimates, in inches: only who opens a slide knows its letters.
 */
import type { Block, Picture, Section, Table } from '../model.ts';
import { headAndRows, INNER, linesIn, LINE } from './slide-tables.ts';

export type Texts = Exclude<Block, { kind: 'table' } | { kind: 'picture' }>;

/** What stands on a slide, from `top` below its heading on. */
export type Part = { readonly top: number; readonly height: number } & (
  | { readonly kind: 'texts'; readonly texts: readonly Texts[]; readonly size: number }
  /** With those of its rows that stand here. */
  | { readonly kind: 'table'; readonly table: Table; readonly size: number }
);

export type Page =
  | { readonly kind: 'parts'; readonly parts: readonly Part[] }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly texts: readonly Texts[] };

/** What is below the heading of a slide, in inches. */
export const BODY = 5.5;
/** Of letters in points: of texts, of notes below a table (which are three smaller), of tables, and of those at the end. */
const [TEXT, BELOW, CELLS, ANNEX] = [18, 14, 13, 8];
/** By how much a text is larger that is read first, a note and what is typed smaller. */
export const [LEAD, SMALL] = [6, -3];
/** Beside a picture: inches, and letters in points. */
export const BESIDE = { width: 3.23, size: 14 } as const;
/** Between two paragraphs. */
const BETWEEN = 0.12;
/** A table's caption. */
export const CAPTION = 0.35;
/** Below a table. */
const AFTER = 0.25;
/** By how much texts may run over, since their heights are rather too large. */
const SLACK = 0.3;

/** A list as its items, so that it may go on on another slide. */
const apart = (block: Texts): Texts[] =>
  block.kind === 'list' ? block.items.map((item) => ({ ...block, items: [item] })) : [block];
const textOf = (block: Texts): string => (block.kind === 'list' ? block.items.join(' ') : block.text);

const sizeOf = (block: Texts, size: number): number => {
  if (block.kind === 'code') return size + SMALL;
  if (block.as === 'lead') return size + LEAD;
  return block.as === 'note' ? size + SMALL : size;
};

const heightOf = (blocks: readonly Texts[], size: number, width = INNER): number =>
  blocks.reduce((sum, block) => {
    const own = sizeOf(block, size);
    return sum + (linesIn(textOf(block), own, width) * own * LINE) / 72 + BETWEEN;
  }, 0);

/** Slides that fill from the top. */
class Stack {
  readonly pages: Page[] = [];
  private parts: Part[] = [];
  private used = 0;

  get left(): number {
    return BODY - this.used;
  }

  turn(): void {
    if (this.parts.length > 0) this.pages.push({ kind: 'parts', parts: this.parts });
    this.parts = [];
    this.used = 0;
  }

  addTexts(blocks: readonly Texts[], size: number): void {
    blocks.flatMap(apart).forEach((block, i, all) => {
      const height = heightOf([block], size);
      // What announces something does not stand alone.
      const together = textOf(block).endsWith(':') ? heightOf(all.slice(i, i + 2), size) : height;
      if (together > this.left + SLACK) this.turn();
      const last = this.parts.at(-1);
      // One box for what is read in one go, so that it can be edited.
      if (last?.kind === 'texts' && last.size === size)
        this.parts.splice(-1, 1, { ...last, texts: [...last.texts, block], height: last.height + height });
      else this.parts.push({ kind: 'texts', texts: [block], size, top: this.used, height });
      this.used += height;
    });
  }

  /** @param below height of what must stay with it */
  addTable(table: Table, size: number, below: number): void {
    const { head, heights } = headAndRows(table, size);
    const first = CAPTION + head;
    const whole = first + heights.reduce((sum, height) => sum + height, 0) + AFTER + below;
    const least = first + (heights[0] ?? 0) + (heights[1] ?? 0);
    // It stands together where it can, and else begins where there is room for some of it.
    if (whole > this.left && (whole <= BODY || least > this.left)) this.turn();
    let [rows, height]: [(readonly string[])[], number] = [[], first];
    const put = () => {
      this.parts.push({ kind: 'table', table: { ...table, rows }, size, top: this.used, height });
      this.used += height + AFTER;
      [rows, height] = [[], first];
    };
    const rest = AFTER + below;
    table.rows.forEach((row, i) => {
      // The last two stay together, so that no row stands alone with the head.
      const [own, next] = [heights[i], i === heights.length - 2 ? heights[i + 1] + rest : 0];
      const needed = own + next + (i === heights.length - 1 ? rest : 0);
      if (rows.length > 0 && height + needed > this.left) {
        put();
        this.turn();
      }
      rows.push(row);
      height += own;
    });
    if (rows.length > 0) put();
  }
}

/** The slides of a section, in the order of its blocks. */
export function pagesOf({ blocks, annex }: Section): Page[] {
  const stack = new Stack();
  let waiting: Texts[] = [];
  const settle = (): void => {
    stack.addTexts(waiting, TEXT);
    waiting = [];
  };
  blocks.forEach((block, i) => {
    if (block.kind === 'table') {
      settle();
      const notes = below(blocks, i);
      stack.addTable(block.table, annex ? ANNEX : CELLS, heightOf(notes, BELOW));
      stack.addTexts(notes, BELOW);
    } else if (block.kind === 'picture') {
      settle();
      if (!isReadable(block.picture)) return;
      stack.turn();
      stack.pages.push({ kind: 'picture', picture: block.picture, texts: besides(blocks, i) });
    } else if (!isBesides(blocks, i) && !isBelow(blocks, i)) waiting.push(block);
  });
  settle();
  stack.turn();
  return stack.pages;
}

/** A drawing that is higher than wide would be a stripe with letters that nobody reads: it is for pages. */
const isReadable = ({ width, height }: Picture): boolean => height <= 1.15 * width;

/** The list right after a picture stands beside it, where it fits there. */
function besides(blocks: readonly Block[], picture: number): Texts[] {
  const next = blocks[picture + 1];
  if (next?.kind !== 'list') return [];
  const texts = apart(next);
  return heightOf(texts, BESIDE.size, BESIDE.width) <= BODY ? texts : [];
}

function isBesides(blocks: readonly Block[], i: number): boolean {
  const before = blocks[i - 1];
  return before?.kind === 'picture' && isReadable(before.picture) && besides(blocks, i - 1).length > 0;
}

/** The notes right after a table stand on its slide, in smaller letters. */
function below(blocks: readonly Block[], table: number): Texts[] {
  const notes: Texts[] = [];
  for (const block of blocks.slice(table + 1)) {
    if (block.kind !== 'paragraph' || block.as !== 'note') break;
    notes.push(block);
  }
  return heightOf(notes, BELOW) <= BODY / 4 ? notes : [];
}

const isNote = (block: Block): boolean => block.kind === 'paragraph' && block.as === 'note';

function isBelow(blocks: readonly Block[], i: number): boolean {
  const table = blocks.slice(0, i).findLastIndex((block) => !isNote(block));
  return isNote(blocks[i]) && blocks[table]?.kind === 'table' && below(blocks, table).length > 0;
}
