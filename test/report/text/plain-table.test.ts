/** Tables of the terminal. */
import { expect, it } from 'vitest';
import { table } from '../../../src/report/text/plain-table.ts';

it('has a range below its figure where there is no room for both, and never cuts a number', () => {
  const text = table(['', 'baseline'], [12, 26], [
    ['Local cost', '$30,000 [−$20,000, $90,000]'],
    ['Total cost', '$30,000 [$20,000, $90,000]'],
  ]); // prettier-ignore
  expect(text).toMatch(/^Total cost +\$30,000 \[\$20,000, \$90,000\]$/m);
  expect(text).toMatch(/^Local cost +\$30,000 *\n +\[−\$20,000, \$90,000\]$/m);
  expect(text).not.toContain('…');
});
