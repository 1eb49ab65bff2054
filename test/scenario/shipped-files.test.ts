/** The files of scenarios/: each fits its schema, names only what exists, and no rule is empty or covers everyone. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compilePredicate, parts, type Situation } from '../../src/policy/predicate.ts';
import { parseDay } from '../../src/base/calendar.ts';
import { completeBooks } from '../../src/scenario/read/cost-books.ts';
import { plain, treeOf } from '../../src/scenario/read/tree.ts';
import { COST_ITEMS, KINDS } from '../../src/base/vocabulary.ts';
import { buildCatalogue, hasFlag } from '../../src/policy/people.ts';
import {
  CHARGES,
  FLAGS,
  FORMS,
  costBook,
  policy,
  programme,
  scenario,
  type CostBook,
  type Policy,
  type Predicate,
  type Programme,
} from '../../src/scenario/schema.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const read = (name: string): Record<string, unknown> => parse(readFileSync(new URL(name, folder), 'utf8'));
const entries = <T>(record: unknown, check: { parse: (value: unknown) => T }): [string, T][] =>
  Object.entries(record as object).map(([name, value]) => [name, check.parse(value)]);

const programmes: [string, Programme][] = entries(read('policies/federal.yaml')['programmes'], programme);
const policies: [string, Policy][] = readdirSync(new URL('policies/', folder)).flatMap((file) =>
  entries(read(`policies/${file}`)['policies'] ?? {}, policy),
);
const priced = plain(completeBooks(treeOf(read('policies/cost-books.yaml'), { file: '', line: 0, column: 0 })).tree);
const books: [string, CostBook][] = entries((priced as Record<string, unknown>)['cost_books'], costBook);
const historical = scenario.parse(read('historical.yaml'));
const children = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'historical.yaml');
const catalogue = buildCatalogue(historical.people);

/** Everybody booked in a county jail on a day of 2016, under every charge, form and agreement. */
function* situations(): Generator<Situation> {
  const booked = parseDay('2016-03-01');
  for (const profile of catalogue.profiles.slice(0, catalogue.first[1])) {
    for (const charge of CHARGES.keys()) {
      for (const form of FORMS) {
        for (const reimbursement of [false, true]) {
          const enteredAfter = (day: number) => booked - profile.entryDays >= day;
          const orderedAfter = (day: number) => booked - profile.orderDays >= day;
          yield { profile, charge, form, reimbursement, enteredAfter, orderedAfter };
        }
      }
    }
  }
}

/** Which answers a predicate gives over all situations. */
function answers(predicate: Predicate): Set<boolean> {
  const holds = compilePredicate(predicate);
  const found = new Set<boolean>();
  for (const situation of situations()) if (found.add(holds(situation)).size === 2) break;
  return found;
}

const expectSelective = (predicate: Predicate) => {
  for (const part of parts(predicate)) {
    if (typeof part === 'string') continue;
    expect(answers(part).size, JSON.stringify(part)).toBe(2);
  }
};

describe('federal.yaml', () => {
  it.each(programmes)(
    '%s selects some people in every part of every tier, and only people who appear removable',
    (_, p) => {
      for (const tier of p.tiers) {
        expectSelective(tier.when);
        const holds = compilePredicate(tier.when);
        let covered = 0;
        for (const situation of situations()) {
          if (!holds(situation)) continue;
          covered += 1;
          if (!hasFlag(situation.profile, 'appears_removable'))
            throw new Error(`${tier.id} covers someone who does not appear removable`);
        }
        expect(covered).toBeGreaterThan(0);
      }
    },
  );

  it.each(programmes)('%s defines every form it can send', (_, p) => {
    const sent = [
      p.detainer_form,
      ...p.tiers.map((tier) => tier.form),
      ...Object.values(p.forms).map((form) => form.otherwise),
    ];
    for (const form of sent) if (form !== undefined && form !== 'none') expect(p.forms[form]).toBeDefined();
  });

  it.each(programmes)('%s leaves no tier without people of its own', (_, p) => {
    const tiers = p.tiers.map((tier) => compilePredicate(tier.when));
    const first = new Set<number>();
    for (const situation of situations()) first.add(tiers.findIndex((holds) => holds(situation)));
    expect([...p.tiers.keys()].filter((tier) => !first.has(tier))).toEqual([]);
  });
});

