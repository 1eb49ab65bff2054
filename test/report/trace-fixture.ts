/** The trace of one person: a hold that the variant makes unlikely, and what came of it. */
import type { Step as StepName } from '../../src/base/vocabulary.ts';
import type { Draw, Rule, Step, TraceDocument } from '../../src/analysis/trace/document.ts';
import type { DecisionName } from '../../src/simulation/compile/decisions.ts';

const rule = (path: string, text: string, since: string | null = null): Rule => ({
  path,
  text,
  since,
  source: 'a publication with a long name, of which the source line must be broken at some point',
});
const chance = (decision: DecisionName, draw: number, threshold: number, rules: Rule[] = []): Draw => ({
  decision,
  draw,
  threshold,
  happened: draw < threshold,
  hours: null,
  at: null,
  rules,
});
const step = (name: StepName, at: string, text: string, more: Partial<Step> = {}): Step => ({
  step: name,
  at,
  text,
  draws: [],
  allowed: [],
  tier: null,
  lines: [],
  hours: 0,
  counts: [],
  costs: [],
  ...more,
});
const cost = (item: string, payer: string, usd: number) => ({
  counter: `cost_${item}_${payer}`,
  month: '2015-07',
  per: item,
  usd,
  office: false,
});

const willing = (value: number) =>
  rule(
    'local.hold_willing',
    `the chance that a jail holds where it may is ${value}`,
    value === 0.8 ? null : '2015-07-01',
  );

const before = (threshold: number): Step[] => [
  step(
    'booking',
    '2015-07-02 14:05',
    'booked on a charge of a felony; without a request, released on 2015-07-09 10:00',
  ),
  step('identification', '2015-07-02 14:05', "the fingerprints match ICE's records"),
  step('screening', '2015-07-03 00:00', "screened by ICE in 30 min of an officer's time", {
    lines: [
      {
        line: 'screening',
        day: '2015-07-02',
        ahead: 12,
        nearest: ['06085-2015-07-3#1', '06085-2013-11-42#3'],
        hours: 16,
      },
      { line: 'screening', day: '2015-07-03', ahead: 0, nearest: [], hours: 16 },
    ],
    hours: 0.5,
    costs: [cost('screening', 'federal', 30)],
  }),
  step('decision', '2015-07-03 03:20', 'ICE wants the person', {
    draws: [chance('adherencePriority', 0.25, 0.7), chance('requestShare', 0.25, threshold)],
    tier: {
      ...rule('federal.programme', '"A programme": tier 1 (first), anybody'),
      programme: 'A programme',
      tier: 1,
      id: 'first',
    },
  }),
];
const search = (month: string): Step =>
  step('search', `${month} 12:00`, 'a team looks for the person in vain', {
    draws: [chance('attemptSuccess', 0.9, 0.04)],
  });

/** The two lives part at the jail's answer. */
export function traced(): TraceDocument {
  const held = chance('holdWilling', 0.734, 0.8, [willing(0.8)]);
  const declined = chance('holdWilling', 0.734, 0.7, [willing(0.7)]);
  const place = { code: '06085', name: 'Santa Clara, CA', office: 'San Francisco' };
  return {
    schema: 'handoff.trace/1',
    handoff: '0.1.0',
    person: '06085-2014-03-17',
    replication: 3,
    draw: 1,
    seed: 'handoff',
    parameters: '31 uncertain parameters held at their median',
    simulated: { from: '2008-10', to: '2016-09' },
    assumptions: { assumed: 48, parameters: 112 },
    place,
    who: 'A person with a worst conviction for a felony (3.2 years old at the first booking); grounds for removal.',
    arms: [
      {
        name: 'historical',
        title: 'What was in force',
        label: 'As it was',
        scenario: '1'.repeat(64),
        episodes: [
          { episode: 1, booked: '2014-03-12 08:00', charge: 'a traffic offence', outcome: 'not_identified', steps: [] },
          {
            episode: 2,
            booked: '2015-07-02 14:05',
            charge: 'a felony',
            outcome: 'transferred',
            steps: [
              ...before(0.6),
              step('answer', '2015-07-09 10:00', 'the jail holds the person past the release', { draws: [held] }),
              step('pickup', '2015-07-10 00:00', 'an officer sets out, to arrive on 2015-07-10 08:30', {
                hours: 1.5,
                costs: [cost('pickup', 'federal', 97.5)],
              }),
              step('end', '2015-07-10 08:30', 'handed over to ICE', { costs: [cost('hold', 'local', 61.4)] }),
            ],
          },
        ],
      },
      {
        name: 'fewer-holds',
        title: 'Jails are less willing to hold from July 2015',
        label: 'Fewer holds',
        scenario: '2'.repeat(64),
        episodes: [
          { episode: 1, booked: '2014-03-12 08:00', charge: 'a traffic offence', outcome: 'not_identified', steps: [] },
          {
            episode: 2,
            booked: '2015-07-02 14:05',
            charge: 'a felony',
            outcome: 'declined',
            steps: [
              ...before(0.5),
              step('answer', '2015-07-09 10:00', 'the jail declines', { draws: [declined] }),
              step('end', '2015-07-09 10:00', 'released; the jail had declined'),
              search('2015-08-03'),
              search('2015-09-21'),
            ],
          },
          { episode: 3, booked: '2016-02-01 23:10', charge: 'drunk driving', outcome: 'not_requested', steps: [] },
        ],
      },
    ],
    parts: {
      episode: 2,
      steps: [4, 4],
      decision: 'holdWilling',
      text: 'the jail is willing to hold: draw 0.734, threshold 0.8 under "As it was" became 0.7 under "Fewer holds"',
      rules: [[willing(0.8)], [willing(0.7)]],
    },
    found: null,
  };
}
