/** A user's own text, filled from a bundle, with a list of what was filled in, so that it can be checked later. */
import { z } from 'zod';
import type { RunBundle } from '../briefing.ts';
import { SUMMARY } from '../../files/bundle.ts';
import { valueOf } from './values.ts';

const number = z.object({
  /** As in the template, without braces. */
  placeholder: z.string(),
  /** What was written in its place. */
  text: z.string(),
  /** What stands before it on its line, to find it again. */
  before: z.string(),
});

export const numbersForm = z.object({
  schema: z.literal('handoff.numbers/1'),
  /** The folder of the bundle, from that of this file. */
  bundle: z.string(),
  /** SHA-256 of its results. */
  results: z.string(),
  numbers: z.array(number),
});
export type Numbers = z.infer<typeof numbersForm>;
export type Filled = { readonly text: string; readonly numbers: Omit<Numbers, 'bundle'> };

const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}/g;
/** Letters before a number by which it is found again. */
const NEAR = 40;

/** Fills a template. @throws UserError at a placeholder that the bundle does not know */
export function fillTemplate(template: string, bundle: RunBundle): Filled {
  const numbers: Numbers['numbers'] = [];
  let text = '';
  let last = 0;
  for (const { 0: whole, 1: placeholder, index } of template.matchAll(PLACEHOLDER)) {
    text += template.slice(last, index);
    const value = valueOf(placeholder, bundle);
    numbers.push({ placeholder, text: value, before: text.slice(text.lastIndexOf('\n') + 1).slice(-NEAR) });
    text += value;
    last = index + whole.length;
  }
  const results = bundle.manifest.outputs[SUMMARY];
  return { text: text + template.slice(last), numbers: { schema: 'handoff.numbers/1', results, numbers } };
}
