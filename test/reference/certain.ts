/** A small scenario in which nothing is left to chance, so that what a test adds to it can be worked out by hand. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { smallScenario, type Overrides } from './small.ts';

/** Nothing in the way: every booking matched at once, everyone wanted and held, officers at the door. */
const CERTAIN: Overrides = {
  report: { from: '2010-09', to: '2011-06' },
  activation: true,
  'people.on_record': 1,
  'people.tells_interviewer': 0,
  'screening.hours_per_day': 'unlimited',
  'federal.programme': 'broad',
  'federal.request_level': 1,
  'federal.office_effort': 1,
  'federal.request_delay': 0,
  'federal.adherence_priority': 1,
  'programmes.broad.tiers': [{ id: 'all', when: 'always', form: 'I-247', come_factor: 1 }],
  'state.law': 'none',
  'local.policy': 'none',
  'local.hold_willing': 1,
  'local.notice_willing': 1,
  'local.notice_reaches': 0,
  'local.stay_factor_honored': 1,
  'local.stay_factor_other': 1,
  'pickup.hours_per_day': 'unlimited',
  'pickup.come_match': 1,
  'pickup.come_interview': 1,
  'pickup.travel': 0,
  'handover.without_request': 0,
  'return.hazard': 0,
  'removal.removed': 1,
  'removal.detention_days': 0,
};
/** Nobody is asked for, nobody is found at large, and everybody is out within the hour. */
const PASSING: Overrides = {
  'federal.programme': 'nobody',
  activation: false,
  'stay.median': 1,
  'stay.log_sd': 0,
  'at_large.teams': 0,
};
/** {@link smallScenario} with everything certain but for some changes. */
export const certain = (changes: Overrides = {}): Scenario => smallScenario({ ...CERTAIN, ...changes });
/** The same where people only come and go. */
export const passing = (changes: Overrides = {}): Scenario => certain({ ...PASSING, ...changes });
