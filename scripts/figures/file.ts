/** docs/figures.json and the texts that show its figures. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Stamp } from './stamp.ts';
import type { Values } from './text.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const FIGURES_FILE = at('docs/figures.json');

/** By command: the line, what its figures depend on, and the figures. */
export type FiguresFile = Record<string, { command: string; stamp: Stamp; figures: Values }>;

export const readFigures = (): FiguresFile =>
  existsSync(FIGURES_FILE) ? (JSON.parse(readFileSync(FIGURES_FILE, 'utf8')) as FiguresFile) : {};

/** All figures by id. */
export const allValues = (file: FiguresFile): Values =>
  Object.assign({}, ...Object.values(file).map(({ figures }) => figures)) as Values;

/** The texts with marked spots. */
export const texts = (): string[] => [
  at('README.md'),
  ...readdirSync(at('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => at(`docs/${name}`)),
];
