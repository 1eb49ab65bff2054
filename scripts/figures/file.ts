/** docs/figures.json, the texts and pictures that are made from it, and how they are written: whole or not at all. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csv, DOCS, SCORE } from '../tables.ts';
import { isScored, modelled, record } from './score.ts';
import type { Stamp } from './stamp.ts';
import { filled, type Shown, type Values } from './text.ts';

/** What a command gave. */
export type Given = {
  readonly line: string;
  /** What its figures depend on. */
  readonly stamp: Stamp;
  readonly figures?: Values;
  /** By file of docs: SHA-256 of the picture. */
  readonly pictures?: Readonly<Record<string, string>>;
  readonly lines?: Readonly<Record<string, string>>;
};
/** By name of command. */
export type FiguresFile = Readonly<Record<string, Given>>;

export const FIGURES_FILE = join(DOCS, 'figures.json');

export const readFigures = (path = FIGURES_FILE): FiguresFile =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as FiguresFile) : {};

/** Writes a file in one step, in a folder that is made for it, so that whoever is killed leaves the old one or the new. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const stage = `${path}.new`;
  writeFileSync(stage, content);
  renameSync(stage, path);
}

export const writeFigures = (file: FiguresFile, path = FIGURES_FILE): void =>
  writeWhole(path, `${JSON.stringify(file, null, 2)}\n`);

/** All that may stand in texts. */
export const shownBy = (file: FiguresFile): Shown => ({
  values: Object.assign({}, ...Object.values(file).map(({ figures }) => figures)) as Values,
  lines: Object.assign({}, ...Object.values(file).map(({ lines }) => lines)) as Shown['lines'],
});

/** README.md and the pages of docs. */
export const texts = (): string[] => [
  fileURLToPath(new URL('../../README.md', import.meta.url)),
  ...readdirSync(DOCS)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(DOCS, name)),
];

/** What follows from the figures, by path: the texts with their spots filled, and the record of the score. */
export function followingFrom(file: FiguresFile): Map<string, string> {
  const shown = shownBy(file);
  return new Map([
    ...texts().map((path) => [path, filled(readFileSync(path, 'utf8'), shown)] as const),
    ...(isScored(shown.values)
      ? [
          [join(SCORE, 'met.csv'), csv(record(shown.values))] as const,
          [join(SCORE, 'figures.csv'), csv(modelled(shown.values))] as const,
        ]
      : []),
  ]);
}
