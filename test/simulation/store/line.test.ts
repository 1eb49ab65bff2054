import { describe, expect, it } from 'vitest';
import { Episodes, Field, PERSON } from '../../../src/simulation/store/episodes.ts';
import { Line, type Service } from '../../../src/simulation/store/line.ts';

describe('a line', () => {
  /** A line of cases that need so many minutes, in that order; those named have left. */
  function lineOf(needs: readonly number[], each = 1) {
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
      const service: Service = {
        minutes,
        waits: (row) => !left.includes(rows.indexOf(row)),
        needs: (row) => needs[rows.indexOf(row)],
        serve: (row, took) => void served.push([rows.indexOf(row), took]),
      };
      const used = each === 1 ? line.serve(episodes, service) : line.serveOnCredit(episodes, service, each);
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

  it('serves on credit while there are minutes, and the days that follow pay', () => {
    const day = lineOf([30, 10, 20], 10);
    // The first takes 300 minutes: those of two days, and 100 of the third, which leaves 50 for the second.
    expect(day(100)).toEqual({ used: 100, served: [[0, 30]] });
    expect(day(100)).toEqual({ used: 100, served: [] });
    expect(day(150)).toEqual({ used: 150, served: [[1, 10]] });
    // 50 are owed from yesterday.
    expect(day(60)).toEqual({ used: 60, served: [[2, 20]] });
    expect(day(200)).toEqual({ used: 200, served: [] });
  });

  it('keeps what eight cases stand for beside the first, and the rest lapses', () => {
    const day = lineOf([30, 60], 10);
    // 300 for the first, and the second has left; of the 2,700 that are over 8 * 9 * 30 are kept, and not more the next day.
    expect(day(3000, [1])).toEqual({ used: 2460, served: [[0, 30]] });
    expect(day(3000)).toEqual({ used: 0, served: [] });
  });

  it('serves nobody on credit without minutes', () => {
    const day = lineOf([30, 10], 10);
    expect(day(0)).toEqual({ used: 0, served: [] });
    expect(lineOf([30, 10], 10)(-1)).toEqual({ used: 400, served: [[0, 30], [1, 10]] }); // prettier-ignore
  });

  it('needs no hours where they are without limit', () => {
    expect(lineOf([500, 40])(-1)).toEqual({ used: 540, served: [[0, 500], [1, 40]] }); // prettier-ignore
  });
});
