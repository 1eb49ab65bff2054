import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placed, spreadOut } from '../../../src/report/charts/drawing/apart.ts';

const box = fc.record({
  x: fc.integer({ min: 0, max: 50 }),
  y: fc.integer({ min: 0, max: 50 }),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
});
const overlap = (a: Box, b: Box) =>
  Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
  Math.min(a.y + a.height, b.y + b.height) > Math.max(a.y, b.y);

describe('labels', () => {
  it('never lie on each other or on what is taken, and give up only where no place is free', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(box, { maxLength: 4 }), { maxLength: 12 }),
        fc.array(box, { maxLength: 5 }),
        (labels, taken) => {
          const found = placed(labels, taken);
          const kept = found.filter((each) => each !== null);
          kept.forEach((a, i) => {
            for (const b of [...taken, ...kept.slice(0, i)]) expect(overlap(a, b)).toBe(false);
          });
          found.forEach((each, i) => {
            const before = [...taken, ...found.slice(0, i).filter((other) => other !== null)];
            if (each === null) for (const place of labels[i]) expect(before.some((b) => overlap(place, b))).toBe(true);
          });
        },
      ),
    );
  });

  it('under each other keep their order and their distance, and stay on the page where they fit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 9 }), (places) => {
        const middles = spreadOut(places, 10, [0, 100]);
        const sorted = places.map((place, i) => [place, middles[i]]).toSorted(([a], [b]) => a - b);
        sorted.forEach(([, middle], i) => {
          if (i > 0) expect(middle - sorted[i - 1][1]).toBeGreaterThanOrEqual(10 - 1e-9);
          expect(middle).toBeLessThanOrEqual(100);
        });
      }),
    );
  });
});
