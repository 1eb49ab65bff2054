import { describe, expect, it } from 'vitest';
import { Episodes, Field, PERSON } from '../../../src/simulation/store/episodes.ts';
import { Line } from '../../../src/simulation/store/line.ts';

describe('a line', () => {
  /** A line of cases that need so many minutes, in that order; those named have left. */
  function lineOf(needs: readonly number[]) {
    const episodes = new Episodes();
    const line = new Line();
    const rows = needs.map(() => {
      const row = episodes.take(new Int32Array(PERSON), 0);
      episodes.begin(row);
      line.join(row, episodes.words[row + Field.stamp]);
      return row;
    });
    return (minutes: number, left: readonly number[] = []) => {
      const served: [number, number][] = [];
      const used = line.serve(episodes, {
        minutes,
        waits: (row) => !left.includes(rows.indexOf(row)),
        needs: (row) => needs[rows.indexOf(row)],
        serve: (row, took) => void served.push([rows.indexOf(row), took]),
      });
      return { used, served };
    };
  }

  it('keeps for its head what the head has gathered', () => {
    const day = lineOf([250, 30]);
    expect(day(100)).toEqual({ used: 100, served: [] });
    expect(day(100)).toEqual({ used: 100, served: [] });
    expect(day(100)).toEqual({ used: 80, served: [[0, 250], [1, 30]] }); // prettier-ignore
  });

  it('gives the others what a head had gathered that has left, on the day on which that is found', () => {
    const day = lineOf([500, 150, 60]);
    expect(day(100)).toEqual({ used: 100, served: [] });
    // 100 of today and 100 of yesterday: 150 for the second, and 50 towards the 60 of the third. 100 were used already.
    expect(day(100, [0])).toEqual({ used: 100, served: [[1, 150]] });
    expect(day(100, [0])).toEqual({ used: 10, served: [[2, 60]] });
  });

  it('counts no minute twice', () => {
    const day = lineOf([500, 30, 250]);
    expect(day(100)).toEqual({ used: 100, served: [] });
    // 30 of yesterday's 100 for the second, 70 for the third, which needs 180 more.
    expect(day(0, [0])).toEqual({ used: 0, served: [[1, 30]] });
    expect(day(100, [0])).toEqual({ used: 100, served: [] });
    expect(day(100, [0])).toEqual({ used: 80, served: [[2, 250]] });
  });

  it('needs no hours where they are without limit', () => {
    expect(lineOf([500, 40])(-1)).toEqual({ used: 540, served: [[0, 500], [1, 40]] }); // prettier-ignore
  });
});
