/** What a metric is, and how one is made: a formula over a row of counts, formed per replication, then averaged. */
import { COUNTER, type Counter } from '../base/counters.ts';
import type { CostItem, PAYERS } from '../base/vocabulary.ts';
import type { Scenario } from '../scenario/schema.ts';

/** Every kind of request: their sum is what TRAC counts. */
export const REQUESTS: readonly Counter[] = ['detainers', 'notifications', 'other_requests'];

/** A row of counts: of a month, a period or a group. */
export type Counts = { readonly [index: number]: number };

/** How a figure is told: as so many, as money, or as a share of one. */
export type Kind = 'count' | 'money' | 'share';

export type Metric<Id extends string = string> = {
  readonly id: Id;
  readonly unit: string;
  readonly kind: Kind;
  /** What it is called in tables and charts. */
  readonly label: string;
  /** How a difference is told of it. */
  readonly phrase: string;
  /** What it is, in a line. */
  readonly text: string;
  /** True if it needs counts of field offices as a whole, which are not known for parts of an office. */
  readonly ofOffice: boolean;
  /** Whether it says something of a scenario; left out, of every one. */
  readonly saysOf?: (scenario: Partial<Scenario>) => boolean;
  /** True if it says what has become of people when the run ends: sentences name that day. */
  readonly untilEnd?: true;
  /** True if it may be below zero: whoever is handed over early spends fewer days in jail than without a request. */
  readonly signed?: true;
  /** The steps whose costs it sets against something: it is not told by a book that prices them together with others. */
  readonly steps?: readonly CostItem[];
  /** True for counts and money, which may also be given by month. */
  readonly additive: boolean;
  readonly value: (counts: Counts) => number | null;
  /** Of counts and money: the whole number (cents, minutes) of which one unit has `per`. */
  readonly exact?: { readonly whole: (counts: Counts) => number; readonly per: number };
};

export const at = (counts: Counts, name: Counter): number => counts[COUNTER[name]];
export const sum = (counts: Counts, names: readonly Counter[]): number =>
  names.reduce((all, name) => all + at(counts, name), 0);
/** A zero denominator gives null. */
export const ratio = (top: number, bottom: number): number | null => (bottom === 0 ? null : top / bottom);
/** The counters of what some steps cost some payers. */
export const cents = (items: readonly CostItem[], payers: readonly (typeof PAYERS)[number][]): Counter[] =>
  items.flatMap((item) => payers.map((payer) => `cost_${item}_${payer}` as const));

type Whole = (counts: Counts) => number;

/** A whole number of something. @param per how many of what is counted make one of the unit */
export const total = <const Id extends string>(
  id: Id,
  unit: string,
  label: string,
  phrase: string,
  text: string,
  whole: Whole,
  per = 1,
): Metric<Id> => ({
  id,
  unit,
  kind: unit === 'USD' ? 'money' : 'count',
  label,
  phrase,
  text,
  ofOffice: false,
  additive: true,
  value: (counts) => whole(counts) / per,
  exact: { whole, per },
});

/** The sum of some counters. */
export const count = <const Id extends string>(
  id: Id,
  unit: string,
  label: string,
  phrase: string,
  text: string,
  ...of: Counter[]
): Metric<Id> => total(id, unit, label, phrase, text, (counts) => sum(counts, of));

/** Hours or days, counted in minutes. */
export const time = <const Id extends string>(
  id: Id,
  unit: string,
  label: string,
  phrase: string,
  text: string,
  of: Counter,
  minutes: number,
): Metric<Id> => total(id, unit, label, phrase, text, (counts) => at(counts, of), minutes);

/** Dollars, counted in cents. */
export const money = <const Id extends string>(
  id: Id,
  label: string,
  phrase: string,
  text: string,
  of: Counter[],
): Metric<Id> => total(id, 'USD', label, phrase, text, (counts) => sum(counts, of), 100);

/** A ratio, which is formed in each replication. */
export const rate = <const Id extends string>(
  id: Id,
  unit: string,
  label: string,
  phrase: string,
  text: string,
  value: Metric['value'],
): Metric<Id> => ({
  id,
  unit,
  kind: unit === 'USD' ? 'money' : 'share',
  label,
  phrase,
  text,
  ofOffice: false,
  additive: false,
  value,
});

/** Of people, as things stand when the run ends. */
export const untilEnd = <Id extends string>(metric: Metric<Id>): Metric<Id> => ({ ...metric, untilEnd: true });
/** Of what a request may also spare. */
export const signed = <Id extends string>(metric: Metric<Id>): Metric<Id> => ({ ...metric, signed: true });
/** Of a field office as a whole. */
export const office = <Id extends string>(metric: Metric<Id>): Metric<Id> => ({ ...metric, ofOffice: true });

/** Of the reasons that ICE records, where the scenario tells how often it does. */
export const noted = <Id extends string>(metric: Metric<Id>): Metric<Id> => ({
  ...metric,
  saysOf: ({ recorder }) => recorder?.booked !== undefined || recorder?.other !== undefined,
});
