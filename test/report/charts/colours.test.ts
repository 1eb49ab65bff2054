/**
 * No two colours that meet in one chart look alike: to usual eyes, to the three kinds of colour-blindness, simulated after
 * Machado, Oliveira and Fernandes (2009) in full severity as culori has it, and in grey print.
 */
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  lab65,
  parse,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { armStyles, MEETING } from '../../../src/report/charts/drawing/style.ts';

const apart = differenceCiede2000();
const EYES = {
  usual: (color: Color) => color,
  'without red (protanopia)': filterDeficiencyProt(1),
  'without green (deuteranopia)': filterDeficiencyDeuter(1),
  'without blue (tritanopia)': filterDeficiencyTrit(1),
};

/** The two of some colours that are most alike, and how far apart they are. */
function nearest(colors: readonly string[], distance: (a: string, b: string) => number): [number, string] {
  const pairs = colors.flatMap((a, i) =>
    colors.slice(0, i).map((b): [number, string] => [distance(a, b), `${a} ${b}`]),
  );
  return pairs.toSorted(([a], [b]) => a - b)[0];
}

/** In CIEDE2000, where 2 is just seen side by side, and in lightness of 0 to 100. Many together may be nearer: their shapes differ. */
const LEAST = { few: { color: 15, grey: 8 }, many: { color: 7, grey: 3 } };

describe('colours that meet in one chart', () => {
  describe.each(Object.entries(MEETING))('%s', (_, colors) => {
    const least = colors.length > 6 ? LEAST.many : LEAST.few;
    it.each(Object.entries(EYES))('are apart to eyes: %s', (_kind, seen) => {
      const [distance, pair] = nearest(colors, (a, b) => apart(seen(parse(a)!), seen(parse(b)!)));
      expect(distance, pair).toBeGreaterThanOrEqual(least.color);
    });

    it('are apart in grey print', () => {
      const [distance, pair] = nearest(colors, (a, b) => Math.abs(lab65(a)!.l - lab65(b)!.l));
      expect(distance, pair).toBeGreaterThanOrEqual(least.grey);
    });
  });

  it('would not be, were they red and green of one lightness', () => {
    const seen = EYES['without green (deuteranopia)'];
    expect(apart(seen(parse('#b4443c')!), seen(parse('#6f7a2c')!))).toBeLessThan(LEAST.few.color);
  });
});

describe('the looks of arms', () => {
  it.each([1, 2, 4, 8, 20])('are all different, of %i', (count) => {
    const looks = armStyles(count).map((style) => JSON.stringify(style));
    expect(new Set(looks).size).toBe(count);
    expect(armStyles(count)).toHaveLength(count);
  });
});
