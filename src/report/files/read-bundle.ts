/**
 * Reading a bundle back. Between writing and reading anything may have happened to a folder, so nothing in it is trusted:
 * what is no plain file or too large is not read, what is not what the manifest speaks of is refused, and so is a
 * document that has not the form which charts and texts rely on.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Draws, readPosterior } from '../../analysis/calibration/posterior.ts';
import { UserError } from '../../base/user-error.ts';
import type { Document } from '../documents.ts';
import { scenarioFile, SUMMARY } from './bundle.ts';
import { sha256 } from './hash.ts';
import { isIntact, type Manifest } from './manifest.ts';
import { BUNDLE_SCHEMA, MANIFEST } from './ours.ts';

const POSTERIOR = 'posterior.csv';
/** In bytes: many times what a comparison of the nation takes. */
const LARGEST = 32 * 1024 * 1024;

const AGAIN = 'make it again with the command that wrote it';

const manifestForm = z.looseObject({
  schema: z.literal(BUNDLE_SCHEMA, 'is of another version of Handoff'),
  /** SHA-256 of every other file of the bundle, by path. */
  outputs: z.record(z.string(), z.string()),
});

export type Bundle = {
  document: Document;
  manifest: Manifest;
  scenarios: Record<string, string>;
  /** Of the posterior, where a calibration made the bundle; else none. */
  draws: Draws;
};

const damaged = (folder: string, what: string): UserError => new UserError(`${folder}: damaged: ${what}`, AGAIN);

/** The bytes of a plain file of a bundle. @throws UserError where it is none, too large, or cannot be read */
function bytesOf(folder: string, file: string): Buffer {
  const refuse = (what: string) =>
    file === MANIFEST
      ? new UserError(`${folder}: not a bundle: ${what}`, 'name a folder that a command of Handoff has written')
      : damaged(folder, what);
  const path = join(folder, file);
  try {
    const found = statSync(path);
    if (!found.isFile()) throw refuse(`${file} is not a plain file`);
    if (found.size > LARGEST) throw refuse(`${file} is larger than ${LARGEST / 1024 / 1024} MB`);
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw refuse(`it has no readable ${file}`);
  }
}

/**
 * A value from JSON as we write it. Written in any other way, with a key twice or a number that is not ours, somebody
 * else wrote it; two readers might then read two things.
 */
function jsonIn(folder: string, file: string, bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  let json: unknown;
  let again: string;
  try {
    json = JSON.parse(text);
    again = `${JSON.stringify(json, null, 2)}\n`;
  } catch {
    throw damaged(folder, `${file} is not JSON, or cut off`);
  }
  if (again !== text || text.includes('"__proto__"'))
    throw damaged(folder, `${file} was not written by Handoff, or changed since`);
  return json;
}

const MOST_TOLD = 3;

/** The value in the form it must have. @throws UserError saying where it has not */
function formed<T>(folder: string, file: string, form: z.ZodType<T>, json: unknown): T {
  const read = form.safeParse(json);
  if (read.success) return read.data;
  const { issues } = read.error;
  const told = issues.slice(0, MOST_TOLD).map(({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`);
  const more = issues.length > MOST_TOLD ? `; and ${issues.length - MOST_TOLD} more` : '';
  throw damaged(folder, `${file}: ${told.join('; ')}${more}`);
}

/** A file that the manifest speaks of, unchanged. */
function fileOf(folder: string, file: string, outputs: Readonly<Record<string, string>>): Buffer {
  const bytes = bytesOf(folder, file);
  if (outputs[file] !== sha256(bytes))
    throw new UserError(`${folder}: ${file} was changed after the bundle was written`, AGAIN);
  return bytes;
}

function drawsOf(folder: string, bytes: Buffer, parameters: number): Draws {
  try {
    const draws = readPosterior(bytes.toString('utf8'));
    if (draws.every((draw) => draw.length === parameters && draw.every((u) => u >= 0 && u <= 1))) return draws;
  } catch {
    // Not even a table: told alike.
  }
  throw damaged(folder, `${POSTERIOR} must hold a number from 0 to 1 for each of ${parameters} parameters in each row`);
}

/**
 * The manifest of a bundle. Only its hashes are sure to have their form; a manifest of earlier days has fewer parts.
 * @throws UserError if the folder is no bundle, is of another version's form, or the manifest is not as it was written
 */
export function readManifest(folder: string): Manifest {
  const manifest = jsonIn(folder, MANIFEST, bytesOf(folder, MANIFEST));
  formed(folder, MANIFEST, manifestForm, manifest);
  // As it was read: its hash is of its keys in their order.
  if (isIntact(manifest as Manifest)) return manifest as Manifest;
  throw damaged(folder, `${MANIFEST} was changed after it was written: its own hash does not fit`);
}

/**
 * Reads a bundle back.
 * @throws UserError if the folder is no bundle, is of another version's form, or if what is read of it is not what the
 * manifest speaks of, or not whole
 */
export async function readBundle(folder: string): Promise<Bundle> {
  const manifest = readManifest(folder);
  const { outputs } = manifest;
  const json = jsonIn(folder, SUMMARY, fileOf(folder, SUMMARY, outputs));
  const { armsOf, formOf } = await import('../documents.ts');
  const form = formOf(json);
  if (!form) throw damaged(folder, `${SUMMARY} is no document that this version of Handoff knows`);
  const document = formed(folder, SUMMARY, form, json);
  const scenarios = armsOf(document)
    .filter((name) => scenarioFile(name) in outputs)
    .map((name) => [name, fileOf(folder, scenarioFile(name), outputs).toString('utf8')] as const);
  const fitted = document.schema === 'handoff.calibrate/1' && POSTERIOR in outputs;
  return {
    document,
    manifest,
    scenarios: Object.fromEntries(scenarios),
    draws: fitted ? drawsOf(folder, fileOf(folder, POSTERIOR, outputs), document.parameters.length) : [],
  };
}
