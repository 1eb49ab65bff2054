/** One person's life in every arm of a study. */
import type { Task } from '../../experiment/draws.ts';
import type { Study } from '../../experiment/study.ts';
import { watchOffice } from '../../experiment/trace.ts';
import { formatMonth } from '../../base/calendar.ts';
import type { Profile } from '../../policy/people.ts';
import type { Told } from '../../simulation/engine/trace.ts';
import type { Who } from '../../base/order-key.ts';
import type { TracedEpisode } from './document.ts';
import { lifeOf } from './life.ts';
import { prisonOf } from '../../simulation/compile/sentences.ts';
import { RulesHere } from './rules.ts';

export type Lives = {
  /** Episodes by arm. */
  readonly arms: readonly TracedEpisode[][];
  /** Who it is; undefined where no arm has the person. */
  readonly profile: Profile | undefined;
  /** The highest number of a person first booked in the same month at the same place. */
  readonly others: number;
};

/** "06085-2014-03-17". */
export const personId = (code: string, { firstMonth, serial }: Pick<Who, 'firstMonth' | 'serial'>): string =>
  `${code}-${formatMonth(firstMonth)}-${serial}`;

/** Simulates the person's office in each arm, apart: what arms have in common is the same in both. */
export function livesOf(
  study: Study,
  office: Study['offices'][number],
  person: Omit<Who, 'episode'>,
  task: Task,
): Lives {
  const { jurisdictions } = office.places;
  const nameOf = (who: Who): string => `${personId(jurisdictions[who.place].code, who)}#${who.episode}`;
  let profile: Profile | undefined;
  let others = 0;
  const arms = study.models(task.draw).map((model) => {
    const told = new Map<number, Told[]>();
    watchOffice(study, office, model, task, {
      watches: (who) => {
        if (who.place !== person.place || who.firstMonth !== person.firstMonth) return false;
        others = Math.max(others, who.serial);
        return who.serial === person.serial;
      },
      tell: ({ episode }, item) => {
        if (item.what === 'booked') profile ??= model.rules.catalogue.profiles[item.profile];
        told.set(episode, [...(told.get(episode) ?? []), item]);
      },
    });
    const home = jurisdictions[person.place];
    const [rules, prisonRules] = [home, prisonOf(home, jurisdictions) ?? home].map(
      (place) => new RulesHere(model.scenario, study.world, place, model.effects),
    );
    return lifeOf(told, { rules, prisonRules, nameOf });
  });
  return { arms, profile, others };
}
