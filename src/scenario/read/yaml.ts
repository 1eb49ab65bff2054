/** Reads YAML, the safe part of it, into a tree. */
import { isScalar, LineCounter, parseDocument } from 'yaml';
import { error, type Problem, type Spot } from '../../base/problem.ts';
import { Builder, DEEPEST, MOST_VALUES, TOO_DEEP, TOO_MANY } from './builder.ts';
import { lookalikeInLine, unseenIn } from './letters.ts';
import type { Path, SourceFile, Tree } from './tree.ts';

/**
 * The first spot at which a text nests deeper than any scenario would. The YAML reader is recursive and a deep text
 * ends the whole process, so this is looked for in the plain text, before reading: brackets, indents, compact lists.
 */
function tooDeep(text: string): { line: number; column: number } | undefined {
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.search(/[^ ]/);
    if (indent > 4 * DEEPEST) return { line: index + 1, column: indent + 1 };
    const compact = line.search(/(?:[-?:][ \t]+){60}/);
    if (compact >= 0) return { line: index + 1, column: compact + 1 };
    for (let column = 0; column < line.length; column += 1) {
      const letter = line[column];
      if (letter === '[' || letter === '{') open += 1;
      else if ((letter === ']' || letter === '}') && open > 0) open -= 1;
      if (open > DEEPEST) return { line: index + 1, column: column + 1 };
    }
  }
  return undefined;
}

const MOST_MARKS = 4 * MOST_VALUES;

/** The first spot at which a text has more commas and quotes than values: the reader would complain of each, slowly. */
function tooMany(text: string): { line: number; column: number } | undefined {
  let marks = 0;
  for (const { index } of text.matchAll(/[,"']/g)) {
    if ((marks += 1) <= MOST_MARKS) continue;
    const before = text.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }
  return undefined;
}

/** What of YAML is not read: instructions to the reader, which change what words and numbers mean. */
function directiveIn(text: string): { line: number; directive: string } | undefined {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !/^\s*(#|$)/.test(line));
  const directive = /^%(?!YAML 1\.2\s*(#|$))\S*(?: \S+)?/.exec(lines[first] ?? '')?.[0];
  return directive === undefined ? undefined : { line: first + 1, directive };
}

export type Reading = {
  readonly tree: Tree;
  /** What makes the text unreadable, or a part of it. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/**
 * Reads one YAML text. Of syntax errors only the first is told, since the others follow from it. Never throws.
 * @param under the path at which what the text holds will stand, for a text that is one value
 */
export function parseTree(source: { path: string; text: string }, under: Path = []): Reading {
  const file = source.path;
  const start: Spot = { file, line: 1, column: 1 };
  const unreadable = (problems: readonly Problem[]): Reading => ({
    tree: { kind: 'map', spot: start, entries: new Map() },
    problems,
    warnings: [],
  });
  const fail = (spot: Spot, message: string, hint: string) => unreadable([error(spot, '', message, hint)]);
  // Old text editors end lines with a carriage return alone, which the reader does not know.
  const text = source.text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n');
  const deep = tooDeep(text);
  if (deep) return fail({ file, ...deep }, 'is nested too deeply', TOO_DEEP);
  const many = tooMany(text);
  if (many) return fail({ file, ...many }, `more than ${MOST_VALUES} values`, TOO_MANY);
  const told = directiveIn(text);
  if (told)
    return fail({ file, line: told.line, column: 1 }, `the directive "${told.directive}" is not read`, 'take the line out: a text is YAML 1.2'); // prettier-ignore
  const lineCounter = new LineCounter();
  const doc = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const spotAt = (offset: number): Spot => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const unseen = unseenIn(text).map(({ offset, message, hint }) => error(spotAt(offset), '', message, hint));
  const first = doc.errors[0] ?? doc.warnings[0];
  if (first) return unseen.length > 0 ? unreadable(unseen) : unreadable([syntaxError(first, text, spotAt)]);
  if (doc.contents === null || (isScalar(doc.contents) && doc.contents.value === null))
    return unseen.length > 0
      ? unreadable(unseen)
      : fail(start, 'is empty', 'state at least "extends: ..." and what differs');
  const builder = new Builder(doc, text, spotAt);
  const tree = builder.build(doc.contents, under, start);
  const { problems, warnings } = builder;
  // Those in a key or value have been told with their path.
  const others = unseen.filter(({ line, column }) => !problems.some((p) => p.line === line && p.column === column));
  return { tree, problems: [...problems, ...others], warnings };
}

/** What the YAML reader complains of, in words for those who do not know it. */
function syntaxError(
  { message, pos }: { readonly message: string; readonly pos: readonly number[] },
  text: string,
  spotAt: (offset: number) => Spot,
): Problem {
  const spot = spotAt(pos[0]);
  const odd = lookalikeInLine(text.split('\n')[spot.line - 1] ?? '');
  const remedy = remedyOf(message);
  return error(
    spot,
    '',
    `is not valid YAML: ${ownWords(message)}`,
    odd ? `${remedy}; this line ${odd.message}: ${odd.hint}` : remedy,
  );
}

function ownWords(message: string): string {
  if (/multiple documents/.test(message)) return 'a second document begins here';
  if (/stringKeys/.test(message)) return 'a key must be one word or text';
  return message.slice(0, 1).toLowerCase() + message.slice(1);
}

/** The usual mend of what the YAML reader complains of. */
function remedyOf(message: string): string {
  if (/tag/i.test(message)) return 'leave the tag out, or put a text that begins with "!" in quotes';
  if (/multiple documents/.test(message)) return 'keep one document: take out the line "---" or "..."';
  if (/tab/i.test(message)) return 'indent with blanks';
  if (/stringKeys/.test(message)) return 'write "key: value"; a text that begins with "?" or "[" stands in quotes';
  return 'check indents, brackets and quotes; put texts with ": " or " #" in quotes';
}

const readings = new WeakMap<SourceFile, Reading>();

/** A file's tree, read once however many arms share it. */
export function readTree(source: SourceFile): Reading {
  let reading = readings.get(source);
  if (!reading) readings.set(source, (reading = parseTree(source)));
  return reading;
}
