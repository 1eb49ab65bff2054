/** Programmes, policies and cost books for small worlds: one of every kind that the scenario language knows. */
import type { CostBook, FormDefinition, Policy, Programme, Scenario } from '../../src/scenario/schema.ts';

const assumed = 'made up for tests';

const detainer: FormDefinition = {
  asks: 'hold',
  counts_as: 'detainer',
  hold_hours: 48,
  weekends_count: false,
  holidays_count: false,
  notice: true,
};
const share = (value: number) => ({ unit: 'probability', assumed, value });

/** Everyone removable, by detainer. */
const broad: Programme = {
  title: 'Broad',
  assumed,
  detainer_form: 'I-247',
  forms: { 'I-247': detainer },
  tiers: [
    { id: 'grave', when: { conviction: ['violent', 'serious_felony', 'security'] }, form: 'I-247', come_factor: 1.2 },
    { id: 'others', when: { flag: 'removable' }, form: 'I-247', request_share: share(0.8), come_factor: 1 },
  ],
};

/** A detainer on probable cause, a notification for most, another form for the newly arrived. */
const narrow: Programme = {
  title: 'Narrow',
  assumed,
  detainer_form: 'I-247D',
  forms: {
    'I-247D': {
      ...detainer,
      weekends_count: true,
      holidays_count: true,
      requires: { flag: 'probable_cause' },
      otherwise: 'I-247N',
    },
    'I-247N': {
      asks: 'notice',
      counts_as: 'notification',
      hold_hours: 0,
      weekends_count: true,
      holidays_count: true,
      notice: true,
    },
    'I-247X': { ...detainer, counts_as: 'other_request', hold_hours: 12, weekends_count: true, notice: false },
  },
  tiers: [
    {
      id: 'grave',
      when: { any: [{ conviction: ['violent', 'security'] }, { felonies: { at_least: 2 } }] },
      form: 'I-247D',
      come_factor: 1,
    },
    {
      id: 'recent',
      when: { any: [{ entered_after: '2010-06-01' }, { final_order_after: '2010-01-01' }] },
      form: 'I-247X',
      come_factor: 0.5,
    },
    { id: 'traffic', when: { charge: 'traffic' }, form: 'none', come_factor: 1 },
    {
      id: 'convicted',
      when: {
        any: [{ conviction: ['felony', 'serious_felony'], within_years: 10 }, { misdemeanors: { at_least: 2 } }],
      },
      form: 'I-247N',
      request_share: share(0.7),
      come_factor: 0.9,
    },
  ],
};

/** Nobody is asked for. */
const nobody: Programme = {
  ...broad,
  title: 'Nobody',
  tiers: [{ id: 'all', when: 'always', form: 'none', come_factor: 1 }],
};

const open = { ceiling: 'always', floor: 'never' } as const;
const policy = (title: string, acts: Partial<Pick<Policy, 'hold' | 'notice' | 'access'>>): Policy => ({
  title,
  assumed,
  hold: open,
  notice: open,
  access: open,
  ...acts,
});

/** A list of offences, as in California's AB 4: convictions by age, registrants, grave charges with a magistrate's finding. */
const listed: Policy['hold']['ceiling'] = {
  any: [
    { conviction: ['serious_felony', 'violent', 'security'] },
    { conviction: 'felony', within_years: 5 },
    { flag: ['sex_or_arson_registrant', 'wobbler_misdemeanor'] },
    { all: [{ charge: ['felony', 'serious_felony', 'violent'] }, { flag: 'magistrate_probable_cause' }] },
  ],
};

export const POLICIES: Scenario['policies'] = {
  none: policy('No limits', {}),
  trust: policy('Listed offences only', { hold: { ceiling: listed, floor: 'never' } }),
  mandate: policy('Everything must be done', {
    hold: { ceiling: 'always', floor: { not: { form: 'I-247X' } } },
    notice: { ceiling: 'always', floor: 'always' },
    access: { ceiling: 'always', floor: 'always' },
  }),
  no_holds: policy('Nobody is held', { hold: { ceiling: 'never', floor: 'never' } }),
  closed: policy('Nothing is done', {
    hold: { ceiling: 'never', floor: 'never' },
    notice: { ceiling: { conviction: 'violent' }, floor: 'never' },
    access: { ceiling: 'never', floor: 'never' },
  }),
  paid: policy('Held if reimbursed', { hold: { ceiling: { reimbursement: true }, floor: { charge: 'violent' } } }),
};

export const PROGRAMMES: Scenario['programmes'] = { broad, narrow, nobody };

type Line = CostBook['lines'][number];
const line = (per: Line['per'], covers: Line['covers'], payer: Line['payer'], usd: number): Line => ({
  id: per,
  covers,
  payer,
  per,
  usd,
  price_year: 2010,
  assumed,
});
export const COST_BOOKS: Scenario['cost_books'] = {
  by_event: {
    title: 'By event',
    assumed,
    lines: [
      line('screening_hour', ['screening'], 'ice', 61.37),
      line('request', ['request'], 'ice', 33.335),
      line('extra_jail_day', ['extra_days'], 'jail', 99.99),
      line('hold_hour', ['hold'], 'jail', 4.171),
      line('pickup_hour', ['pickup', 'transfer'], 'ice', 71.03),
      line('at_large_arrest', ['teams'], 'ice', 4321.01),
      line('detention_day', ['detention'], 'ice', 122.17),
      line('removal', ['removal'], 'ice', 1978.5),
    ],
  },
  by_capacity: {
    title: 'By capacity',
    assumed,
    lines: [
      line('screening_hour_given', ['request', 'screening'], 'ice', 58.005),
      line('extra_jail_day', ['extra_days', 'hold'], 'jail', 101.5),
      line('pickup_hour_given', ['pickup'], 'ice', 66.6),
      line('transfer', ['transfer'], 'jail', 210.25),
      line('team_year', ['teams'], 'ice', 1234567.89),
      line('custody_arrest', ['removal', 'detention'], 'ice', 5017.17),
    ],
  },
  by_year: {
    title: 'By fiscal year',
    assumed,
    lines: [
      line('removal', ['screening', 'request', 'pickup', 'transfer', 'removal'], 'ice', 10854),
      line('extra_jail_day', ['extra_days', 'hold'], 'jail', 55),
      {
        id: 'teams',
        covers: ['teams'],
        payer: 'ice',
        per: 'at_large_arrest',
        assumed,
        by_year: [
          { fiscal_year: 2010, usd: 230e6, divided_by: 35774, assumed },
          { fiscal_year: 2011, usd: 229.7e6, divided_by: 39001, assumed },
        ],
      },
      {
        id: 'beds',
        covers: ['detention'],
        payer: 'ice',
        per: 'detention_day',
        assumed,
        by_year: [
          { fiscal_year: 2009, usd: 1721e6, divided_by: 11712345, assumed },
          { fiscal_year: 2011, usd: 1770e6, divided_by: 12345678, assumed },
        ],
      },
    ],
  },
};
