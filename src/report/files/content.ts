/** What a file holds, and how it comes onto the disk. */
import { writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** As a whole, or chunk by chunk where it is large: such content can be gone through once. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>;

/** The chunks of some content; a whole is one. */
export const chunksOf = (content: Content): Iterable<string | Uint8Array> =>
  typeof content === 'string' || content instanceof Uint8Array ? [content] : content;

/** Writes to an open file. Each chunk is written at once; between two, signals have a turn. */
export async function writeContent(file: number, content: Content): Promise<void> {
  for (const chunk of chunksOf(content)) {
    writeFileSync(file, chunk);
    await setImmediate();
  }
}
