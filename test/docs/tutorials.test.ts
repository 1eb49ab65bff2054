/** Every tutorial works as it is written, and shows what is printed: `npx vitest run test/docs/tutorials.test.ts -u` renews it. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCS } from '../../scripts/tables.ts';
import { freshFolder, handoff } from '../cli/handoff.ts';
import { renewed } from './tutorial.ts';

const here = freshFolder();
const PAGES = join(DOCS, 'tutorials');

describe('a tutorial', () => {
  it.each(readdirSync(PAGES))('%s shows what its commands print', { timeout: 300_000 }, async (name) => {
    const path = join(PAGES, name);
    const page = readFileSync(path, 'utf8');
    await expect(await renewed(page, mkdtempSync(join(here, 'page-')), handoff)).toMatchFileSnapshot(path);
  });

  it('saves its files, types its commands in order, and ends where one fails', async () => {
    const page =
      'See\n```yaml a.yaml\nx: 1\n```\n```sh\nnpx handoff check a.yaml # why\nnpx handoff list \\\n  x\n```\n```text\nold\n```\nend\n';
    const ran: string[] = [];
    const folder = mkdtempSync(join(here, 'page-'));
    const run = (code: number) => async (args: string[], where: string) => {
      ran.push(args.join(' '));
      return Promise.resolve({
        code,
        stdout: `${args[0]} ${readFileSync(join(where, 'a.yaml'), 'utf8')}`,
        stderr: 'no',
      });
    };
    expect(await renewed(page, folder, run(0))).toBe(page.replace('old', 'check x: 1\nlist x: 1'));
    expect(ran).toEqual(['check a.yaml --no-color', 'list x --no-color']);
    await expect(renewed(page, folder, run(2))).rejects.toThrow('npx handoff check a.yaml: exit code 2');
  });
});
