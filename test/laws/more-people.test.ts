/**
 * Laws: more people booked in one office change nobody in another; more people at one jail change nobody at another jail
 * where hours are unlimited; and whoever was booked before lives the same life beside them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/schema.ts';
import type { World } from '../../src/world/world.ts';
import { anyCase } from '../reference/any-scenario.ts';
import { uncoupled } from '../reference/uncoupled.ts';
import { drawn, type Episodes, episodesOf } from './arms.ts';

/** More people followed at some jails, of the same months and kinds. */
const crowded = (world: World, factor: number, where: (code: string) => boolean): World => ({
  ...world,
  jurisdictions: world.jurisdictions.map((place) =>
    where(place.code) ? { ...place, followed: place.followed * factor, bookings: place.bookings * factor } : place,
  ),
});
/** Sentences are as many as a prison takes of the people of its jails: there more people would change everybody's. */
function everywhere(scenario: Scenario): Scenario {
  const { prison_sentences: _, ...rest } = scenario;
  return { ...rest, places: 'all' };
}
const at = (episodes: Episodes, codes: readonly string[]): string[] =>
  [...episodes].flatMap(([id, outcome]) => (codes.some((code) => id.startsWith(`${code}-`)) ? [`${id} ${outcome}`] : [])).toSorted(); // prettier-ignore

const factor = fc.constantFrom(1.1, 2, 5);
const DOGWOOD = '02003';

describe('more people', () => {
  it('of one office change nobody in another, whatever queues', () => {
    let lives = 0;
    fc.assert(
      fc.property(anyCase(), factor, ({ world, scenario, ...luck }, times) => {
        const [few] = episodesOf({ ...luck, world }, [everywhere(scenario)]);
        const more = crowded(world, times, (code) => code === DOGWOOD);
        const [many] = episodesOf({ ...luck, world: more }, [everywhere(scenario)]);
        const elsewhere = ['01001', '01003', 'ST-XX-AAA'];
        expect(at(many, elsewhere)).toEqual(at(few, elsewhere));
        expect(at(many, [DOGWOOD]).length).toBeGreaterThanOrEqual(at(few, [DOGWOOD]).length);
        lives += at(few, elsewhere).length;
      }),
      drawn(8),
    );
    expect(lives).toBeGreaterThan(1000);
  });

  it('change nobody who was there without them, at any jail, where hours are unlimited', () => {
    const sums = { lives: 0, more: 0 };
    fc.assert(
      fc.property(anyCase(), factor, ({ world, scenario, ...luck }, times) => {
        const free = everywhere(uncoupled(scenario));
        const [few] = episodesOf({ ...luck, world }, [free]);
        const [many] = episodesOf({ ...luck, world: crowded(world, times, (code) => code !== DOGWOOD) }, [free]);
        expect([...few].filter(([id, outcome]) => many.get(id) !== outcome)).toEqual([]);
        expect(at(many, [DOGWOOD])).toEqual(at(few, [DOGWOOD]));
        sums.lives += few.size;
        sums.more += many.size - few.size;
      }),
      drawn(8),
    );
    expect(sums.lives).toBeGreaterThan(1000);
    expect(sums.more).toBeGreaterThan(500);
  });
});
