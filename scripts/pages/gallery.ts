/** docs/gallery.md: a picture of each kind of chart, with the commands that draw it. */
import { CHART_KINDS, type KindName } from '../../src/report/charts/names.ts';
import { capital } from '../../src/scenario/words/series.ts';
import { DEMO, LIFE } from '../figures/commands.ts';
import { GALLERY, pictureOf } from '../figures/gallery.ts';
import { ENOUGH } from '../figures/score.ts';
import { opening } from './markdown.ts';

type Picture = { readonly line: string; readonly file: string };

/** What calibrations draw takes the better part of an hour: without a picture. */
const NO_PICTURE: readonly KindName[] = ['learned', 'pairs'];

const PICTURES: Readonly<Record<string, Picture>> = {
  'what-changed': { line: DEMO, file: 'what-changed.png' },
  'where-they-go': { line: DEMO, file: pictureOf('where-they-go') },
  'by-month': { line: DEMO, file: pictureOf('by-month') },
  lives: { line: LIFE, file: pictureOf('lives') },
  scoreboard: { line: `validate historical --draws ${ENOUGH}`, file: pictureOf('scoreboard') },
  skill: { line: `validate historical --draws ${ENOUGH}`, file: pictureOf('skill') },
  ...Object.fromEntries(
    Object.values(GALLERY).flatMap(({ line, shows }) =>
      Object.keys(shows).map((kind) => [kind, { line, file: pictureOf(kind) }]),
    ),
  ),
};

/** @throws Error where a kind has neither a picture nor leave to have none */
function shown(kind: KindName, what: string): string[] {
  const heading = [`## ${kind}`, '', `${capital(what)}.`, ''];
  if (NO_PICTURE.includes(kind)) return [...heading, '```sh', 'npx handoff calibrate historical-fit', '```', ''];
  const picture = PICTURES[kind];
  if (picture === undefined) throw new Error(`the gallery has no picture of ${kind}`);
  const commands = [`npx handoff ${picture.line}`, `npx handoff chart FOLDER --kind ${kind} --format png`];
  return [...heading, '```sh', ...commands, '```', '', `![${what}](${picture.file})`, ''];
}

export const galleryPage = (): string[] => [
  ...opening(
    'All charts',
    'Every chart with the command that simulates what it shows and the one that draws it again, in other sizes and formats, of the ' +
      'folder that the first names at its end. Each is also written as a table and as a vega-lite document, for whoever wants ' +
      'to draw it otherwise.',
  ),
  ...Object.entries(CHART_KINDS).flatMap(([kind, what]) => shown(kind as KindName, what)),
];
