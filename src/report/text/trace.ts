/**
 * What `explain --person` prints, 80 columns wide: what goes alike under both arms, what decided that the two lives part,
 * and then the lives side by side.
 */
import picocolors from 'picocolors';
import type { Found, Rule, Step, TraceDocument, TracedEpisode } from '../../analysis/trace/document.ts';
import { dayInWords } from '../../scenario/words/days.ts';
import { number } from '../../scenario/words/series.ts';
import { basisInWords } from '../../scenario/words/values.ts';
import { labelOf, quoted } from '../words/labels.ts';
import { outcomeWords } from '../words/measures.ts';
import { WIDTH, wrapped } from '../../base/wrap.ts';
import {
  chanceInWords,
  chancesOf,
  headOf,
  notesOf,
  runOf,
  sharedChance,
  shown,
  textOf,
  totalOf,
} from '../words/trace-lines.ts';

type Colors = ReturnType<typeof picocolors.createColors>;
type Two<T> = readonly [T, T];

const COLUMN = 38;
const DATE = 18;

/** Words of one line, and continued lines under them. */
const item = (text: string, columns: number): string[] => wrapped(`· ${text}`, '  ', columns).split('\n');

/** A step that goes alike in both arms, over the whole width. */
function sharedStep(step: Step, other: Step | undefined, names: Two<string>): string[] {
  const indent = ' '.repeat(DATE);
  const chances = chancesOf(step).map((draw, i) => sharedChance(draw, other && chancesOf(other)[i], names));
  return [
    wrapped(`${step.at.padEnd(DATE)}${step.text}`, indent),
    ...[...chances, ...notesOf(step)].flatMap((note) => item(note, WIDTH - DATE).map((line) => indent + line)),
  ];
}

/** The lines of a column: a step under its date. */
function ownSteps(steps: readonly Step[]): string[] {
  return shown(steps).flatMap((one) => [
    one.step.at,
    ...wrapped(textOf(one), '', COLUMN).split('\n'),
    ...[...chancesOf(one.step).map(chanceInWords), ...notesOf(one.step)].flatMap((note) => item(note, COLUMN)),
    '',
  ]);
}

/** `episodes` of one arm as a column, the first of them from a step on. */
function ownLife(episodes: readonly TracedEpisode[], from: number): string[] {
  if (episodes.length === 0) return ['no such episode'];
  return episodes.flatMap(({ episode, charge, outcome, steps }, i) => [
    ...(i === 0 ? [] : wrapped(`Episode ${episode}, charged with ${charge}`, '', COLUMN).split('\n')),
    ...ownSteps(steps.slice(i === 0 ? from : 0)),
    ...wrapped(`Outcome: ${outcomeWords(outcome)}`, '', COLUMN).split('\n'),
    '',
  ]);
}

function sideBySide(left: readonly string[], right: readonly string[]): string {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, i) => `${(left[i] ?? '').padEnd(COLUMN)} | ${right[i] ?? ''}`)
    .join('\n')
    .replace(/(?:\n *\| *)+$/, '');
}

function ruleInWords(name: string, rules: readonly Rule[]): string[] {
  if (rules.length === 0) return [];
  return [
    `Under ${name}:`,
    ...rules.flatMap(({ text, since, source }) => [
      wrapped(`  ${text}${since === null ? '' : `, since ${dayInWords(since)}`}`, '  '),
      wrapped(`    ${basisInWords(source)}`, '    '),
    ]),
  ];
}

function foundInWords({ query, looked_at: lookedAt, matching, people, replications }: Found, c: Colors): string {
  const runs = replications === 1 ? '' : ` in ${replications} replications`;
  const head = wrapped(
    `"${query}": ${number(matching)} of ${number(lookedAt)} episodes looked at${runs}${people.length < matching ? `; the first ${people.length}` : ''}`,
  );
  const rows = people.map(
    ({ person, replication, episode, from, to }) =>
      `  ${person}${replications === 1 ? '' : ` (replication ${replication})`}, episode ${episode}: ${outcomeWords(from)} -> ${outcomeWords(to)}`,
  );
  return [c.bold(head), ...rows].join('\n');
}

