/**
 * A scenario in which all that happens to somebody happens within minutes, and often in the same one: two engines that
 * agree on it agree which of two things comes first.
 */
import type { Scenario } from '../../src/scenario/schema.ts';
import { dated, smallAgreements, smallScenario, smallSentences } from './small.ts';

/** For any small world. Hours are minutes: 0.05 of an hour is three. */
export function withinMinutes(): Scenario {
  const prisons = { kind: ['state_prison', 'federal_prison'] } as Scenario['places'];
  const scenario = smallScenario({
    agreements_287g: { ...smallAgreements(), delay: dated({ value: 0.05 }) },
    'identification.interview_delay': 0.05,
    'screening.hours_per_day': 'unlimited',
    'federal.request_delay': 0.05,
    'federal.programme': 'broad',
    'programmes.broad.forms.I-247.hold_hours': 0.05,
    'local.hold_willing': 0.6,
    'local.notice_lead': 0.05,
    'stay.median': dated({ value: 0.1 }, { places: prisons, value: 0.02 }),
    'stay.longest': dated({ value: 2400 }, { places: prisons, value: 0.05 }),
    'pickup.hours_per_day': 'unlimited',
    'pickup.travel': 0.05,
    'handover.without_request': 0.4,
  });
  return { ...scenario, prison_sentences: smallSentences(0.3) };
}
