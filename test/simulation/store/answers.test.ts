/** What is remembered of the answers of jails. */
import { expect, it } from 'vitest';
import { Answers } from '../../../src/simulation/store/answers.ts';

const seen = (months: number): Answers => {
  const answers = new Answers(months, 2);
  for (let month = 10; month <= 14; month += 1) {
    answers.begin(month);
    for (let i = 0; i < month - 9; i += 1) answers.add(month, 1, i > 0);
  }
  return answers;
};

it('the declined part is that of whole months before the present one', () => {
  // One of 1, 2, 3, 4 and 5 answers of the months 10 to 14 is a refusal.
  const answers = seen(3);
  expect(answers.shareDeclined(14, 1, 3)).toBe(3 / 9);
  expect(answers.shareDeclined(14, 1, 1)).toBe(1 / 4);
  expect(answers.shareDeclined(14, 0, 3)).toBe(0);
});

it('a longer memory says the same of fewer months, and a copy is one of its own', () => {
  const [short, long] = [seen(2), seen(5)];
  expect(long.shareDeclined(14, 1, 2)).toBe(short.shareDeclined(14, 1, 2));
  const copy = new Answers(5, 2, long);
  copy.add(13, 1, false);
  expect([copy.shareDeclined(14, 1, 1), long.shareDeclined(14, 1, 1)]).toEqual([2 / 5, 1 / 4]);
});
