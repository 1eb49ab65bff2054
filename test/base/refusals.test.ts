import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reasonOf, refused, systemCode } from '../../src/base/refusals.ts';

const system = (code: string, path?: string) => Object.assign(new Error(`${code}: no`), { code, path });

describe('a refusal of the machine', () => {
  it.each('EBUSY EXDEV EMFILE ENFILE EDQUOT ENOSPC EIO ENOMEM EROFS ENOTEMPTY ETXTBSY EACCES EAGAIN'.split(' '))(
    '%s is said in words, with the place and a remedy',
    (code) => {
      const told = refused(system(code, '/data/x'));
      expect(told?.message).toMatch(/^\/data\/x: [a-z][a-z -]+$/);
      expect(told?.hint).toMatch(/[a-z]/);
      expect(refused(system(code, '/data/x'), 'named')?.message).toMatch(/^named: /);
      expect(refused(system(code))?.message).toBe(reasonOf(system(code)));
    },
  );

  it('is known in what a worker thread says, and where memory has no code', () => {
    const worker = 'Worker initialization failure: EMFILE';
    expect(systemCode(Object.assign(new Error(worker), { code: 'ERR_WORKER_INIT_FAILED' }))).toBe('EMFILE');
    expect(systemCode(new RangeError('Array buffer allocation failed'))).toBe('ENOMEM');
  });

  it('is as the system makes it', () => {
    const caught = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (cause) {
        return cause;
      }
    };
    expect(reasonOf(caught(() => readdirSync('/nowhere/at/all')))).toBe('nothing can be made there');
    if (existsSync('/dev/full'))
      expect(refused(caught(() => writeFileSync('/dev/full', 'x')))?.message).toMatch(/full/);
  });

  it('is nothing else', () => {
    for (const cause of [new Error('ENOSPC'), new TypeError('x'), 'ENOSPC', undefined, system('ERR_ASSERTION')])
      expect(refused(cause)).toBeUndefined();
  });
});
