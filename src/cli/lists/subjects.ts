/** What `list` can list, each with the items and a line on how they are used. Loads what a subject needs only when asked. */
import type { Item } from './item.ts';

export type Subject = {
  /** What it lists, in the help. */
  readonly about: string;
  /** How the names are used in a command. */
  readonly use: string;
  readonly items: () => Promise<readonly Item[]>;
  /** Shown in their place where no words are given: there are too many to read. */
  readonly overview?: () => Promise<readonly Item[]>;
};

const world = async () => (await import('../../world/files.ts')).loadWorld();
const placesOfWorld = async () => {
  const [lists, known] = await Promise.all([import('./places.ts'), world()]);
  return { lists, known };
};

/** The shipped historical scenario, whole. */
async function happened() {
  const [{ readScenarios }, known] = await Promise.all([import('../work/arms.ts'), world()]);
  const [{ scenario }] = readScenarios(['historical'], known, { sets: [], quiet: true }, 'listed');
  return { scenario, known };
}

export const SUBJECTS = {
  scenarios: {
    about: 'all shipped scenarios, those behind the pages of docs too',
    use: 'handoff compare historical teams-doubled',
    items: async () => (await import('./questions.ts')).allScenarios(),
  },
  studies: {
    about: 'shipped studies of many runs',
    use: 'handoff sweep trust-act-teams',
    items: async () => (await import('./studies.ts')).studies(),
  },
  metrics: {
    about: 'what is measured, with definitions',
    use: '--map transferred of compare, --metric requests,transferred of explain',
    items: async () => (await import('./measures.ts')).metrics(),
  },
  outcomes: {
    about: 'how an episode can end',
    use: '--find "transferred->declined" of explain',
    items: async () => (await import('./measures.ts')).outcomes(),
  },
  programmes: {
    about: 'federal programmes: whom ICE asks for, and how',
    use: '--set federal.programme@2015-01-05=pep',
    items: async () => {
      const [{ programmes }, { scenario }] = await Promise.all([import('./rules.ts'), happened()]);
      return programmes(scenario);
    },
  },
  policies: {
    about: 'laws of states, policies of counties and cities',
    use: '--set state.law@2014-01-01=no-holds, or a file of "handoff init --kind law"',
    items: async () => (await import('./rules.ts')).policies(),
  },
  'cost-books': {
    about: 'what each step costs, and whom',
    use: '--cost-book jail-high',
    items: async () => (await import('./rules.ts')).costBooks(),
  },
  places: {
    about: 'counties and prisons: code, field office; of a few, their rules',
    use: '--places county="Harris, TX"; --places state=MD; --places office=BAL',
    items: async () => {
      const [{ places }, { scenario, known }] = await Promise.all([import('./places.ts'), happened()]);
      return places(known, scenario);
    },
    overview: async () => {
      const { lists, known } = await placesOfWorld();
      return lists.states(known);
    },
  },
  offices: {
    about: 'field offices of ICE and the states they serve',
    use: '--places office=BAL',
    items: async () => {
      const { lists, known } = await placesOfWorld();
      return lists.offices(known);
    },
  },
  parameters: {
    about: 'every value of "historical": unit, date, source',
    use: '--set local.hold_willing=0.9. A range is the one stated, before the fit to published figures',
    items: async () => {
      const [{ parameters }, { namesOf }, { scenario, known }] = await Promise.all([
        import('./parameters.ts'),
        import('../../scenario/words/places.ts'),
        happened(),
      ]);
      return parameters(scenario, namesOf(known));
    },
  },
} as const satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof SUBJECTS;
export const SUBJECT_NAMES = Object.keys(SUBJECTS) as SubjectName[];
