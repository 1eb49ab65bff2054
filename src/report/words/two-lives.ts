/** Two lives of one person beside each other: what is alike, what is not, and how each ended. */
import type { Step, TraceDocument, TracedEpisode } from '../../analysis/trace/document.ts';
import { quoted } from './labels.ts';
import { outcomeWords } from './measures.ts';

type Apart = {
  readonly common: readonly Step[];
  /** The same steps in the variant. */
  readonly others: readonly Step[];
  readonly own: readonly (readonly Step[])[];
  readonly later: readonly TracedEpisode[][];
};

/** The steps of both arms up to where they part, and the rest of each. */
export function livesApart({ arms, parts }: TraceDocument): Apart {
  const number = parts?.episode ?? arms[0].episodes.at(-1)?.episode ?? 1;
  const [a, b] = arms.map(({ episodes }) => episodes.find(({ episode }) => episode === number)?.steps ?? []);
  if (!parts) return { common: a, others: b, own: [[], []], later: [[], []] };
  return {
    common: a.slice(0, parts.steps[0] ?? a.length),
    others: b,
    own: [a, b].map((steps, i) => steps.slice(parts.steps[i] ?? steps.length)),
    later: arms.map(({ episodes }) => episodes.filter(({ episode }) => episode > number)),
  };
}

/** "One person: handed over under "A", released under "B"". */
export function titleOfLives({ arms, parts }: TraceDocument): string {
  const [a, b] = arms;
  const ended = (episodes: readonly TracedEpisode[]): string => {
    const outcome = episodes.find(({ episode }) => episode === (parts?.episode ?? episode))?.outcome;
    return outcome === undefined ? 'not booked' : outcomeWords(outcome);
  };
  if (!parts)
    return `The same life under ${quoted({ arms }, a.name)} and under ${quoted({ arms }, b.name)}: ${ended(a.episodes.slice(-1))}`;
  return `One person: ${ended(a.episodes)} under ${quoted({ arms }, a.name)}, ${ended(b.episodes)} under ${quoted({ arms }, b.name)}`;
}
