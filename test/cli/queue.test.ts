/** `--engine bullmq` and `worker`: without a Redis, and with HANDOFF_ALL=1 on a real one, whose results are those of one machine. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkTo, over } from '../../src/cli/queue/link.ts';
import { COMMANDS, line, writeFiles } from './dealt.ts';
import { type Ended, ended, freshFolder, handoff, start } from './handoff.ts';
import { type OwnRedis, startRedis } from './redis.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
const here = freshFolder();
const DRAWS = 24;
const COMMAND = `compare county.yaml --set local.hold_willing=0 --draws ${DRAWS} --format svg --quiet`.split(' ');

/** What a process has written to stderr so far. */
const notes = new WeakMap<ChildProcess, string>();
const heard = (child: ChildProcess): string => notes.get(child) ?? '';

const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(here, folder, 'manifest.json'), 'utf8')) as { outputs: unknown; command: string[] };

beforeAll(() => writeFiles(here));

describe('without a Redis', () => {
  const through = (address: string): Promise<Ended> =>
    handoff([...COMMAND, '--out', 'none', '--engine', 'bullmq', '--redis', address], here);

  it('says so, without the password', async () => {
    const { code, stdout, stderr } = await through('redis://user:hush@127.0.0.1:1/3');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('handoff: redis://127.0.0.1:1/3: no Redis can be used there: connect ECONNREFUSED');
    expect(stderr).not.toMatch(/hush|\bat .*:\d+:\d+/);
  });

  it('refuses what is no address, also to a worker, and does not repeat it', async () => {
    for (const { code, stderr } of [
      await through('hush.example'),
      await handoff(['worker', '--redis', 'hush'], here),
    ]) {
      expect(code).toBe(2);
      expect(stderr).toContain('--redis: is no address of a Redis');
      expect(stderr).not.toContain('hush');
    }
  });
});