describe('policies of every file', () => {
  it('give each name once', () => {
    const names = policies.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(policies)('%s selects some people in every part, and no floor stands above a ceiling', (_, p) => {
    for (const limits of [p.hold, p.notice, p.access]) {
      expectSelective(limits.ceiling);
      expectSelective(limits.floor);
      const [ceiling, floor] = [compilePredicate(limits.ceiling), compilePredicate(limits.floor)];
      for (const situation of situations())
        if (floor(situation) && !ceiling(situation)) throw new Error('floor above ceiling');
    }
  });
});

describe('cost-books.yaml', () => {
  it.each(books)('%s pays for each step exactly once', (_, book) => {
    expect(book.lines.flatMap((line) => line.covers).sort()).toEqual([...COST_ITEMS].sort());
  });
});

describe('scenarios', () => {
  it('historical names only programmes, policies and a cost book that exist', () => {
    const names = (parameter: { values?: { value: unknown }[] | undefined }) =>
      (parameter.values ?? []).map(({ value }) => value);
    const known = (list: [string, unknown][]) => list.map(([name]) => name);
    expect(known(programmes)).toEqual(expect.arrayContaining(names(historical.federal.programme)));
    expect(known(policies)).toEqual(
      expect.arrayContaining([...names(historical.state.law), ...names(historical.local.policy)]),
    );
    expect(known(books)).toContain(historical.cost_book);
  });

  it.each(KINDS)('historical states people of %s with shares that sum as they should and every flag', (kind) => {
    const people = historical.people[kind];
    const sum = (shares: Record<string, number | undefined>) =>
      Object.values(shares).reduce<number>((all, share) => all + (share ?? 0), 0);
    expect(sum(people.charges.shares)).toBeCloseTo(1, 9);
    expect(sum(people.convictions.shares)).toBeLessThanOrEqual(1);
    expect(FLAGS.filter((flag) => !((people.flags[flag]?.probability ?? 0) > 0))).toEqual([]);
  });

  it.each(children)('%s extends a shipped scenario, with keys of the language only', (file) => {
    const child = read(file);
    expect([...children, 'historical.yaml']).toContain(`${String(child['extends'])}.yaml`);
    expect(Object.keys(scenario.shape)).toEqual(expect.arrayContaining(Object.keys(child)));
  });

  it.each(children)(
    '%s, laid over its parent, is a complete scenario and changes nothing before it departs',
    (file) => {
      const child = read(file);
      const merged = scenario.parse(whole(child));
      const { departs } = merged;
      if (departs === undefined) return;
      expect(changedFrom(child)).toBe(departs);
    },
  );
});

/** A file laid over its parent, and that over its own. */
function whole(file: Record<string, unknown>): unknown {
  const { extends: parent } = file as { extends?: string };
  return parent === undefined ? file : lay(whole(read(`${parent}.yaml`)), file);
}

/** A plain stand-in for `extends`: maps merge by key, everything else is replaced. */
function lay(parent: unknown, child: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(parent) || !isMap(child)) return child;
  const keys = new Set([...Object.keys(parent), ...Object.keys(child)]);
  if ('value' in child) for (const key of ['values', 'table']) keys.delete(key);
  else if ('values' in child) keys.delete('value');
  return Object.fromEntries([...keys].map((key) => [key, key in child ? lay(parent[key], child[key]) : parent[key]]));
}

/** The first day stated anywhere in a file's dated values. */
function changedFrom(file: unknown): string {
  const text = JSON.stringify(file);
  return [...text.matchAll(/"from":"(\d{4}-\d{2}-\d{2})"/g)].map((match) => match[1]).sort()[0];
}
