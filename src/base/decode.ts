/** Bytes as text, or which encoding they seem to be in and what to do about it. */
import { error, linesOf, type Problem } from './problem.ts';

const REMEDY = 'save it as UTF-8: in a spreadsheet "CSV UTF-8", in an editor "save with encoding"';

/** The text of UTF-8 bytes, its byte order mark included; else an error at the first byte that is none. */
export function decodeUtf8(bytes: Uint8Array, file: string): string | Problem {
  const wide = wideEncoding(bytes);
  if (wide !== undefined)
    return error({ file, line: 1, column: 1 }, '', `is not UTF-8 text: it seems to be ${wide}`, REMEDY);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // What cannot be decoded becomes U+FFFD, so that the text before it tells line and column.
    const before = linesOf(new TextDecoder().decode(bytes).split('\ufffd', 1)[0]);
    const spot = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
    return error(spot, '', 'is not UTF-8 text: it seems to be Latin-1 or Windows-1252', REMEDY);
  }
}

/** An encoding of two bytes a letter: by its mark, or by the zeros between the letters. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 (little-endian)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 (big-endian)';
  const zero = bytes.indexOf(0);
  if (zero < 0) return undefined;
  return zero > 1 ? 'binary data' : `UTF-16 (${zero === 1 ? 'little' : 'big'}-endian)`;
}
