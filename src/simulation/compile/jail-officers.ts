/**
 * The section `agreements_287g`, read where and while there is an agreement: elsewhere arms that differ in its values alone
 * are alike, and a scenario without the section is one without agreements.
 */
import { threshold } from '../../base/random.ts';
import type { PlaceParameter } from './now.ts';
import { minutes, type Reader, required } from './reader.ts';
import type { Source } from './source.ts';

/** No agreement: nobody is interviewed, and what was begun goes on as anywhere. */
const NONE = { jailInterview: -1, jailInterviewDelay: 0, jailWithoutForm: -1 } as const;
type JailOfficerParameter = keyof typeof NONE & PlaceParameter;

export function jailOfficerReaders(source: Source): Record<JailOfficerParameter, Reader> {
  const section = source.scenario.agreements_287g;
  const reader = (
    name: JailOfficerParameter,
    parameter: object | undefined,
    convert: (x: number) => number,
  ): Reader => {
    if (section === undefined || parameter === undefined) return { of: [], value: () => NONE[name] };
    const [active, dated] = [source.dated(section.active), source.dated(parameter)];
    return {
      of: [active, dated],
      byPlace: ({ kind }) => kind,
      value: (day, place) =>
        place.kind === 'county' && active.at(day, place)
          ? convert(required(dated.at(day, place), place, parameter))
          : NONE[name],
    };
  };
  return {
    jailInterview: reader('jailInterview', section?.interview, threshold),
    jailInterviewDelay: reader('jailInterviewDelay', section?.delay, minutes),
    jailWithoutForm: reader('jailWithoutForm', section?.without_form, threshold),
  };
}
