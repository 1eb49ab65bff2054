/**
 * Rounds every number of a document to 12 significant digits: what lies beyond is the noise of sums of doubles, and
 * without it two machines write the same bytes. A copy is returned. Throws a RangeError on a number JSON cannot hold.
 */
export function roundJson<T>(node: T): T {
  if (typeof node === 'number') {
    if (!Number.isFinite(node)) throw new RangeError(`a result is ${node}, which JSON cannot hold`);
    return (Number(node.toPrecision(12)) + 0) as T;
  }
  if (Array.isArray(node)) return node.map((child: unknown) => roundJson(child)) as T;
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, roundJson(child as unknown)])) as T;
}

/** A document as the text of summary.json and of `--json`. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(roundJson(document), null, 2)}\n`;
}
