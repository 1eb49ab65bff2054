import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../src/cli/files/lock.ts';
import { isRunning, type Owner, ownerText, readOwner, thisProcess } from '../../../src/cli/files/owner.ts';
import { freshFolder } from '../handoff.ts';

const here = freshFolder();
const ROUNDS = process.env['HANDOFF_ALL'] === '1' ? 25 : 1;
const take = (name: string, tookOver: (from: Owner | undefined) => void = () => {}) =>
  takeLock(join(here, name), 'the study', tookOver);
const holds = (name: string, owner: Partial<Owner>) =>
  writeFileSync(join(here, name), ownerText({ ...thisProcess(), ...owner }));
/** The number of a process that has ended. */
const ended = (): number => Number(execFileSync(process.execPath, ['-p', 'process.pid']));

describe('a lock', () => {
  it('is one process’s, says whose, and is given back', async () => {
    const lock = await take('mine');
    expect(readOwner(readFileSync(join(here, 'mine'), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    const second = take('mine');
    await expect(second).rejects.toThrow(
      new RegExp(`^the study: is in the hands of process ${process.pid} on .*, since 20\\d\\d-.* UTC$`),
    );
    await expect(second).rejects.toMatchObject({ hint: expect.stringMatching(/^wait until it has ended/) as string });
    lock.release();
    lock.release();
    expect(existsSync(join(here, 'mine'))).toBe(false);
    (await take('mine')).release();
  });

  it.each<[string, () => Partial<Owner>]>([
    ['has ended', () => ({ pid: ended() })],
    ['has ended, and left its number to a later one', () => ({ started: 'at another time' })],
  ])('of a process that %s is taken over', async (_, owner) => {
    const was = owner();
    holds('dead', was);
    const from: (Owner | undefined)[] = [];
    const lock = await take('dead', (one) => from.push(one));
    expect(from).toEqual([expect.objectContaining(was)]);
    expect(lock.isHeld).toBe(true);
    lock.release();
  });

  it('of another machine is left alone, with a word on how to go on', async () => {
    holds('far', { host: 'elsewhere', pid: ended() });
    const taking = take('far');
    await expect(taking).rejects.toThrow('on elsewhere, since');
    await expect(taking).rejects.toMatchObject({
      hint: expect.stringContaining(`remove ${join(here, 'far')}`) as string,
    });
    expect(existsSync(join(here, 'far'))).toBe(true);
  });

  it('left half written is taken over, and one that is just being written is not', async () => {
    const text = ownerText({ ...thisProcess(), pid: ended() });
    for (const half of [text.slice(0, 20), '{"pid":0,"host":"x","started":null,"since":""}\n']) {
      writeFileSync(join(here, 'half'), half);
      const from: (Owner | undefined)[] = [];
      (await take('half', (one) => from.push(one))).release();
      expect(from).toEqual([undefined]);
    }
    writeFileSync(join(here, 'half'), '');
    setTimeout(() => holds('half', {}), 300);
    await expect(take('half')).rejects.toThrow('is in the hands of');
  });

  it('that is not ours is never removed', async () => {
    const lock = await take('theirs');
    holds('theirs', { pid: 1, started: 'x' });
    expect(lock.isHeld).toBe(false);
    lock.release();
    expect(existsSync(join(here, 'theirs'))).toBe(true);
  });

  it('of a process that ended and that nobody has noticed is nobody’s', async () => {
    if (process.platform !== 'linux') return;
    // The shell's child ends at once, and its parent has become a program that does not wait for it.
    const parent = spawn('bash', ['-c', 'sleep 0.1 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    await new Promise((resolve) => setTimeout(resolve, 300));
    const zombie = { ...thisProcess(), pid: Number(line), started: null };
    expect(() => process.kill(zombie.pid, 0)).not.toThrow();
    expect(isRunning(zombie)).toBe(false);
    parent.kill();
  });

  it('has one holder at a time, however many take over that of a dead process at once', async () => {
    const source = pathToFileURL(join(import.meta.dirname, '../../../src/cli/files/lock.ts')).href;
    const script = `
      import { appendFileSync } from 'node:fs';
      const { takeLock } = await import('${source}');
      for (;;) {
        try {
          const lock = await takeLock('race', 'x', () => {});
          appendFileSync('log', 'in ' + process.pid + '\\n');
          await new Promise((resolve) => setTimeout(resolve, 20));
          appendFileSync('log', 'out ' + process.pid + '\\n');
          if (Math.random() < 0.5) lock.release(); else process.kill(process.pid, 'SIGKILL');
          break;
        } catch (cause) {
          if (!cause.message.includes('in the hands of')) throw cause;
          await new Promise((resolve) => setTimeout(resolve, 3));
        }
      }`;
    writeFileSync(join(here, 'race.mts'), script);
    for (let round = 0; round < ROUNDS; round += 1) {
      holds('race', { pid: ended() });
      writeFileSync(join(here, 'log'), '');
      const args = ['--import', import.meta.resolve('tsx'), join(here, 'race.mts')];
      const racers = Array.from({ length: 6 }, () => spawn(process.execPath, args, { cwd: here, stdio: 'ignore' }));
      const codes = await Promise.all(racers.map(async (one) => (await once(one, 'close')) as [number | null]));
      for (const [code] of codes) expect([0, null]).toContain(code);
      const log = readFileSync(join(here, 'log'), 'utf8').trim().split('\n');
      expect(log).toHaveLength(12);
      for (let i = 0; i < log.length; i += 2) expect(log[i + 1]).toBe(log[i].replace('in', 'out'));
    }
  });
});
