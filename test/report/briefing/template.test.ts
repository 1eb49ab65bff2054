/** Texts filled from a bundle, and whether they still say what it says. */
import { describe, expect, it } from 'vitest';
import { outdated } from '../../../src/report/briefing/template/check.ts';
import { fillTemplate } from '../../../src/report/briefing/template/fill.ts';
import { comparison, threeArms } from '../fixture.ts';
import { bundleOf } from './fixture.ts';

const bundle = bundleOf(comparison());
const [difference] = bundle.document.differences;

describe('a template', () => {
  it('is filled with figures that stand in the bundle, and leaves the rest as it is', () => {
    const { text } = fillTemplate('a {{difference.transferred.percent}} b {{ seed }} {c} {{version}}\n', bundle);
    const mean = Math.round(Math.abs(difference.metrics['transferred'].percent!.mean!));
    expect(text).toContain(String(mean));
    expect(text).toMatch(/^a −\d.*% \[.*\] b .* \{c\} .*\n$/);
    expect(text).toContain(bundle.document.handoff);
  });

  it('wants to know which of several variants is meant', () => {
    const three = bundleOf(threeArms());
    const [first] = three.document.differences;
    expect(() => fillTemplate('{{difference.transferred.percent}}', three)).toThrow('of which scenario');
    expect(fillTemplate(`{{difference.${first.to}.transferred.percent}}`, three).text).toMatch(/%|about|clear/);
  });

  it.each([
    'nonsense',
    'difference.nonsense',
    'difference.transferred.nonsense',
    'level.nonsense',
    'answer.9',
    'constructor',
  ])('refuses what it does not know: %s', (placeholder) =>
    expect(() => fillTemplate(`{{${placeholder}}}`, bundle)).toThrow(`{{${placeholder}}}`),
  );
});

describe('a filled text', () => {
  const { text, numbers } = fillTemplate(
    'Handed over {{difference.transferred.percent}}; asked {{difference.requests.percent}}.\nAgain: {{difference.transferred.percent}}.\n',
    bundle,
  );
  const changed = structuredClone(bundle);
  const percent = changed.document.differences[0].metrics['requests'].percent!;
  Object.assign(percent, { mean: percent.mean! * 2, lo: percent.lo! * 2, hi: percent.hi! * 2 });

  it('holds while nothing changes, and where sentences move', () => {
    expect(outdated(text, numbers, bundle)).toEqual([]);
    expect(outdated(text.split('\n').toReversed().join('\nNew. '), numbers, bundle)).toEqual([]);
  });

  it('names a number that was changed in the text', () => {
    const wrong = text.replace(numbers.numbers[2].text, '−1%').replace(numbers.numbers[2].text, '−1%');
    expect(outdated(wrong, numbers, bundle)).toHaveLength(2);
  });

  it('does not take a part of another number for it', () => {
    const count = { placeholder: 'seed', text: '12', before: '' };
    expect(outdated('112 12,000 12.5', { numbers: [count] }, bundle)).toHaveLength(1);
  });

  it('names a number that is another one in the bundle now', () => {
    expect(outdated(text, numbers, changed)).toEqual([
      expect.stringMatching(/^difference\.requests\.percent: the text says/),
    ]);
  });
});
