/**
 * The commands whose figures, pictures and lines README.md and docs show: which figure stands where in the document of
 * which command. `npm run figures` runs them and fills the marked spots: see text.ts for the marks.
 */
import { ADAPTATION } from './adaptation.ts';
import { type Command, estimate, type Figure } from './command.ts';
import { GALLERY, pictureOf } from './gallery.ts';
import { COVERAGE, ENOUGH, FEW, meansOf, REASONS } from './score.ts';

/** What `npm run demo` runs. */
export const DEMO = 'compare historical secure-communities trust-act-nationwide teams-doubled --from 2015-07';
/** Somebody whom a change concerns. */
export const LIFE =
  'explain tutorial tutorial --set tutorial-2:local.hold_willing@2015-07-01=0.3' +
  ' --draws 0 --find "transferred->declined; class=violent; county=Gwinnett, GA"';

/** The months between which refusals on record all but vanished, and what the page on the puzzle tells of the first and the last. */
const PUZZLE = 'records historical --from 2014-06 --to 2015-11';
const puzzleAt = (month: string): Record<string, Figure> => ({
  ...estimate(`puzzle.${month}.requests`, `records/months/${month}/records/requests`, 'count'),
  ...estimate(`puzzle.${month}.refused`, `records/months/${month}/records/refusal_rate_recorded`, 'share'),
  ...estimate(`puzzle.${month}.custody`, `records/months/${month}/records/recorded_custody_rate`, 'share'),
  ...estimate(`puzzle.${month}.declined`, `records/months/${month}/truth/declined_rate`, 'share'),
});

/** What the record of the score comes from. It goes first: other commands say by it how far to trust them. */
export const SCORING: Readonly<Record<string, Command>> = {
  score: {
    line: `validate historical --draws ${ENOUGH}`,
    figures: { ...meansOf('score'), ...COVERAGE },
    pictures: { [pictureOf('scoreboard')]: '--kind scoreboard', [pictureOf('skill')]: '--kind skill' },
  },
  few: { line: `validate historical --draws ${FEW}`, figures: meansOf('few') },
  ...Object.fromEntries(
    REASONS.map((name) => [name, { line: `validate ${name} --draws ${FEW}`, figures: meansOf(name) }]),
  ),
};

export const COMMANDS: Readonly<Record<string, Command>> = {
  ...SCORING,
  life: {
    line: LIFE,
    lines: { life: 'Here the two lives part' },
    pictures: { [pictureOf('lives')]: '--kind lives' },
  },
  demo: {
    line: DEMO,
    figures: estimate('demo.transferred', 'differences/secure-communities/metrics/transferred', 'change'),
    lines: { demo: '- ', screen: ['What changes?', 'Table '] },
    pictures: {
      'what-changed.png': '--kind what-changed',
      [pictureOf('where-they-go')]: '--kind where-they-go',
      [pictureOf('by-month')]: '--kind by-month',
    },
  },
  puzzle: {
    line: PUZZLE,
    figures: { ...puzzleAt('2014-07'), ...puzzleAt('2015-11') },
    pictures: { 'puzzle.png': '--kind records' },
  },
  adaptation: ADAPTATION,
  ...Object.fromEntries(
    Object.entries(GALLERY).map(([name, { line, shows }]): [string, Command] => {
      const pictures = Object.entries(shows).map(([kind, options]) => [pictureOf(kind), options]);
      return [name, { line, pictures: Object.fromEntries(pictures) }];
    }),
  ),
};

/** Every figure by id. */
export const FIGURES: ReadonlyMap<string, Figure> = new Map(
  Object.values(COMMANDS).flatMap(({ figures = {} }) => Object.entries(figures)),
);

/** The ids of lines that commands print. */
export const LINES: ReadonlySet<string> = new Set(
  Object.values(COMMANDS).flatMap(({ lines = {} }) => Object.keys(lines)),
);
