/** Documents as JSON, with numbers that two machines write alike. */

/**
 * Rounds to 12 significant digits: what lies beyond is the noise of sums of doubles, and without it two machines write the
 * same bytes. Throws a RangeError on a number JSON cannot hold.
 */
export function roundNumber(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a result is ${value}, which JSON cannot hold`);
  return Number(value.toPrecision(12)) + 0;
}

/** Rounds every number of a document; a copy is returned. Throws as {@link roundNumber}. */
export function roundJson<T>(node: T): T {
  if (typeof node === 'number') return roundNumber(node) as T;
  if (Array.isArray(node)) return node.map((child: unknown) => roundJson(child)) as T;
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, roundJson(child as unknown)])) as T;
}

/** Characters in a chunk of JSON, or a few more. */
const CHUNK = 65_536;
/** So deep in a document everything is small: the rows of groups, the points of a series. */
const SMALL = 5;

/**
 * A document as the text of summary.json and of `--json`, rounded, chunk by chunk: whoever writes it can look about
 * between two chunks, and no document is too long for a text.
 */
export function* jsonChunks(document: unknown): Generator<string> {
  let text = '';
  for (const piece of pieces(document, '\n', 0)) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}\n`;
}

/** The pieces of a node, as `JSON.stringify(node, null, 2)` has them. @param indent the line break before its closing bracket */
function* pieces(node: unknown, indent: string, depth: number): Generator<string> {
  if (depth > SMALL || node === null || typeof node !== 'object') {
    yield JSON.stringify(roundJson(node), null, 2).replaceAll('\n', indent);
    return;
  }
  const [open, close] = Array.isArray(node) ? '[]' : '{}';
  const inner = `${indent}  `;
  let before = open;
  for (const [key, child] of Object.entries(node)) {
    if (child === undefined) continue;
    yield before + inner + (open === '{' ? `${JSON.stringify(key)}: ` : '');
    yield* pieces(child, inner, depth + 1);
    before = ',';
  }
  yield before === open ? open + close : indent + close;
}

/** The same in one text, for documents that are known to be small. */
export const jsonText = (document: unknown): string => [...jsonChunks(document)].join('');
