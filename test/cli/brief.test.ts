/** `handoff brief`, as users have it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const bundle = join(here, 'outputs/tutorial-vs-tutorial-2');

beforeAll(async () => {
  await handoff(['compare', 'tutorial', '--set', 'local.hold_willing=0', '--draws', '3', '--from', '2016-01', '--quiet', '--out', bundle], here); // prettier-ignore
});

describe('handoff brief', () => {
  it('writes a page into the bundle, which lists it, and the same again', async () => {
    const first = await handoff(['brief', bundle], here);
    expect([first.code, first.stdout]).toEqual([0, `${join(bundle, 'briefing.html')}\n`]);
    const page = readFileSync(join(bundle, 'briefing.html'), 'utf8');
    expect(page).toContain('Jails hold in no case');
    const manifest = readFileSync(join(bundle, 'manifest.json'), 'utf8');
    expect(manifest).toContain('"briefing.html"');
    await handoff(['brief', bundle], here);
    expect(readFileSync(join(bundle, 'briefing.html'), 'utf8')).toBe(page);
    expect(readFileSync(join(bundle, 'manifest.json'), 'utf8')).toBe(manifest);
  });

  it('takes a title, labels and a folder', async () => {
    const args = ['--title', 'On holds', '--label', 'tutorial=As it was', '--out', join(here, 'for'), '--json'];
    const { code, stdout } = await handoff(['brief', bundle, ...args], here);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ schema: 'handoff.briefing/1', files: [join(here, 'for/briefing.html')] });
    const page = readFileSync(join(here, 'for/briefing.html'), 'utf8');
    expect(page).toContain('<h1>On holds</h1>');
    expect(page).toContain('As it was');
    expect(page).not.toContain('Five counties:');
  });

  it('refuses other bundles and formats, and says what to do', async () => {
    const other = join(here, 'records');
    await handoff(['records', 'tutorial', '--replications', '1', '--from', '2016-09', '--quiet', '--out', other], here);
    const refused = await handoff(['brief', other], here);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/bundle of run or compare.*\n.*handoff compare/s);
    const strange = await handoff(['brief', bundle, '--format', 'doc'], here);
    expect([strange.code, existsSync(join(bundle, 'briefing.doc'))]).toEqual([2, false]);
    expect((await handoff(['brief', here], here)).stderr).toContain('not a bundle');
  });
});
