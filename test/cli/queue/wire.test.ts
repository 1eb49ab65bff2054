/** What goes over a Redis, without one: numbers come back as they were, and builds that differ keep apart. */
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { whoIsThere } from '../../../src/cli/queue/builds.ts';
import { packed, queueOf, unpacked } from '../../../src/cli/queue/wire.ts';

const MADE = { program: 'aa', tables: 'bb' };

describe('what is sent', () => {
  it('is read back to the last bit', async () => {
    const rows = [[0.1 + 0.2, -3e-7, 2 ** 53 - 1], [], [Number.MIN_VALUE, 1 / 3]];
    expect(await unpacked(await packed(rows))).toEqual(rows);
  });
});

describe('the queue of a build', () => {
  it('is that of no build with another program or other tables', () => {
    expect(queueOf({ ...MADE })).toBe(queueOf(MADE));
    const others = [{ ...MADE, program: 'ab' }, { ...MADE, tables: 'bc' }, { program: 'aa' }];
    expect(new Set([MADE, ...others].map(queueOf)).size).toBe(4);
  });
});

describe('who is there', () => {
  const lineOf = (name: string, i: number): string => `id=${i} name=handoff:${Buffer.from(name).toString('base64')} age=1\n`; // prettier-ignore
  /** As much of a Redis as tells of builds: who is connected, what each build is made of, and what waits for it. */
  const redis = (named: string[] | undefined, builds: Record<string, string>[], waiting: Record<string, number>) =>
    ({
      client: () => (named ? Promise.resolve(named.map(lineOf).join('')) : Promise.reject(new Error('no permission'))),
      hgetall: () => Promise.resolve(Object.fromEntries(builds.map((made) => [queueOf(made), JSON.stringify(made)]))),
      llen: (key: string) => Promise.resolve(waiting[key] ?? 0),
    }) as unknown as Redis;
  const other = { ...MADE, tables: 'zz' };

  it('counts workers of this build, and tells others in what they differ', async () => {
    const there = redis([queueOf(MADE), queueOf(other), queueOf(MADE)], [MADE, other], {});
    expect(await whoIsThere(there, MADE)).toEqual({ workers: 2, others: [{ differs: 'tables', workers: 1, waiting: 0 }] }); // prettier-ignore
  });

  it('tells work of another build that waits, and leaves out builds that are gone', async () => {
    const gone = { ...MADE, program: 'old' };
    const there = redis([], [other, gone], { [`handoff:${queueOf(other)}:wait`]: 3 });
    expect(await whoIsThere(there, MADE)).toEqual({ workers: 0, others: [{ differs: 'tables', workers: 0, waiting: 3 }] }); // prettier-ignore
  });

  it('says that it is not known where a Redis does not tell', async () => {
    const silent = redis(undefined, [], {});
    expect((await whoIsThere(silent, MADE)).workers).toBeUndefined();
  });
});
