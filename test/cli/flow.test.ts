import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();

it('writes a bundle without a flow where nobody ends otherwise, and draws the others again', async () => {
  const args = ['compare', 'tutorial', 'tutorial', '--flow', '--replications', '1', '--from', '2016-09'];
  const made = await handoff([...args, '--out', 'same', '--quiet'], here);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(here, 'same/manifest.json'))).toBe(true);
  expect(readdirSync(join(here, 'same/charts')).filter((name) => name.endsWith('.svg'))).toEqual([
    'by-month.svg',
    'what-changed.svg',
    'where-they-go.svg',
  ]);
  expect((await handoff(['chart', 'same'], here)).code).toBe(0);
  const refused = await handoff(['chart', 'same/charts'], here);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toBe(
    'handoff: same/charts: not a bundle: it has no readable manifest.json\n  name a folder that a command of Handoff has written\n',
  );
});
