/**
 * What goes over a Redis. A command leaves its order under a name, and a job for each piece of work in the queue of its
 * build; workers leave the rows of each piece in a hash, from which the command takes them. All but the jobs expires by
 * itself, so that a command that is killed leaves nothing for long.
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Task } from '../../experiment/draws.ts';
import type { Order } from '../../experiment/order.ts';
import { shortHash } from '../../report/files/hash.ts';

/** Of every key. */
export const PREFIX = 'handoff';
/** Hash of all builds that were here, by the name of their queue: of what they are made. */
export const BUILDS = `${PREFIX}:builds`;
/** The order of a work. */
export const orderKey = (work: string): string => `${PREFIX}:order:${work}`;
/** Hash of the rows of a work that wait for the command, by number of the piece. */
export const rowsKey = (work: string): string => `${PREFIX}:rows:${work}`;
/** Seconds after which these expire unless their command says again that it is there. */
export const EXPIRES = 120;

/** What is asked for, and how many runs there are in all. */
export type Asked = { readonly order: Order; readonly runs: number };

/** The data of a job. Its rows are a row for each task, in their order. */
export type Piece = { readonly work: string; readonly number: number; readonly tasks: readonly Task[] };
export type Rows = readonly (readonly number[])[];

/** The queue of a build: one that differs in program or tables never sees its jobs. @param made hashes by part */
export const queueOf = (made: Readonly<Record<string, string>>): string => `build-${shortHash(JSON.stringify(made))}`;

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

/** Plain data as bytes. Numbers are written in full: what is read back is what was written. */
export const packed = (value: unknown): Promise<Buffer> => zip(JSON.stringify(value));
export const unpacked = async <T>(bytes: Buffer): Promise<T> => JSON.parse((await unzip(bytes)).toString()) as T;
