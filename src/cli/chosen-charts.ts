/** Which charts of a bundle are drawn, and how: what `chart` asks for, read before anything is drawn. */
import { suggest } from '../base/problem.ts';
import { UserError } from '../base/user-error.ts';
import { SHAPES, type Size } from '../report/charts/drawing/sizes.ts';
import { CHART_KINDS, type KindName } from '../report/charts/names.ts';

const KINDS = Object.keys(CHART_KINDS) as KindName[];

/** Kinds and what they show: "lives (one person's way under two scenarios), ...". */
export const kindsInWords = (kinds: readonly KindName[] = KINDS): string =>
  kinds.map((kind) => `${kind} (${CHART_KINDS[kind]})`).join(', ');

/** The kinds in a text such as "by-month,flow". @throws UserError at an unknown one, with the list of all */
export function readKinds(text: string): KindName[] {
  return text.split(',').map((word) => {
    const found = KINDS.find((kind) => kind === word.trim());
    if (found) return found;
    const like = suggest(word.trim(), KINDS);
    throw new UserError(`--kind: unknown kind of chart "${word}"`, like ?? `there are ${kindsInWords()}`);
  });
}

const [LEAST, MOST] = [200, 8000];

/** A size such as "wide", "square" or "1600x900", in pixels. @throws UserError at anything else */
export function readSize(text: string): Size {
  if (Object.hasOwn(SHAPES, text)) return SHAPES[text];
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/i.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  const fits = [size.width, size.height].every((side) => side >= LEAST && side <= MOST);
  if (fits) return size;
  throw new UserError(
    `--size: must be wide, square, or pixels from ${LEAST}x${LEAST} to ${MOST}x${MOST}, got "${text}"`,
  );
}
