/**
 * The tutorials are run as a reader would: every page in a folder of its own, from top to bottom. A block that begins
 * ```yaml NAME is saved as that file, one that begins ```sh is typed line by line, and the ```text after it is what came.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../../scripts/figures/ran.ts';

type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
/** Runs the program in a folder. */
type Run = (args: string[], folder: string) => Promise<Ran>;

const BLOCK = /^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm;
const COMMAND = 'npx handoff ';

/** The lines typed: one that ends in a backslash goes on, and what follows a hash is said to the reader. */
const commandsOf = (block: string): string[] =>
  block
    .replaceAll(/ \\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');

async function typed(block: string, folder: string, run: Run): Promise<string> {
  let printed = '';
  for (const line of commandsOf(block)) {
    if (!line.startsWith(COMMAND)) throw new Error(`a tutorial types no other program: ${line}`);
    const { code, stdout, stderr } = await run([...wordsOf(line.slice(COMMAND.length)), '--no-color'], folder);
    if (code !== 0) throw new Error(`${line}: exit code ${code}\n${stderr}`);
    printed += stdout;
  }
  return printed.trimEnd();
}

/**
 * The page with what its commands print now.
 * @param folder empty; files and results of the page go there
 * @throws Error where a command fails
 */
export async function renewed(page: string, folder: string, run: Run): Promise<string> {
  let made = '';
  let done = 0;
  let printed: string | undefined;
  for (const { 0: whole, 1: language, 2: name, 3: body, index } of page.matchAll(BLOCK)) {
    made += page.slice(done, index);
    done = index + whole.length;
    if (language === 'text' && printed !== undefined) made += `\`\`\`text\n${printed}\n\`\`\``;
    else made += whole;
    printed = language === 'sh' ? await typed(body, folder, run) : undefined;
    if (language === 'yaml' && name !== undefined) writeFileSync(join(folder, name), body);
  }
  return made + page.slice(done);
}
