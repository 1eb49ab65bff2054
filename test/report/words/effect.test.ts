import { describe, expect, it } from 'vitest';
import type { Direction } from '../../../src/analysis/direction.ts';
import { corrected, effect, markOf } from '../../../src/report/words/effect.ts';
import { comparison, withDifference } from '../fixture.ts';

const of = (document: ReturnType<typeof comparison>, id: string) => effect(document.differences[0], id)!;

describe('an effect', () => {
  it('is what the document says of it', () => {
    const document = comparison();
    const { baseline, percent, direction, p } = document.differences[0].metrics['transferred'];
    expect(of(document, 'transferred')).toMatchObject({ baseline, relative: percent, direction, p });
    expect(effect(document.differences[0], 'moon_phase')).toBeNull();
  });

  it('bears a mark where it is none, where only its own interval supports it, and where nothing is known', () => {
    const found = of(comparison(), 'transferred');
    const like = (direction: Direction) => ({ ...found, id: 'x', relative: null, direction });
    const marked = (direction: Direction) => markOf(like(direction), new Set());
    expect((['more', 'unclear', 'same', 'unknown'] as const).map(marked)).toEqual(['~', '=', '=', '?']);
    expect(markOf(like('less'), new Set(['x']))).toBe('');
  });
});

describe('correction for many comparisons', () => {
  it('leaves out what only its own interval supports', () => {
    const document = withDifference('serious_never_taken', 9_310, 50, 2, 98);
    const effects = ['serious_never_taken', 'transferred', 'matched'].map((id) => of(document, id));
    expect(effects.map((found) => found.direction)).toEqual(['more', 'less', 'unclear']);
    expect([...corrected(effects)]).toEqual(['transferred']);
  });
});
