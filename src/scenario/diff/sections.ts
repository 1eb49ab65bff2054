/** Sections that a scenario may leave out, each as one difference: where one of two scenarios has it, such as jails that adapt. */
import { rulesOf } from '../values/definitions.ts';
import type { Provision } from './provision.ts';
import { keyInWords, provision } from './settings.ts';
import { parametersOf } from '../values/evidence.ts';
import { formatPath } from '../../base/problem.ts';
import type { Scenario } from '../schema.ts';
import { dayInWords } from '../words/days.ts';
import { saysInWords, wordingOf } from '../words/parameters.ts';
import { capital } from '../words/series.ts';
import { evidenceInWords, valueInWords } from '../words/values.ts';

/** What a section says where it stands, and where it does not. */
const SECTIONS = {
  adaptation: {
    with: 'county jails take limits and lift them by what they see',
    without: 'no jail adapts',
  },
  seriousness: {
    with: "coming, holding and notice depend on a person's worst conviction",
    without: 'they are the same for every conviction',
  },
  agreements_287g: {
    with: 'officers of some county jails interview and process people for ICE under 287(g) agreements',
    without: 'no officers of jails act for ICE',
  },
  prison_sentences: {
    with: 'some people booked in jails are sent to prison, and handed over from there',
    without: 'nobody is sent from jail to prison',
  },
} as const;
type Section = keyof typeof SECTIONS;

/** Sections that one of the two has and the other has not; of one that both have, parameters are compared one by one. */
export const sectionsOfOne = (was: Scenario, is: Scenario): Section[] =>
  (Object.keys(SECTIONS) as Section[]).filter((key) => (was[key] === undefined) !== (is[key] === undefined));

export const sectionProvisions = (was: Scenario, is: Scenario): Provision[] =>
  sectionsOfOne(was, is).map((key) => {
    const [now, before] = is[key] ? [SECTIONS[key].with, SECTIONS[key].without] : [SECTIONS[key].without, SECTIONS[key].with]; // prettier-ignore
    return provision(key, {
      was: rulesOf(was[key] ?? null),
      is: rulesOf(is[key] ?? null),
      text: `${capital(now)} (was: ${before}).`,
      details: figuresOf(is[key] ? is : was, key),
      source: 'see the scenario',
    });
  });

/** Its figures, a line each, with what they rest on. */
function figuresOf(scenario: Scenario, section: Section): string[] {
  const titleOf = (name: string): string => scenario.policies[name]?.title ?? name;
  return parametersOf(scenario).flatMap(({ path, parameter }) => {
    if (path[0] !== section) return [];
    return [`${figures(formatPath(path), parameter, titleOf)}; ${evidenceInWords(parameter)}`];
  });
}

type Entry = { readonly from?: string; readonly places?: unknown; readonly value: unknown };

function figures(
  path: string,
  { value, values, shares, weights }: Readonly<Record<string, unknown>>,
  titleOf: (policy: string) => string,
): string {
  const { name, measure } = wordingOf(path);
  if (shares !== undefined) {
    const told = Object.entries(shares as object).map(([policy, share]) => `"${titleOf(policy)}" ${valueInWords(share, measure)}`); // prettier-ignore
    return `${name}: ${told.join(', ')}`;
  }
  if (weights !== undefined) {
    const told = Object.entries(weights as object).map(
      ([name, weight]) => `${keyInWords(name)} ${valueInWords(weight)}`,
    );
    return `${name}: ${told.join(', ')}`;
  }
  const [first, ...more]: readonly Entry[] = (values as Entry[] | undefined) ?? [{ value }];
  const later = more.map(({ from, places, value: one }) => {
    const when = from === undefined ? '' : ` from ${dayInWords(from)}`;
    return `, ${valueInWords(one, measure)}${when}${places === undefined ? '' : ' at some places'}`;
  });
  return saysInWords(path, first.value) + later.join('');
}
