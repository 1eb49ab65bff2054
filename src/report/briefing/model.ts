/**
 * A briefing before it is written in any format: sections of headings, paragraphs, lists, tables and pictures. It is made
 * once from a bundle; each format has one writer, which adds no word of its own.
 */

export type Picture = {
  /** Of its file, without ending. */
  readonly name: string;
  /** The finding, as it stands in the picture. */
  readonly title: string;
  /** What it shows with its numbers, for whoever does not see it. */
  readonly alt: string;
  /** The picture as SVG, and its size in pixels; texts are outlines. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** The same for a narrow screen, where it can be drawn so. */
  readonly narrow?: { readonly svg: string; readonly width: number; readonly height: number };
};

/** What the name of a row begins with that is a part of the one above. */
export const PART = '– ';

export type Table = {
  readonly caption: string;
  readonly heads: readonly string[];
  /** As many cells as heads; the first is the name of its row. */
  readonly rows: readonly (readonly string[])[];
  /** Of words rather than figures: no column stands to the right. */
  readonly words?: true;
  /** Of the width, in hundredths, for each column; alike where it is not told. */
  readonly widths?: readonly number[];
};

export type Block =
  /** `lead`: what is read first; `note`: small print. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly as?: 'lead' | 'note' }
  /** `lead`: what is read first. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly as?: 'lead' }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** What is typed, or compared letter by letter: a command, a hash. */
  | { readonly kind: 'code'; readonly text: string };

export type Section = {
  /** Of its anchor: letters and dashes. */
  readonly id: string;
  readonly title: string;
  /** A section of the briefing, or a part of the one before. */
  readonly level: 2 | 3;
  readonly blocks: readonly Block[];
  /** What is looked up rather than read: at the end, in small print. */
  readonly annex?: true;
};

export type Briefing = {
  /** What is asked. */
  readonly title: string;
  /** What is beside what. */
  readonly subtitle: string;
  /** Version, seed: small print under every page. */
  readonly origin: string;
  readonly sections: readonly Section[];
};

export const paragraph = (text: string, as?: 'lead' | 'note'): Block[] =>
  text === '' ? [] : [{ kind: 'paragraph', text, ...(as && { as }) }];
export const list = (items: readonly string[], as?: 'lead'): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items, ...(as && { as }) }];
export const table = (one: Table): Block[] => (one.rows.length === 0 ? [] : [{ kind: 'table', table: one }]);
export const picture = (one: Picture | undefined): Block[] => (one ? [{ kind: 'picture', picture: one }] : []);
export const code = (text: string): Block[] => [{ kind: 'code', text }];

/** A section, or none where it would hold nothing. */
export function section(id: string, title: string, blocks: readonly Block[], more: Partial<Section> = {}): Section[] {
  return blocks.length === 0 ? [] : [{ id, title, level: 2, blocks, ...more }];
}
