/** Writes a folder slowly, for the test that stops it: prints "writing" after its first file and then waits. */
import { setTimeout } from 'node:timers/promises';
import { writeWholeFolder } from '../../../src/report/files/whole-folder.ts';
import { bundle } from './bundles.ts';

async function* slowly(): AsyncGenerator<readonly [string, string]> {
  const [first, ...others] = bundle({ 'a.txt': 'new' });
  yield first;
  process.stdout.write('writing\n');
  await setTimeout(60_000);
  yield* others;
}

void writeWholeFolder(process.argv[2], slowly());
