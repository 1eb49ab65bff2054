import pc from 'picocolors';
import { printable } from '../../base/printable.ts';
import { nearest, suggest } from '../../base/problem.ts';
import { UserError } from '../../base/user-error.ts';
import { wrapped } from '../../base/wrap.ts';
import type { Command } from '../command.ts';
import { DONE, NO } from '../failure.ts';
import { forJson, type Item, laidOut, search } from '../lists/item.ts';
import { SUBJECT_NAMES, SUBJECTS, type Subject, type SubjectName } from '../lists/subjects.ts';
import { jsonOption } from '../options.ts';
import { print } from '../streams.ts';

export const list: Command = {
  usage: 'list [subject] [words..]',
  summary: 'What there is to ask with: scenarios, laws, places, measures, values.',
  positionals: {
    subject: `${SUBJECT_NAMES.join(', ')}; none: the questions`,
    words: 'Only what has all of these words',
  },
  words: { subject: () => SUBJECT_NAMES },
  options: jsonOption,
  examples: [
    ['handoff list', 'the scenarios to ask with'],
    ['handoff list policies trust act', 'laws and policies with both words'],
    ['handoff list places baltimore', 'codes of places, with their field office'],
    ['handoff list metrics cost', 'measures of cost, defined'],
    ['handoff list parameters hold_willing', 'a value, its unit and why it is so'],
  ],
  async run(values) {
    const given = values['subject'] as string | undefined;
    const words = ((values['words'] ?? []) as readonly unknown[]).map(String);
    const json = values['json'] === true;
    return given === undefined ? tellQuestions(json) : tellSubject(subjectOf(given), words, json);
  },
};

const tellJson = (key: string, items: readonly Item[]): void =>
  print(JSON.stringify({ schema: 'handoff.list/1', [key]: items.map(forJson) }, null, 2));

async function tellQuestions(json: boolean): Promise<number> {
  const { questions } = await import('../lists/questions.ts');
  if (json) tellJson('scenarios', questions());
  else print([...laidOut(questions(), false), '', ...footer()].join('\n'));
  return DONE;
}

const footer = (): string[] => [
  wrapped('Compare two     handoff compare historical secure-communities', ' '.repeat(16)),
  wrapped('Read one        handoff diff historical no-trust-act', ' '.repeat(16)),
  wrapped(`List more       handoff list ${SUBJECT_NAMES.join('|')} [WORDS]`.replaceAll('|', ' | '), ' '.repeat(16)),
];

/** @throws UserError where there is no such subject */
function subjectOf(given: string): SubjectName {
  const known = SUBJECT_NAMES.find((name) => name === given.toLowerCase());
  if (known !== undefined) return known;
  throw new UserError(
    `${printable(given)}: is nothing that can be listed`,
    suggest(given, SUBJECT_NAMES) ?? `known: ${SUBJECT_NAMES.join(', ')}`,
  );
}

async function tellSubject(name: SubjectName, words: readonly string[], json: boolean): Promise<number> {
  const { items, overview, use }: Subject = SUBJECTS[name];
  const sought = words.length > 0;
  const all = await items();
  const found = search(all, words);
  const code = found.length > 0 ? DONE : NO;
  if (json) tellJson(name.replace('-', '_'), found);
  else if (found.length === 0) print(nothing(name, words, all));
  else {
    const shown = sought || overview === undefined ? found : await overview();
    print([...laidOut(shown, sought), '', pc.dim(wrapped(`In a command: ${use}`, '  ')), ...more(name, all, found, sought)].join('\n')); // prettier-ignore
  }
  return code;
}

/** How to see more of few, or fewer of many. */
function more(name: SubjectName, all: readonly Item[], found: readonly Item[], sought: boolean): string[] {
  if (sought) return [pc.dim(`${found.length} of ${all.length} ${plural(name)}`)];
  return [pc.dim(wrapped(`${all.length} ${plural(name)}; search with words: handoff list ${name} WORDS`, '  '))];
}

const plural = (name: SubjectName): string => name.replace('-', ' ');

function nothing(name: SubjectName, words: readonly string[], all: readonly Item[]): string {
  const asked = printable(words.join(' '));
  const said = words.length > 1 ? `has all of the words "${asked}"` : `has the word "${asked}"`;
  const known = new Set(all.flatMap((item) => [item.name, ...`${item.name} ${item.title}`.split(/[^\p{L}\d]+/u)]));
  const like = words.map((word) => nearest(word, known)).find((word) => word !== undefined);
  const remedy =
    like === undefined ? `"handoff list ${name}" lists all of them` : `did you mean "handoff list ${name} ${like}"?`;
  return `None of ${all.length.toLocaleString('en-US')} ${plural(name)} ${said}.\n  ${remedy}`;
}