describe('with a Redis', () => {
  let redis: OwnRedis;
  const children: ChildProcess[] = [];
  const begin = (args: readonly string[]) => {
    const child = start(args, here, { HANDOFF_REDIS: redis.url });
    children.push(child);
    child.stderr?.on('data', (text) => notes.set(child, heard(child) + String(text)));
    return { child, end: ended(child) };
  };
  const keys = async (of: string) => redis.look.keys(`handoff:*${of}*`);
  /** How many jobs are at a stage, "wait" or "active". */
  const at = async (stage: string): Promise<number> => {
    const lists = (await keys('')).filter((key) => key.endsWith(`:${stage}`));
    return lists.length === 1 ? redis.look.llen(lists[0]) : 0;
  };
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 120_000; Date.now() < end; await sleep(20)) if (await holds()) return;
    throw new Error('waited in vain');
  };
  const stalled = async (): Promise<boolean> => {
    const [events] = await keys(':events');
    return (await redis.look.xrange(events, '-', '+')).some(([, fields]) => fields.includes('stalled'));
  };
  /** What is left of work, besides what a queue keeps of itself. */
  const left = async (): Promise<string[]> =>
    (await keys('')).filter((key) => !/^handoff:(builds|build-\w+:(id|meta|events|marker|stalled-check))$/.test(key));

  beforeAll(async () => {
    if (ALL) redis = await startRedis(here);
  });
  beforeEach(({ skip }) => skip(!ALL, 'it needs a Redis and takes minutes: "npm run test:all" installs and runs one'));
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    await redis?.stop();
  });

  it('gives the results of one machine, to the byte, though a worker is killed and Redis with it', async () => {
    const workers = [1, 2, 3].map(() => begin(['worker', '--workers', '1']));
    const command = begin([...COMMAND, '--out', 'queued', '--engine', 'bullmq', '--redis', redis.url]);
    await until(async () => (await at('active')) === workers.length);
    workers[0].child.kill('SIGKILL');
    await redis.kill();
    await redis.start();
    await until(stalled);
    const { code, stderr } = await command.end;
    expect([code, stderr]).toEqual([0, '']);
    await until(async () => (await left()).length === 0);
    for (const { child, end } of workers.slice(1)) {
      child.kill('SIGTERM');
      const stopped = await end;
      expect([stopped.code, stopped.stdout]).toEqual([0, '']);
      expect(stopped.stderr).toMatch(/draw \d+, 1 run: /);
    }
    expect((await handoff([...COMMAND, '--out', 'whole'], here)).code).toBe(0);
    expect(manifest('queued').outputs).toEqual(manifest('whole').outputs);
    expect(manifest('queued').command.join(' ')).toBe(manifest('whole').command.join(' ').replace('whole', 'queued'));
  });

  it('asks again for what a Redis has forgotten', async () => {
    const worker = begin(['worker', '--workers', '1', '--quiet']);
    const command = begin([...COMMAND, '--out', 'forgotten', '--engine', 'bullmq']);
    await until(async () => (await at('active')) > 0);
    await redis.look.flushall();
    expect((await command.end).code).toBe(0);
    expect(manifest('forgotten').outputs).toEqual(manifest('whole').outputs);
    worker.child.kill('SIGTERM');
    expect(await worker.end).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('serves every command that can be dealt out', async () => {
    const worker = begin(['worker', '--workers', '2', '--quiet']);
    const names = Object.keys(COMMANDS).filter((name) => name !== 'run' && name !== 'compare');
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const folders = ['here', 'there'].map((where) => `${name}-${where}`);
      const one = await handoff(line(name, '--out', folders[0], '--quiet'), here);
      const other = await begin(line(name, '--out', folders[1], '--quiet', '--engine', 'bullmq')).end;
      expect([name, one.code, other.code]).toEqual([name, 0, 0]);
      expect(manifest(folders[1]).outputs).toEqual(manifest(folders[0]).outputs);
    }
    worker.child.kill('SIGTERM');
    expect((await worker.end).code).toBe(0);
  });

  it('tells who cannot help, and leaves nothing when it is interrupted', async () => {
    const made = { 'the version of Handoff': 'another' };
    const name = 'build-0123456789abcdef';
    await redis.look.multi().hset('handoff:builds', name, JSON.stringify(made)).lpush(`handoff:${name}:wait`, 'a-0').exec(); // prettier-ignore
    const worker = begin(['worker']);
    await until(() => Promise.resolve(worker.child.exitCode !== null || heard(worker.child).includes('left alone')));
    worker.child.kill('SIGTERM');
    expect((await worker.end).stderr).toMatch(
      /1 piece of work there is left alone: .* differ in the version of Handoff/,
    );
    await redis.look.del(`handoff:${name}:wait`);
    await redis.look.client('SETNAME', `handoff:${Buffer.from(name).toString('base64')}`);
    const command = begin([...COMMAND.filter((word) => word !== '--quiet'), '--out', 'never', '--engine', 'bullmq']);
    await until(() => Promise.resolve(heard(command.child).includes('can do nothing')));
    expect(await at('wait')).toBe(DRAWS);
    command.child.kill('SIGINT');
    const { code, stderr } = await command.end;
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /no worker is there yet.*\n1 worker there can do nothing .* differ in the version of Handoff/,
    );
    expect(await left()).toEqual([]);
  });

  it('ends where workers cannot do a piece, and leaves nothing', async () => {
    const command = begin([...COMMAND, '--out', 'never', '--engine', 'bullmq']);
    await until(async () => (await at('wait')) === DRAWS);
    const wait = (await keys(':wait')).find((key) => key.startsWith('handoff:build-'))!;
    const [id] = await redis.look.lrange(wait, 0, 0);
    const job = wait.replace(/wait$/, id);
    const data = JSON.parse((await redis.look.hget(job, 'data'))!) as object;
    await redis.look.set('handoff:order:damaged', 'no order');
    await redis.look.hset(job, 'data', JSON.stringify({ ...data, work: 'damaged' }));
    const worker = begin(['worker', '--quiet']);
    const { code, stderr } = await command.end;
    expect([code, stderr.split('\n', 1)]).toEqual([2, [expect.stringMatching(/^handoff: draw \d+, replication 1 cannot be simulated by the workers: incorrect header check$/)]]); // prettier-ignore
    worker.child.kill('SIGTERM');
    expect((await worker.end).stderr).toMatch(/incorrect header check/);
    await redis.look.del('handoff:order:damaged');
    expect(await left()).toEqual([]);
  });

  it('is given up where it stays away', async () => {
    const link = await linkTo(redis.url, 1000);
    await redis.kill();
    await expect(over(link, () => new Promise(() => undefined))).rejects.toThrow('has been away for 1 s: connect ECONNREFUSED'); // prettier-ignore
    link.close();
  });
});
