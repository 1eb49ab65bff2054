/** Writes a folder slowly, for the test that stops it: prints "writing" after its first file and then waits. */
import { setTimeout } from 'node:timers/promises';
import { writeWholeFolder } from '../../../src/report/files/whole-folder.ts';

async function* slowly(): AsyncGenerator<readonly [string, string]> {
  yield ['manifest.json', '{}'];
  process.stdout.write('writing\n');
  await setTimeout(60_000);
  yield ['never.txt', ''];
}

void writeWholeFolder(process.argv[2], slowly(), 'manifest.json');
