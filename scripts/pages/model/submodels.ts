/** The submodels of docs/model.md: of each its draws, its parameters and what is counted in it. */
import { type Counter, COUNTERS, dateOf, TOLD_IN } from '../../../src/base/counters.ts';
import type { ToldIn } from '../../../src/base/vocabulary.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { WORDINGS } from '../../../src/scenario/words/parameter-words.ts';
import { DECISIONS } from '../../../src/simulation/compile/decisions.ts';
import { code, escaped, table } from '../markdown.ts';
import { FAMILIES, isAssumed, PARAMETERS, sourcesOf } from './shipped.ts';

type Submodel = {
  /** The steps of an episode, as one person's life is told, that belong to it. */
  readonly steps: readonly ToldIn[];
  /** The parts of the language whose parameters it reads. */
  readonly sections: readonly (keyof Scenario)[];
};

/** In the order in which they are told; a test holds that each step and each part stands in exactly one. */
export const SUBMODELS = {
  booking: { steps: ['booking'], sections: ['people', 'arrests', 'stay'] },
  identification: { steps: ['identification'], sections: ['activation', 'identification', 'agreements_287g'] },
  screening: { steps: ['screening'], sections: ['screening'] },
  request: { steps: ['decision', 'request'], sections: ['federal', 'asking', 'handover'] },
  answer: { steps: ['answer', 'release'], sections: ['state', 'local', 'seriousness'] },
  sentence: { steps: ['sentence'], sections: ['prison_sentences'] },
  pickup: { steps: ['coming', 'pickup'], sections: ['pickup'] },
  end: { steps: ['end', 'ending', 'settled', 'custody'], sections: ['removal'] },
  at_large: { steps: ['search', 'arrest'], sections: ['at_large'] },
  return: { steps: [], sections: ['return'] },
  record: { steps: [], sections: ['recorder'] },
  places: { steps: [], sections: ['place_effects'] },
  drift: { steps: [], sections: ['walk'] },
  adaptation: { steps: [], sections: ['adaptation'] },
} as const satisfies Readonly<Record<string, Submodel>>;

const sectionOf = (path: string): string => path.split('.')[0];

/** A draw belongs where the first parameter stands that it is held against; one held against none, to its step. */
const drawsOf = ({ steps, sections }: Submodel) =>
  Object.entries(DECISIONS).filter(([, { step, reads }]) =>
    reads.length === 0
      ? step !== null && steps.includes(step)
      : (sections as readonly string[]).includes(sectionOf(reads[0])),
  );

const drawTable = (submodel: Submodel): string[] =>
  table(
    ['draw', 'what is decided', 'held against'],
    drawsOf(submodel).map(([name, { text, reads }]) => [
      code(name),
      escaped(text),
      reads.length === 0 ? 'its distribution' : reads.map(code).join(', '),
    ]),
  );

/** The parameters of all people that a kind of jail shares stand in a table of their own. */
const pathsOf = ({ sections }: Submodel): string[] =>
  Object.keys(WORDINGS).filter((path) => (sections as readonly string[]).includes(sectionOf(path)));

/** What a parameter of "historical" rests on, and the families of its distributions. */
export function basisOf(path: string): [rests: string, family: string] {
  const one = PARAMETERS.find((known) => known.path === path);
  if (one === undefined) return ['left out', ''];
  const rests = [...(sourcesOf(one).length > 0 ? ['published'] : []), ...(isAssumed(one) ? ['assumed'] : [])];
  return [rests.join(', '), (FAMILIES.get(path) ?? []).join(', ')];
}

const parameterTable = (submodel: Submodel): string[] =>
  table(
    ['parameter', 'what it is', 'rests on', 'uncertain'],
    pathsOf(submodel).map((path) => [
      code(path),
      escaped(WORDINGS[path as keyof typeof WORDINGS].name),
      ...basisOf(path),
    ]),
  );

const DATES = {
  event: 'of the event',
  request: 'of the request',
  booking: 'of the booking',
  release: 'of the release',
};

/** "Counted in the month of the request: `honored`, ...", a line a date. */
function counted({ steps }: Submodel): string[] {
  const own = COUNTERS.filter((name) => steps.includes(TOLD_IN[name] as ToldIn));
  const lines = (Object.keys(DATES) as (keyof typeof DATES)[]).flatMap((date) => {
    const names = own.filter((name: Counter) => dateOf(name) === date);
    return names.length === 0 ? [] : [`- in the month ${DATES[date]}: ${names.map(code).join(', ')}`];
  });
  return lines.length === 0 ? [] : ['Counted:', '', ...lines, ''];
}

/** Draws, counters and parameters of a submodel. */
export const submodelBlock = (submodel: Submodel): string[] => [
  ...drawTable(submodel),
  ...counted(submodel),
  ...parameterTable(submodel),
];
