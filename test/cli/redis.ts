/** A Redis of our own on this machine: Debian's program, everything in one folder, nothing of the system's. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';

export type OwnRedis = {
  readonly url: string;
  /** To look into it. */
  readonly look: Redis;
  /** Ends it as a fault of the machine would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts it, and waits until it answers. @param folder that is there, for all that it writes */
export async function startRedis(folder: string): Promise<OwnRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const look = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 100 });
  look.on('error', () => undefined);
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--appendonly',
      'yes',
      '--save',
      '',
    ];
    server = spawn('redis-server', settings, { stdio: 'ignore' });
    if (look.status === 'wait') await look.connect().catch(() => undefined);
    await look.ping();
  };
  const kill = async (): Promise<void> => {
    const ended = once(server, 'close');
    server.kill('SIGKILL');
    await ended;
  };
  await start();
  const stop = async (): Promise<void> => {
    look.disconnect();
    if (server.exitCode === null && server.signalCode === null) await kill();
  };
  return { url, look, kill, start, stop };
}
