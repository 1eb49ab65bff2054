/**
 * Where results go without --out. The name tells what was simulated, the places and months asked for and what was set. Where another
 * question's results have that name, a number is added: they may have taken hours, and a folder costs nothing.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { RunRequest } from '../request.ts';
import { answerOf } from './bundles.ts';
import { answerIn, isSame } from './question.ts';
import { sha256 } from '../../report/files/hash.ts';

const LONGEST_NAME = 120;
/** The longest text of a --set that stands in a name; a longer one, or several, stand there as a hash. */
const LONGEST_SET = 48;
/** Likewise of all --places together. */
const LONGEST_PLACES = 48;

type Asked = Pick<RunRequest, 'sets' | 'places' | 'from' | 'to' | 'sample'>;

/** What stands before and after the names of the arms, or in their place. */
type Around = { readonly before?: string; readonly after?: string; readonly name?: string };

/**
 * The folder for results without --out: `outputs/NAME`, or `outputs/BASELINE-vs-VARIANT` for a comparison, with
 * `.places-state-MD` where places, `.2015-07-2016-09` where months are asked for and `.set-local.hold_willing-0` where something is set.
 */
export function defaultFolder(
  arms: readonly ResolvedScenario[],
  mode: 'apart' | 'paired',
  asked: Asked,
  { before = '', after = '', name: called }: Around = {},
): string {
  const names = arms.map(({ name }) => plain(name).replace(/^\.+/, '') || 'scenario');
  const all = called === undefined ? names.join(mode === 'paired' ? '-vs-' : '-and-') : plain(called);
  const name = before + all.slice(0, LONGEST_NAME) + after;
  const folder = join(
    'outputs',
    [name, ...placesIn(asked), ...monthsIn(asked), ...setsIn(asked), ...sampleIn(asked)].join('.'),
  );
  const answer = answerOf(arms);
  const isFree = (path: string): boolean => {
    if (!existsSync(path)) return true;
    const old = answerIn(path);
    return old ? isSame(old, answer) : statSync(path).isDirectory() && readdirSync(path).length === 0;
  };
  let count = 1;
  const numbered = () => (count === 1 ? folder : `${folder}.${count}`);
  while (!isFree(numbered())) count += 1;
  return numbered();
}

/** The folder of a study without --out, the same whenever it is asked for: it goes on where it was stopped. */
export const studyFolder = (name: string, asked: Pick<Asked, 'places' | 'sample'>): string =>
  join('outputs', [name, ...placesIn(asked), ...sampleIn(asked)].join('.'));

const plain = (text: string): string => text.replaceAll(/[^\w.-]+/g, '-');

const monthsIn = ({ from, to }: Asked): string[] => {
  if (from !== undefined && to !== undefined) return [`${from}-${to}`];
  if (from !== undefined) return [`from-${from}`];
  return to === undefined ? [] : [`to-${to}`];
};

const placesIn = ({ places }: Pick<Asked, 'places'>): string[] =>
  places.length === 0 ? [] : [`places-${inShort(places, LONGEST_PLACES)}`];

const sampleIn = ({ sample: { oneIn } }: Pick<Asked, 'sample'>): string[] => (oneIn === 1 ? [] : [`one-in-${oneIn}`]);

const setsIn = ({ sets }: Asked): string[] =>
  sets.length === 0 ? [] : [`set-${inShort(sets, sets.length === 1 ? LONGEST_SET : 0)}`];

/** Texts as part of a name, or a hash of what would be too long. */
function inShort(texts: readonly string[], longest: number): string {
  const text = plain(texts.join(' '));
  return text.length <= longest ? text : sha256(texts.join('\n')).slice(0, 6);
}
