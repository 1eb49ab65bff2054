/** One person's two lives as a page: where they part and why, the picture, and every step with its chances. */
import type { Rule, Step, TraceDocument, TracedEpisode } from '../../analysis/trace/document.ts';
import { dayInWords } from '../../scenario/words/days.ts';
import { capital } from '../../scenario/words/series.ts';
import { basisInWords } from '../../scenario/words/values.ts';
import type { Manifest } from '../files/manifest.ts';
import { labelOf, quoted } from '../words/labels.ts';
import { outcomeWords } from '../words/measures.ts';
import { chanceInWords, chancesOf, headOf, notesOf, runOf, sharedChance, shown, textOf, totalOf } from '../words/trace-lines.ts'; // prettier-ignore
import { livesApart, titleOfLives } from '../words/two-lives.ts';
import { type Block, type Briefing, code, list, paragraph, picture, section, type Section, table } from './model.ts';
import { drawPictures } from './pictures.ts';
import { commandInWords } from './repeat.ts';

const ruleInWords = ({ text, since, source }: Rule): string =>
  `${capital(text)}${since === null ? '' : `, since ${dayInWords(since)}`}. ${basisInWords(source)}`;

/** Where the lives part, and by which rules of each scenario. */
function parting(document: TraceDocument): Section[] {
  const { arms, parts } = document;
  const [a, b] = arms.map(({ name }) => quoted(document, name));
  if (!parts)
    return section('parting', 'The lives never part', paragraph(`Every draw came out the same under ${a} and ${b}.`, 'lead')); // prettier-ignore
  return section('parting', 'Where the two lives part', [
    ...paragraph(`${capital(parts.text)}.`, 'lead'),
    ...parts.rules.flatMap((rules, i) =>
      rules.length === 0
        ? []
        : [...paragraph(`Under ${quoted(document, arms[i].name)}:`), ...list(rules.map(ruleInWords))],
    ),
  ]);
}

type Told = { readonly step: Step; readonly text: string; readonly chances: readonly string[] };

/** Steps as a table: when, what, and by what chance. */
function steps(caption: string, all: readonly Told[]): Block[] {
  return table({
    caption,
    heads: ['When', 'What happens', 'Chances, rules and costs'],
    rows: all.map(({ step, text, chances }) => [step.at, capital(text), [...chances, ...notesOf(step)].map(capital).join('. ')]), // prettier-ignore
    words: true,
    widths: [16, 34, 50],
  });
}

const alone = (all: readonly Step[]): Told[] =>
  shown(all).map((one) => ({ step: one.step, text: textOf(one), chances: chancesOf(one.step).map(chanceInWords) }));

/** What goes alike, with both thresholds of a chance where they differ. */
function together(document: TraceDocument): Block[] {
  const { common, others } = livesApart(document);
  const [a, b] = document.arms.map(({ name }) => quoted(document, name));
  const told = common.map((step, i): Told => {
    const other = others[i] ? chancesOf(others[i]) : [];
    return { step, text: step.text, chances: chancesOf(step).map((draw, n) => sharedChance(draw, other[n], [a, b])) };
  });
  return steps('The same under both', told);
}

const inBrief = ({ episode, booked, charge }: TracedEpisode): string =>
  `Episode ${episode}: booked again on ${dayInWords(booked.slice(0, 10))} on a charge of ${charge}`;

/** What one scenario makes of it from where the lives part. */
function apart(document: TraceDocument): Block[] {
  const { own, later } = livesApart(document);
  return document.arms.flatMap((arm, i) => {
    const label = quoted(document, arm.name);
    return [
      ...steps(`From there on under ${label}`, alone(own[i])),
      ...later[i].flatMap((episode) => steps(`${inBrief(episode)}, under ${label}`, alone(episode.steps))),
    ];
  });
}

/** How every episode ended, and what the life took of hours and money. */
const sums = (document: TraceDocument): Block[] =>
  table({
    caption: 'In all',
    heads: ['', 'Outcomes', 'Hours and costs'],
    rows: document.arms.map((arm) => [
      labelOf(document, arm.name),
      arm.episodes.map(({ episode, outcome }) => `episode ${episode}: ${outcomeWords(outcome)}`).join('; ') || 'not booked', // prettier-ignore
      totalOf(arm),
    ]),
    words: true,
    widths: [28, 36, 36],
  });

/** @param title in the place of how the two lives ended */
export async function livesPage(document: TraceDocument, manifest: Manifest, title?: string): Promise<Briefing> {
  const { handoff, seed, place, who, assumptions, arms } = document;
  const [drawn] = await drawPictures(document, { kinds: ['lives'] });
  return {
    title: title ?? titleOfLives(document),
    subtitle: `${headOf(document)} (field office ${place.office}). ${who}`,
    origin: `Handoff ${handoff}, seed "${seed}". A synthetic person.`,
    sections: [
      ...parting(document),
      ...section('lives', 'The two lives', picture(drawn)),
      ...section('steps', 'Step by step', [...together(document), ...apart(document)]),
      ...section('sums', 'What it took', [
        ...sums(document),
        ...paragraph('Costs are those of this person: what an office pays for hours and teams whoever they serve is not in them, an entry for an arrest at large is.', 'note'), // prettier-ignore
      ]),
      ...section('repeat', 'How to repeat it', [
        ...paragraph(`${runOf(document)}. ${assumptions.assumed} of ${assumptions.parameters} inputs are assumed. This command shows the same life on any machine:`), // prettier-ignore
        ...code(commandInWords(manifest)),
        ...table({
          caption: 'Fingerprints of the scenarios: equal where nothing was changed',
          heads: ['Scenario', 'SHA-256'],
          rows: arms.map(({ name, scenario }) => [labelOf(document, name), scenario]),
          words: true,
          widths: [40, 60],
        }),
      ]),
    ],
  };
}
