/** What the build makes of the program: docs/speed.md says why. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it.each(['worker', 'bench'])('%s is one file that keeps constants constant', (name) => {
  const text = readFileSync(new URL(`../../dist/${name}.js`, import.meta.url), 'utf8');
  expect(text).not.toMatch(/^import [^'"]*["']\.\//m);
  for (const constant of ['COUNTER', 'Decision', 'Field', 'State'])
    expect(text).toMatch(new RegExp(`^const ${constant} =`, 'm'));
});
