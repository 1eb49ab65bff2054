/** Files to start from: scenarios/starters, one for each kind of question. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from '../../base/shell.ts';
import { bare } from './sources.ts';
import { scenariosFolder } from './shipped.ts';

const folder = (): string => join(scenariosFolder(), 'starters');

/** The kind that is written where none is asked for. */
export const USUAL_KIND = 'scenario';

/** The kinds of files that can be started: law, county, ... */
export const starterKinds = (): string[] => readdirSync(folder()).toSorted().map(bare);

/**
 * A commented file to start from: what its title says is all in which it differs from its parent.
 * @param file the name under which its own comments speak of it
 */
export const starter = (kind: string, file: string): string =>
  readFileSync(join(folder(), `${kind}.yaml`), 'utf8').replaceAll(/\bFILE\b/g, quoted(file));

/** The commands that the comments of a file name, each with what it does in the line below. */
export const stepsIn = (text: string): string[] =>
  [...text.matchAll(/^# {3}( *\S.*)$/gm)].map(([, line]) => line).filter((line, i, all) => isStep(line, all[i - 1]));

const isStep = (line: string, before = ''): boolean =>
  line.startsWith('handoff ') || (line.startsWith('    ') && before.startsWith('handoff '));
