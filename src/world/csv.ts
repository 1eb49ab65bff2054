/**
 * A CSV text as cells that know where they stand. Own code, because every cell that is wrong has to be told with line and
 * column, all at once, and readers of CSV stop at the first. Reads UTF-8 with or without a mark, and lines that end with
 * LF, CR LF or CR.
 */
import { error, type Problem, type TextFile } from '../base/problem.ts';

/** One row: its cells, and the columns (from 1) at which they begin. */
export type CsvRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly columns: readonly number[];
  /** The column after the last character. */
  readonly end: number;
};

const BLANKS = /[ \t]*/y;
const PLAIN = /[^",\r\n]*/y;
const ENDS = /\r\n|\r|\n/g;

/** Reads the rows of a text; lines without anything are passed over. Blanks around cells are dropped. */
class Scanner {
  readonly rows: CsvRow[] = [];
  readonly problems: Problem[] = [];
  private readonly file: TextFile;
  private at = 0;
  private line = 1;
  private lineStart = 0;

  constructor(file: TextFile) {
    this.file = file;
    if (file.text.startsWith('\ufeff')) this.at = this.lineStart = 1;
  }

  read(): this {
    while (this.at < this.file.text.length) this.row();
    return this;
  }

  private row(): void {
    const { line } = this;
    const cells: string[] = [];
    const columns: number[] = [];
    do {
      this.take(BLANKS);
      columns.push(this.column);
      cells.push(this.cell());
    } while (this.passComma());
    const end = this.column;
    this.passLineEnd();
    if (cells.length > 1 || cells[0] !== '') this.rows.push({ line, cells, columns, end });
  }

  private get column(): number {
    return this.at - this.lineStart + 1;
  }

  private cell(): string {
    if (this.file.text[this.at] === '"') return this.quoted();
    const plain = this.take(PLAIN);
    if (this.file.text[this.at] !== '"') return plain.trim();
    this.tell(
      this.column,
      'a quote stands inside a cell',
      'put the whole cell in quotes, and double the quotes inside it',
    );
    return plain + this.rest();
  }

  private quoted(): string {
    const { column, line } = this;
    this.at += 1;
    const start = this.at;
    const inside = this.inside();
    const ends = [...inside.matchAll(ENDS)];
    if (this.at >= this.file.text.length)
      this.problems.push(
        error({ file: this.file.path, line, column }, '', 'a quote is not closed', 'add the quote that ends the cell'),
      );
    this.at += 1;
    this.line += ends.length;
    const last = ends.at(-1);
    if (last) this.lineStart = start + last.index + last[0].length;
    this.take(BLANKS);
    if (!this.atEnd()) {
      this.tell(this.column, 'text stands after the closing quote', 'put the whole cell in quotes, or none of it');
      this.rest();
    }
    return inside.replaceAll('""', '"').trim();
  }

  /** Everything up to a quote that is not doubled. */
  private inside(): string {
    const { text } = this.file;
    const start = this.at;
    for (;;) {
      const quote = text.indexOf('"', this.at);
      this.at = quote < 0 ? text.length : quote;
      if (text[this.at + 1] !== '"') return text.slice(start, this.at);
      this.at += 2;
    }
  }

  /** What is left up to the next comma or the end of the line, quotes and all. */
  private rest(): string {
    const start = this.at;
    while (!this.atEnd()) this.at += 1;
    return this.file.text.slice(start, this.at);
  }

  private atEnd(): boolean {
    const next = this.file.text[this.at];
    return next === undefined || next === ',' || next === '\n' || next === '\r';
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.file.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private passComma(): boolean {
    if (this.file.text[this.at] !== ',') return false;
    this.at += 1;
    return true;
  }

  private passLineEnd(): void {
    if (this.file.text[this.at] === '\r') this.at += 1;
    if (this.file.text[this.at] === '\n') this.at += 1;
    this.line += 1;
    this.lineStart = this.at;
  }

  private tell(column: number, message: string, hint: string): void {
    this.problems.push(error({ file: this.file.path, line: this.line, column }, '', message, hint));
  }
}

/** The rows of a text, its header among them, and what is wrong with its quotes. */
export function readCsv(file: TextFile): { readonly rows: readonly CsvRow[]; readonly problems: readonly Problem[] } {
  const { rows, problems } = new Scanner(file).read();
  return { rows, problems };
}
