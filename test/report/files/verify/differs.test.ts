/** Where two files differ: at the first spot, whatever they hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spotIn } from '../../../../src/report/files/verify/differs.ts';

const spot = (name: string, a: string, b: string) => spotIn(name, Buffer.from(a), Buffer.from(b));

describe('the first difference', () => {
  it.each([
    ['a.csv', 'x,y\n1,2\n3,4\n', 'x,y\n1,2\n3,5\n', { at: 'line 3, y', bundle: '4', again: '5' }],
    ['a.csv', 'x,y\n"a,b",2\n', 'x,y\n"a,c",2\n', { at: 'line 2, x', bundle: 'a,b', again: 'a,c' }],
    ['a.csv', 'x\n1\n', 'x\n1\n2\n', { at: 'line 3', bundle: 'nothing', again: '2' }],
    ['a.csv', 'x,y\n1,2\n', 'x,y\n1\n', { at: 'line 2, y', bundle: '2', again: 'nothing' }],
    ['a.json', '{"a":[{"b":1},{"b":2}]}', '{"a":[{"b":1},{"b":3}]}', { at: 'a[1].b', bundle: '2', again: '3' }],
    ['a.json', '{"a":[1]}', '{"a":[1,2]}', { at: 'a[1]', bundle: 'nothing', again: '2' }],
    ['a.json', '{"a":{"b":1}}', '{"a":null}', { at: 'a', bundle: '{"b":1}', again: 'null' }],
    ['a.json', '{"a":1}', '{"a": 1}', { at: 'line 1', bundle: '{"a":1}', again: '{"a": 1}' }],
    ['a.yaml', 'a: 1\nb: 2\n', 'a: 1\nb: 3\n', { at: 'line 2', bundle: 'b: 2', again: 'b: 3' }],
    ['a.svg', '<svg>', '<svg/>', { at: 'byte 5', bundle: '5 bytes', again: '6 bytes' }],
  ])('of %s: %j and %j', (name, a, b, told) => {
    expect(spot(name, a, b)).toEqual(told);
  });

  it('is the first byte, found by halves', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(bytes, bytes, bytes, (alike, one, other) => {
        const [a, b] = [one, other].map((rest) => [...alike, ...rest]);
        fc.pre(!Buffer.from(a).equals(Buffer.from(b)));
        const first = Array.from({ length: 81 }, (_, i) => i).find((i) => a[i] !== b[i])!;
        expect(spotIn('a.png', Buffer.from(a), Buffer.from(b)).at).toBe(`byte ${first + 1}`);
      }),
    );
  });
});
