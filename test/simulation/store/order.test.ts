import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IntList } from '../../../src/simulation/store/lists.ts';
import { DayLists } from '../../../src/simulation/store/day-lists.ts';
import { Episodes, Field, ROW } from '../../../src/simulation/store/episodes.ts';
import { sortRows } from '../../../src/simulation/store/order.ts';

it('puts few and many cases in the order of rank, then key', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(255 * 1440), { maxLength: 400, size: 'max' }),
      fc.integer({ min: 1, max: 400_000 }),
      (all, kinds) => {
        const episodes = new Episodes();
        const list = new IntList();
        const ranks = new Map<number, number>();
        all.forEach((number, i) => {
          // Serial numbers fall as rows rise, so that the order of keys is not that of rows.
          const row = episodes.take(Int32Array.of(0, 0, 0, 100, all.length - i, 1, 0, 0), 0);
          ranks.set(row, number % kinds);
          list.push(row);
        });
        const rank = (row: number) => ranks.get(row) as number;
        sortRows(episodes, list, rank);
        const plain = [...ranks.keys()].toSorted((a, b) => rank(a) - rank(b) || episodes.key(a) - episodes.key(b));
        expect([...list.items.subarray(0, list.length)]).toEqual(plain);
        expect(plain.every((row) => row % ROW === 0 && episodes.words[row + Field.episode] === 1)).toBe(true);
      },
    ),
  );
});

it('takes the items of each day once, in the order in which they came, while others are added', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 600, size: 'max' }), (days) => {
      const lists = new DayLists(50, 62, 1, 4);
      const plain = new Map<number, number[]>();
      const add = (day: number, item: number): void => {
        const at = lists.add(day);
        lists.words[at] = item;
        plain.set(day, [...(plain.get(day) ?? []), item]);
      };
      days.forEach((day, i) => add(50 + day, i));
      for (let day = 50; day < 62; day += 1) {
        const taken: number[] = [];
        lists.open(day);
        for (let at = lists.next(); at >= 0; at = lists.next()) {
          taken.push(lists.words[at]);
          if (day < 60 && lists.words[at] % 3 === 0) add(day + 1 + (lists.words[at] % 2), 1000 + lists.words[at]);
        }
        expect(taken).toEqual(plain.get(day) ?? []);
      }
    }),
  );
});
