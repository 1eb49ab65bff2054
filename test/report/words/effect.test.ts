import { describe, expect, it } from 'vitest';
import { direction } from '../../../src/analysis/direction.ts';
import { corrected, effect, possible } from '../../../src/report/words/effect.ts';
import { comparison, withDifference } from '../fixture.ts';

const of = (document: ReturnType<typeof comparison>, id: string) => effect(document, document.differences[0], id)!;

describe('an effect', () => {
  it('is in percent of the baseline with the interval of a ratio: what is always zero is exactly −100%', () => {
    const document = comparison();
    const gone = document.arms[0].metrics['held_hours'];
    Object.assign(document.arms[1].metrics['held_hours'], { mean: 0, sd: 0, lo: 0, hi: 0 });
    const { lo, hi } = { lo: -gone.hi!, hi: -gone.lo! };
    Object.assign(document.differences[0].metrics['held_hours'], { mean: -gone.mean!, lo, hi });
    expect(of(document, 'held_hours').relative).toEqual({ mean: -100, lo: -100, hi: -100 });
    expect(of(document, 'held_hours').difference).toMatchObject({ lo, hi });
  });

  it('loses no more than there is: the ends stop at −100% and at the most the baseline may be', () => {
    const { relative, difference, baseline } = of(comparison(), 'transferred');
    expect(relative!.lo).toBeGreaterThan(-100);
    expect(difference.lo).toBeGreaterThan(-baseline.hi!);
    const few = of(withDifference('held_not_removable', 8, -5, -14, 4), 'held_not_removable');
    expect([few.relative!.lo, few.difference.lo]).toEqual([-100, -8]);
    expect(few.direction).toBe('unclear');
  });

  it('has no percentage with an interval where the baseline may be zero', () => {
    const document = withDifference('held_not_removable', 3, 4, 1, 7);
    Object.assign(document.arms[0].metrics['held_not_removable'], { lo: -2, hi: 8 });
    expect(of(document, 'held_not_removable').relative).toMatchObject({ lo: null, hi: null });
  });

  it('is judged by the sign test where all replications agree', () => {
    const agreed = (replications: number) => {
      const document = { ...withDifference('held_not_removable', 8, -8, -8, -8), replications };
      return of(document, 'held_not_removable').direction;
    };
    expect([2, 5, 6, 20].map(agreed)).toEqual(['unclear', 'unclear', 'less', 'less']);
    expect(direction({ mean: 0, lo: 0, hi: 0 }, 1)).toBe('same');
    expect(direction({ mean: 3, lo: null, hi: null }, null)).toBe('unknown');
  });

  it('is shown within what is possible', () => {
    expect(possible({ mean: 3, lo: -2, hi: 8 }, 'count')).toEqual({ mean: 3, lo: 0, hi: 8 });
    expect(possible({ mean: 0.9, lo: 0.7, hi: 1.1 }, 'share')).toEqual({ mean: 0.9, lo: 0.7, hi: 1 });
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
