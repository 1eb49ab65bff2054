/** The tables of what the scoreboard misses, and what became of each miss where its reason was put right. */
import { readPatterns, type Pattern } from '../../src/analysis/patterns/table.ts';
import { loadTables } from '../../src/world/files.ts';
import { DATA, DOCS, readTable, SCORE } from '../tables.ts';
import type { Table } from './list.ts';

const { patterns: ofNation, patterns_offices } = loadTables();
const patterns = readPatterns({ patterns: ofNation, patterns_offices }).filter(({ role }) => role !== 'input');
const reasons = readTable(DATA, 'reasons');
const tested = readTable(DOCS, 'reasons_tested');
const met = new Set(
  readTable(SCORE, 'met').flatMap((row) => (row['scenario'] === 'historical' ? [row['pattern']] : [])),
);

const ofOffice = ({ placesText }: Pattern): boolean => placesText.startsWith('office ');
const missed = patterns.filter(({ id }) => !met.has(id));

/** Missed figures of the nation, states and counties that have no reason yet, and those of offices. */
export const withoutReason = missed
  .filter(({ id }) => !tested.some((row) => row['pattern'] === id))
  .map(({ id }) => id);

const score = (title: string, of: (pattern: Pattern) => boolean): string[] => {
  const cell = (role: Pattern['role']) => {
    const own = patterns.filter((pattern) => pattern.role === role && of(pattern));
    return `${own.filter(({ id }) => met.has(id)).length} of ${own.length}`;
  };
  return [title, cell('calibration'), cell('validation')];
};

const number = (text: string): string => (text.includes('.') ? text : Number(text).toLocaleString('en-US'));
const published = ({ low, high }: Pattern): string => {
  const say = (value: number | null) => (value === null ? '' : number(String(value)));
  if (low === null) return `at most ${say(high)}`;
  return high === null ? `at least ${say(low)}` : low === high ? say(low) : `${say(low)} to ${say(high)}`;
};

const nation = missed
  .filter((pattern) => !ofOffice(pattern))
  .flatMap((pattern) =>
    tested
      .filter((row) => row['pattern'] === pattern.id)
      .map((row, i) => [
        i === 0 ? `\`${pattern.id}\`` : '',
        i === 0 ? pattern.role : '',
        i === 0 ? published(pattern) : '',
        i === 0 ? number(row['model']) : '',
        `\`${row['scenario']}\``,
        number(row['model_there']),
        row['met_there'] === 'true' ? 'met' : 'missed',
      ]),
  );

/** By reason: figures of single offices that it speaks of, and how many are met with it. */
const offices = reasons.flatMap(({ scenario }) => {
  const own = tested.filter(
    (row) => row['scenario'] === scenario && missed.some((one) => ofOffice(one) && one.id === row['pattern']),
  );
  if (own.length === 0) return [];
  return [[`\`${scenario}\``, String(own.length), String(own.filter((row) => row['met_there'] === 'true').length)]];
});

export const MISSES: Readonly<Record<string, Table>> = {
  score: {
    head: ['figures met', 'calibration', 'validation'],
    rows: [
      score('of the nation, states and counties', (pattern) => !ofOffice(pattern)),
      score('of single field offices', ofOffice),
      score('all', () => true),
    ],
  },
  'misses-nation': {
    head: ['figure', 'role', 'published', 'model', 'reason tested', 'model there', 'result'],
    rows: nation,
  },
  'misses-offices': { head: ['reason tested', 'missed figures of offices', 'met there'], rows: offices },
  reasons: {
    head: ['scenario', 'what it changes'],
    rows: reasons.map(({ scenario, sentence }) => [`\`${scenario}\``, sentence]),
  },
};
