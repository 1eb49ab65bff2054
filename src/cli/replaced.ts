/** `check` and `diff` say what a wide value takes the place of. */
import pc from 'picocolors';
import { behind } from '../base/wrap.ts';
import { printable } from '../base/printable.ts';
import type { Replacement } from '../scenario/check/replaced.ts';
import { number } from '../scenario/words/series.ts';
import { print } from './streams.ts';

/** Tells each value that reaches over narrower ones of its parents, and what keeps those. */
export function tellReplaced(name: string, replaces: readonly Replacement[]): void {
  if (replaces.length === 0) return;
  print(`\n${printable(name)} replaces what its parents say of single places:`);
  for (const { path, at, text, keep, left } of replaces) {
    print(`\n${pc.bold(path)} (${printable(at)})`);
    for (const line of behind('  ', printable(text))) print(line);
    const below = keep.length === 0 ? '' : ', or add below it, with evidence:';
    const told = behind('  ', `To keep that, give this value places of its own${below}`);
    // A map in braces may go on in the next line.
    const lines = keep.flatMap((line) => behind('        ', printable(line), '    '));
    const more = left === 0 || keep.length === 0 ? [] : behind('        ', `${number(left)} more would be needed`);
    for (const line of [...told, ...lines, ...more]) print(line);
  }
}
