/** `handoff brief`, as users have it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

  it('leaves a bundle that is the same to the byte when it is run again', async () => {
    const verified = await handoff(['verify', bundle, '--quiet'], here);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('the same to the byte')]);
  });

  it("makes a page of one person's two lives", async () => {
    const lives = join(here, 'lives');
    const set = 'tutorial-2:local.hold_willing=0';
    const found = await handoff(['explain', 'tutorial', 'tutorial', '--set', set, '--find', 'transferred->declined', '--draws', '0', '--out', lives, '--quiet'], here); // prettier-ignore
    expect(found.code).toBe(0);
    const made = await handoff(['brief', lives], here);
    expect([made.code, made.stdout]).toEqual([0, `${join(lives, 'briefing.html')}\n`]);
    const page = readFileSync(join(lives, 'briefing.html'), 'utf8');
    expect(page).toMatch(/<h1>One person: handed over under .*Five counties/);
    expect(page).toContain('Where the two lives part');
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

  it('fills a text of the user, and names what no longer follows', async () => {
    const template = join(here, 'memo.md');
    writeFileSync(template, '# Memo\n\nHanded over: {{difference.transferred.units}}, of {{level.tutorial.transferred}}.\nSeed {{seed}}.\n'); // prettier-ignore
    const filled = await handoff(['brief', bundle, '--template', template], here);
    const memo = join(bundle, 'memo.md');
    expect([filled.code, filled.stdout]).toEqual([0, `${memo}\n${join(bundle, 'memo.numbers.json')}\n`]);
    const text = readFileSync(memo, 'utf8');
    expect(text).toMatch(/^# Memo\n\nHanded over: \S+.*, of [\d,]+.*\.\nSeed handoff\.\n$/);
    expect((await handoff(['brief', '--check', memo], here)).code).toBe(0);
    writeFileSync(memo, text.replace(/of [\d,]+/, 'of 987,654'));
    const wrong = await handoff(['brief', '--check', memo], here);
    expect([wrong.code, wrong.stdout.split('\n').length]).toEqual([1, 2]);
    expect(wrong.stdout).toMatch(/^level\.tutorial\.transferred: /);
  });

  it('refuses placeholders that the bundle does not know, and to replace a template', async () => {
    const template = join(here, 'strange.md');
    writeFileSync(template, '{{difference.transfered}}');
    const strange = await handoff(['brief', bundle, '--template', template], here);
    expect([strange.code, strange.stderr]).toEqual([2, expect.stringContaining('transferred')]);
    writeFileSync(template, '{{seed}}');
    expect((await handoff(['brief', bundle, '--template', template, '--out', here], here)).code).toBe(2);
    expect(readFileSync(template, 'utf8')).toBe('{{seed}}');
    expect((await handoff(['brief', '--check', template], here)).code).toBe(2);
    expect((await handoff(['brief'], here)).code).toBe(2);
  });
});
