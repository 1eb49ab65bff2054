import { describe, expect, it } from 'vitest';
import { kindsInWords, readKinds, readSize } from '../../src/cli/chosen-charts.ts';
import { readLabels } from '../../src/cli/labels.ts';
import { CHART_KINDS } from '../../src/report/charts/names.ts';

describe('what chart asks for', () => {
  it('is kinds by name; a wrong one is answered with the nearest, or with all of them', () => {
    expect(readKinds('by-month, flow')).toEqual(['by-month', 'flow']);
    expect(() => readKinds('by-months')).toThrow(/unknown kind of chart "by-months"/);
    const answer = (text: string) => {
      try {
        return readKinds(text);
      } catch (cause) {
        return (cause as { hint?: string }).hint;
      }
    };
    expect(answer('by-months')).toContain('by-month');
    for (const kind of Object.keys(CHART_KINDS)) expect(answer('qqqqqqqqqqqq')).toContain(kind);
    expect(kindsInWords(['lives'])).toBe(`lives (${CHART_KINDS.lives})`);
  });

  it('is a size by name or in pixels, within reason', () => {
    expect(readSize('wide')).toEqual({ width: 1920, height: 1080 });
    expect(readSize('1600x900')).toEqual({ width: 1600, height: 900 });
    for (const wrong of ['3x3', '99999x9', 'x', 'constructor', '']) expect(() => readSize(wrong)).toThrow(/--size/);
  });

  it('is labels of arms, which may hold an equals sign', () => {
    expect([...readLabels(['a=What = happened', 'b=B'])]).toEqual([
      ['a', 'What = happened'],
      ['b', 'B'],
    ]);
    expect(() => readLabels(['nothing'])).toThrow(/ARM=TEXT/);
  });
});