const episodeInWords = ({ episode, booked, charge, outcome }: TracedEpisode): string =>
  `Episode ${episode} of ${booked.slice(0, 10)}, charged with ${charge}, ${outcomeWords(outcome)}`;

function lives(document: TraceDocument, c: Colors): string[] {
  const { arms, parts } = document;
  const [a, b] = arms;
  const names: Two<string> = [quoted(document, a.name), quoted(document, b.name)];
  const until = parts?.episode ?? Number.POSITIVE_INFINITY;
  const common = a.episodes.filter(({ episode }) => episode <= until);
  const blocks = common.flatMap((episode) => {
    const own = episode.episode === until ? episode.steps.slice(0, parts?.steps[0] ?? undefined) : episode.steps;
    const others = b.episodes.find((one) => one.episode === episode.episode)?.steps ?? [];
    if (episode.episode < until && parts)
      return [wrapped(`${episodeInWords(episode)}: the same under both, and in --json step by step`)];
    const head = wrapped(`${parts ? `Episode ${episode.episode}, charged with ${episode.charge}` : episodeInWords(episode)}: the same under both`); // prettier-ignore
    return own.length === 0
      ? []
      : [[c.bold(head), ...own.flatMap((step, i) => sharedStep(step, others[i], names))].join('\n')];
  });
  if (!parts)
    return [
      ...blocks,
      wrapped(`The two lives never part: every draw came out the same under ${names[0]} and ${names[1]}.`),
    ];
  const decided = [
    c.bold(wrapped(`Here the two lives part: ${parts.text}`)),
    ...ruleInWords(names[0], parts.rules[0]),
    ...ruleInWords(names[1], parts.rules[1]),
  ].join('\n');
  const heads = arms.map(({ name }) => wrapped(labelOf(document, name), '', COLUMN).split('\n'));
  const tallest = Math.max(...heads.map(({ length }) => length));
  const columns = arms.map(({ episodes }, i) => [
    ...heads[i],
    ...Array.from({ length: tallest - heads[i].length }, () => ''),
    '-'.repeat(COLUMN),
    ...ownLife(episodes.filter(({ episode }) => episode >= parts.episode), parts.steps[i] ?? Number.POSITIVE_INFINITY), // prettier-ignore
  ]);
  return [...blocks, decided, sideBySide(columns[0], columns[1])];
}

/** The trace as text. */
export function traceText(document: TraceDocument, { color = false }: { color?: boolean } = {}): string {
  const c = picocolors.createColors(color);
  const { arms, who, found, place, assumptions, handoff } = document;
  return [
    ...(found ? [foundInWords(found, c)] : []),
    [
      c.bold(wrapped(`${headOf(document)} (field office ${place.office})`)),
      wrapped(who),
      wrapped(`${arms.map(({ name }) => quoted(document, name)).join(' against ')}. ${runOf(document)}`),
    ].join('\n'),
    ...lives(document, c),
    arms.map((arm) => wrapped(`In all under ${quoted(document, arm.name)}: ${totalOf(arm)}`, '  ')).join('\n'),
    c.dim(wrapped('Costs are those of this person: what an office pays for hours and teams whoever they serve is not in them, an entry for an arrest at large is.')), // prettier-ignore
    `Handoff ${handoff}, synthetic people. Assumptions: ${assumptions.assumed} of ${assumptions.parameters} parameters assumed.`,
  ]
    .join('\n\n')
    .replaceAll(/[ \t]+$/gm, '');
}

/** Where nobody flips as asked: what was looked at. */
export function nobodyText({ query, looked_at: lookedAt, replications }: Found): string {
  const runs = replications === 1 ? 'one replication' : `${number(replications)} replications`;
  return [
    wrapped(`"${query}": nobody, of ${number(lookedAt)} episodes looked at in ${runs}.`),
    wrapped(
      lookedAt === 0
        ? 'Nobody of that kind was identified there in the months reported: widen the filters or the months (--from, --to).'
        : 'Look in more of them with --replications 20, or widen the filters.',
    ),
  ].join('\n');
}
