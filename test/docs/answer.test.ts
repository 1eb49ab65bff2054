/** The answer that README and docs tell: its documents are of the present model, and its words and tables say what they say. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExplainDocument } from '../../src/analysis/attribution/document.ts';
import {
  ANSWERED,
  ANSWERS,
  causeOf,
  drawsOfAnswers,
  isOfAnswer,
  keptAt,
  madeOf,
  readAnswer,
  sentences,
} from '../../scripts/figures/answer.ts';
import { drawAnswer } from '../../scripts/figures/answer-picture.ts';
import { stampOf } from '../../scripts/figures/stamp.ts';

const REMEDY = 'stale: run its line, then npx tsx scripts/record-answer.ts FOLDER';
const kept = Object.keys(ANSWERS).flatMap((name) => {
  const found = readAnswer(name);
  return found ? [{ name, ...found }] : [];
});

describe('an answer that was recorded', () => {
  it.each(kept)('of $name rests on the present scenarios, tables and model', async ({ name, line, stamp }) => {
    expect(line, REMEDY).toBe(ANSWERS[name]);
    expect(stamp, REMEDY).toEqual(await stampOf({ line }));
  });

  it.each(kept)('of $name has the draws of its line and all combinations of six groups', ({ name, document }) => {
    expect(document.draws).toBe(drawsOfAnswers()[name]);
    expect(document.method.coalitions).toBe(2 ** document.provisions.length);
    expect(document.provisions.map(({ id }) => causeOf(id))).not.toContain(undefined);
    expect(document.provisions).toHaveLength(6);
  });

  it.each(kept)('of $name has the picture of its document', async ({ name, document }) => {
    const [path, picture] = await drawAnswer(name, document);
    expect(existsSync(path)).toBe(true);
    expect(picture.equals(readFileSync(path)), 'npx tsx scripts/record-answer.ts').toBe(true);
  });
});

describe('the page', () => {
  it('says how each answer was asked for', () => {
    const page = readFileSync(new URL('../../docs/answer-2014-2015.md', import.meta.url), 'utf8');
    const typed = page.replace(/ \\\n\s*/g, ' ').split('\n');
    for (const line of Object.values(ANSWERS)) expect(typed).toContain(`npx handoff ${line}`);
  });
});

describe('the three sentences', () => {
  const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

  it('open README, if the nation was recorded', () => {
    expect(README.includes('<!-- words answer.nation -->')).toBe(true);
    expect('answer.nation' in ANSWERED.words).toBe(existsSync(keptAt('nation')));
  });

  it.each(kept)('of $name say of every figure the way that its document says, with its digits', ({ document }) => {
    const text = sentences(document);
    expect(text).toHaveLength(3);
    const parts = text.flatMap((sentence) => sentence.replace(/\.$/, '').split('; '));
    const ids = ['requests', 'refusal_rate_recorded', 'declined_rate', 'recorded_custody_rate', 'transferred'];
    expect(parts).toHaveLength(ids.length);
    ids.forEach((id, i) => holds(document, id, parts[i]));
  });
});

/** What a part says is held to the document by reading it back. */
function holds(document: ExplainDocument, id: string, part: string): void {
  const { difference, baseline, variant } = document.metrics[id];
  const share = difference.unit.startsWith('share');
  const [, from, to, mean, lo, hi] =
    /from ([\d,.]+)%? to ([\d,.]+)%? \((\S+) \[(\S+), (\S+)\]( pts)?\)/.exec(part) ?? expect.fail(part);
  const read = (text: string): number => Number(text.replaceAll(',', '').replace('\u2212', '-')) / (share ? 100 : 1);
  const step = (difference.hi! - difference.lo!) / 4;
  const near = (text: string, value: number) =>
    expect(Math.abs(read(text) - value), `${part}: ${value}`).toBeLessThanOrEqual(step);
  near(from, baseline.mean!);
  near(to, variant.mean!);
  near(mean, difference.mean!);
  near(lo, difference.lo!);
  near(hi, difference.hi!);
  const clear = { less: /falls? /, more: /rises? / }[difference.direction as string];
  if (clear) expect(part).toMatch(clear);
  else expect(part).toContain('the range holds zero');
}

describe('marks of answers', () => {
  it('are those of the pages', () => {
    for (const id of ['answer.nation', 'answer.california.levels', 'answer.santa-clara.shares'])
      expect(isOfAnswer(id)).toBe(true);
    for (const id of ['answer.nowhere', 'answer.nation.other', 'score']) expect(isOfAnswer(id)).toBe(false);
  });

  it.each(kept)('of $name have a row a measure', ({ name, document }) => {
    const { tables } = madeOf(name, document);
    for (const { rows } of Object.values(tables)) expect(rows).toHaveLength(Object.keys(document.metrics).length);
  });
});
