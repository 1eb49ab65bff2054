/** Differences of what has no dates: which places and months, who the people are, the cost book. */
import { sameJson } from '../../base/canonical-json.ts';
import { rulesOf } from '../values/definitions.ts';
import type { Provision } from './provision.ts';
import type { CostLine, Scenario } from '../schema.ts';
import { capital, series } from '../words/series.ts';
import { dayInWords } from '../words/days.ts';
import { CHARGE_WORDS, CLASS_WORDS } from '../words/grounds.ts';
import { numberInWords, type Measure } from '../words/measure.ts';
import { parameterInWords, saysInWords, wordingOf } from '../words/parameters.ts';
import { placesInWords, type Names } from '../words/places.ts';
import { evidenceInWords, valueInWords } from '../words/values.ts';

type Change = Pick<Provision, 'was' | 'is' | 'text'> & Partial<Pick<Provision, 'details' | 'source'>>;
export const provision = (path: string, change: Change): Provision => ({
  id: path,
  paths: [path],
  places: 'all',
  from: null,
  to: null,
  details: [],
  source: 'a setting of the scenario',
  ...change,
});

/** Places, months and capacity. */
export function settingProvisions(was: Scenario, is: Scenario, names: Names): Provision[] {
  const months = ({ from, to }: Scenario['report']): string => `${dayInWords(from)} to ${dayInWords(to)}`;
  const where = (scenario: Scenario): string => placesInWords({ places: scenario.places }, names) || 'everywhere';
  const capacity = { offices: 'whole field offices', own: 'these places alone, with hours of their own' } as const;
  const told = {
    simulate: (s: Scenario) => ['The months simulated are', months(s.simulate)],
    report: (s: Scenario) => ['The months reported are', months(s.report)],
    places: (s: Scenario) => ['The scenario is about people booked', where(s)],
    capacity: (s: Scenario) => ['What is simulated is', capacity[s.capacity]],
  };
  return (['simulate', 'report', 'places', 'capacity'] as const).flatMap((key) => {
    if (sameJson(was[key], is[key])) return [];
    const [[opening, now], [, before]] = [told[key](is), told[key](was)];
    const text = `${opening} ${now}, instead of ${before}.`;
    const details = key === 'report' ? [] : ['all else is compared where and when both simulate'];
    return [provision(key, { was: was[key], is: is[key], text, details })];
  });
}

type Figures = Readonly<Record<string, unknown>>;

/** Shares, factors and single days that hold throughout: maps with a unit but without dated values. */
export function figureProvisions(path: string, was: Figures | undefined, is: Figures | undefined): Provision[] {
  const [before, now] = [rulesOf(was), rulesOf(is)] as [Figures | undefined, Figures | undefined];
  if (sameJson(before, now)) return [];
  const text = isOne(before) && isOne(now) ? oneFigure(path, before, now) : manyFigures(path, before ?? {}, now ?? {});
  return [provision(path, { was: before ?? null, is: now ?? null, text, source: evidenceInWords(is ?? {}) })];
}

/** What has one figure for all: a number, a probability, a date; or nothing. */
const ONE = ['value', 'probability', 'date'] as const;
const figureOf = (figures: Figures | undefined): unknown =>
  ONE.map((key) => figures?.[key]).find((v) => v !== undefined) ?? datedIn(figures)[0]?.value;
/** Values by day and place of what only one of two scenarios states. */
const datedIn = (figures: Figures | undefined): readonly { readonly value: unknown }[] =>
  (figures?.['values'] as { value: unknown }[] | undefined) ?? [];
const isOne = (figures: Figures | undefined): boolean =>
  figures === undefined || (figureOf(figures) !== undefined && figures['among'] === undefined);

function oneFigure(path: string, was: Figures | undefined, is: Figures | undefined): string {
  const [before, now] = [figureOf(was), figureOf(is)];
  const { measure } = wordingOf(path);
  if (now === undefined) return `Nothing is stated any more of what was: ${saysInWords(path, before)}.`;
  const instead =
    before === undefined ? ', of which nothing was stated' : `, instead of ${valueInWords(before, measure)}`;
  const others = datedIn(is).length > 1 ? ', and otherwise at some places or from some day' : '';
  return `${capital(saysInWords(path, now))}${others}${instead}.`;
}

const manyFigures = (path: string, was: Figures, is: Figures): string =>
  `${capital(parameterInWords(path))}: ${figures(was, is, path.endsWith('factor') ? { times: 'long' } : 'share').join(', ')}.`;

/** The figures that differ: those of the map `shares` or `factors` one by one. */
function figures(was: Figures, is: Figures, measure: Measure): string[] {
  const keys = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => !sameJson(was[key], is[key]));
  return keys.flatMap((key) => {
    const [before, now] = [was[key], is[key]];
    if (isMap(before) && isMap(now)) return figures(before, now, measure);
    const name = (ONE as readonly string[]).includes(key) ? '' : `${keyInWords(key)} `;
    return [`${name}${plain(now, measure)} instead of ${plain(before, measure)}`];
  });
}

const NOUNS: Readonly<Record<string, string>> = { none: 'no conviction', ...CLASS_WORDS, ...CHARGE_WORDS };
/** A class, a charge or another key as a noun. */
export const keyInWords = (key: string): string => NOUNS[key] ?? key.replaceAll(/[_-]/g, ' ');
const isMap = (value: unknown): value is Figures =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function plain(value: unknown, measure: Measure): string {
  if (Array.isArray(value)) return value.map((key) => keyInWords(String(key))).join(' or ');
  if (isMap(value)) return series(Object.entries(value).map(([key, one]) => `${keyInWords(key)} ${plain(one, measure)}`), 'and'); // prettier-ignore
  return typeof value === 'number' ? numberInWords(value, measure) : valueInWords(value);
}

/** Prices, by line of the book. */
export function costProvisions(was: Scenario, is: Scenario): Provision[] {
  const [before, now] = [was.cost_books[was.cost_book], is.cost_books[is.cost_book]];
  const [oldLines, newLines] = [before.lines.map(lineInWords), now.lines.map(lineInWords)];
  if (sameJson(rulesOf(before.lines), rulesOf(now.lines))) return [];
  const change =
    before.title === now.title ? `"${now.title}" with other prices` : `"${now.title}" instead of "${before.title}"`;
  return [
    provision('cost_book', {
      was: { cost_book: was.cost_book, ...(rulesOf(before) as object) },
      is: { cost_book: is.cost_book, ...(rulesOf(now) as object) },
      text: `Costs are counted by the book ${change}.`,
      details: [
        ...newLines.filter((line) => !oldLines.includes(line)).map((line) => `now: ${line}`),
        ...oldLines.filter((line) => !newLines.includes(line)).map((line) => `was: ${line}`),
      ],
      source: evidenceInWords(now),
    }),
  ];
}

/** "pickup: ICE pays $100 (2016) per pickup hour": a line of a cost book. */
export function lineInWords({ covers, payer, per, usd, price_year, by_year: years = [] }: CostLine): string {
  const what = covers.map((item) => item.replaceAll('_', ' ')).join(', ');
  const who = payer === 'ice' ? 'ICE' : 'whoever runs the jail';
  const money = (dollars: number) => `$${dollars.toLocaleString('en-US', { maximumFractionDigits: 2 })}`;
  const prices = years.map((of) => `${money(of.usd / of.divided_by)} (${of.fiscal_year})`).join(', ');
  const price = usd === undefined ? prices : `${money(usd)} (${price_year})`;
  return `${what}: ${who} pays ${price} per ${per.replaceAll('_', ' ')}`;
}
