/** Cost books that extend another, and lines named by their id. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostBook } from '../../../src/scenario/schema.ts';
import { child, resolved, told } from '../fixtures/load.ts';

const SET = 'set on the command line';

/** A file in whose book `mine` the given text stands, and other books after it. */
const priced = (book: string, sets: string[] = [], others = '') =>
  child(`cost_book: mine\ncost_books:\n  mine:\n    title: Mine\n    assumed: x\n${book}${others}`, { sets });
const booked = (...args: Parameters<typeof priced>): CostBook => resolved(priced(...args)).scenario.cost_books['mine'];
const lineOf = (book: CostBook, id: string) => book.lines.find((line) => line.id === id);

const OURS = `    extends: plain
    lines:
      - { id: jail, usd: 150, source: our budget }
      - { id: rest, remove: true }
      - { id: arrests, covers: [pickup, transfer, teams], payer: ice, per: transfer, usd: 9, price_year: 2015, assumed: x }
      - { id: after, covers: [detention, removal], payer: ice, per: removal, usd: 8, price_year: 2015, assumed: x }
`;

describe('a book that extends another', () => {
  it('changes lines key by key with evidence of its own, removes lines and adds some', () => {
    const book = booked(OURS);
    expect(book).not.toHaveProperty('extends');
    expect(book.lines.map(({ id, usd }) => [id, usd])).toEqual([
      ['office', 100],
      ['jail', 150],
      ['arrests', 9],
      ['after', 8],
    ]);
    expect(lineOf(book, 'jail')).toEqual({
      id: 'jail',
      covers: ['extra_days', 'hold'],
      payer: 'jail',
      per: 'extra_jail_day',
      usd: 150,
      price_year: 2016,
      source: 'our budget',
    });
  });

  it('may be extended in its turn, whatever order the books stand in', () => {
    const further = '    extends: ours\n    lines: [{ id: jail, price_year: 2012, assumed: y }]\n';
    const ours = `  ours:\n    title: Ours\n    assumed: x\n${OURS}`;
    expect(lineOf(booked(further, [], ours), 'jail')).toMatchObject({ usd: 150, price_year: 2012, assumed: 'y' });
  });

  it('takes one way of pricing for another, as a whole', () => {
    const years = '[{ fiscal_year: 2012, usd: 900, divided_by: 10, assumed: x }]';
    const line = lineOf(
      booked(`    extends: plain\n    lines: [{ id: jail, by_year: ${years}, assumed: y }]\n`),
      'jail',
    );
    expect(line).toHaveProperty('by_year');
    expect(line).not.toHaveProperty('usd');
    expect(line).not.toHaveProperty('price_year');
  });

  it.each([
    [
      'an unknown book',
      '    extends: plan\n',
      'cost_books.mine.extends: unknown cost book "plan" | did you mean "plain"?',
    ],
    [
      'a circle',
      '    extends: yours\n  yours:\n    title: Yours\n    assumed: x\n    extends: mine\n',
      'cost_books.yours.extends: leads back to a book that already extends it | mine -> yours -> mine',
    ],
    [
      'a line that is not there to be removed',
      '    extends: plain\n    lines: [{ id: rests, remove: true }]\n',
      'cost_books.mine.lines[0].id: no line "rests" is there to be removed | did you mean "rest"?',
    ],
    [
      'a line that is not there to be changed',
      '    extends: plain\n    lines: [{ id: jial, usd: 3, assumed: x }]\n',
      'cost_books.mine.lines[0].id: no line "jial" is there to be changed | did you mean "jail"?',
    ],
    [
      'an id twice',
      '    extends: plain\n    lines: [{ id: jail, usd: 3, assumed: x }, { id: jail, usd: 4, assumed: x }]\n',
      'cost_books.mine.lines[1].id: names "jail" a second time | give each line of a book its own id',
    ],
    [
      'a step twice',
      '    extends: plain\n    lines: [{ id: own, covers: [hold], payer: jail, per: hold_hour, usd: 3, price_year: 2016, assumed: x }]\n',
      'cost_books.mine.lines[0].covers[0]: covers "hold" a second time | an all-in figure replaces the steps it includes',
    ],
    [
      'a step not at all',
      '    extends: plain\n    lines: [{ id: jail, remove: true }]\n',
      'cost_books.mine.lines: leaves out: extra_days, hold | each step is covered by exactly one line; a price of 0 is a line too',
    ],
    [
      'a changed price without evidence',
      '    extends: plain\n    lines: [{ id: jail, usd: 3 }]\n',
      'cost_books.mine.lines[0]: needs evidence: add "source: ..." or "assumed: why"',
    ],
  ])('is refused for %s, and for nothing that follows from it', (_, book, problem) => {
    const found = told(priced(book)).map((text) => text.replace(/^\S+ /, ''));
    expect(found).toContain(problem);
    expect(found.length).toBeLessThanOrEqual(2);
  });
});

/** A book in which an hour of holding is priced as a day in jail. */
const SHARED = `    extends: plain
    lines:
      - { id: jail, covers: [extra_days], assumed: x }
      - { id: hold, covers: [hold], payer: jail, per: hold_hour, priced_as: jail, assumed: a part of it }
`;

describe('a line priced as another', () => {
  it('costs an hour what a day costs, divided by 24', () => {
    expect(lineOf(booked(SHARED), 'hold')).toMatchObject({ usd: 90 / 24, price_year: 2016, assumed: 'a part of it' });
  });

  it.each([
    ['jial', 'no line of the book is named "jial" | did you mean "jail"?'],
    ['office', 'only hours and days can be priced as each other | state "usd" and "price_year"'],
    ['hold', '"hold" is itself priced as another | name the line that states the price'],
  ])('is refused as %s', (other, problem) => {
    const found = told(priced(SHARED.replace('priced_as: jail', `priced_as: ${other}`)));
    expect(found.map((text) => text.replace(/^\S+ /, ''))).toEqual([
      `cost_books.mine.lines: line "hold", priced_as: ${problem}`,
    ]);
  });
});

describe('--set of a line by its id', () => {
  it('changes the line, what is priced as it, and what extends the book', () => {
    const { cost_books: books } = resolved(priced(SHARED, ['cost_books.plain.jail.usd=240'])).scenario;
    expect(lineOf(books['mine'], 'jail')).toMatchObject({ usd: 240, assumed: 'x' });
    expect(lineOf(books['mine'], 'hold')).toMatchObject({ usd: 10 });
  });

  it('changes an inherited line in the book named alone', () => {
    const sets = ['cost_books.mine.jail.usd=240', 'cost_books.mine.jail.price_year=2012'];
    const [one, other] = ['mine', 'plain'].map((name) => {
      const found = priced('    extends: plain\n', [...sets, `cost_book=${name}`]);
      return lineOf(resolved(found).scenario.cost_books[name], 'jail');
    });
    expect(one).toMatchObject({ usd: 240, price_year: 2012, assumed: SET });
    expect(other).toMatchObject({ usd: 90, assumed: 'fixture' });
  });

  it('gives a line that shared a price one of its own, in dollars of the same year', () => {
    const book = booked(SHARED, ['cost_books.mine.hold.usd=7']);
    expect(lineOf(book, 'hold')).toMatchObject({ usd: 7, price_year: 2016, assumed: SET });
  });

  it('keeps the evidence where a note is set', () => {
    const book = booked('    extends: plain\n', ['cost_books.mine.jail.note=An average.']);
    expect(lineOf(book, 'jail')).toMatchObject({ note: 'An average.', assumed: 'fixture' });
  });

  it('names the line meant, and a value that does not fit', () => {
    const sets = ['cost_books.plain.jial.usd=1', 'cost_books.plain.jail.usd=much', 'cost_books.plain.jail.usdd=1'];
    expect(told(priced('    extends: plain\n', sets)).map((text) => text.replace(/:0:0/, ''))).toEqual([
      '--set cost_books.plain.jial.usd=1 cost_books.plain.jial: the cost book "plain" has no line "jial" | did you mean "jail"?',
      '--set cost_books.plain.jail.usd=much cost_books.plain.lines[1].usd: must be a number, got "much"',
      '--set cost_books.plain.jail.usdd=1 cost_books.plain.lines[1].usdd: unknown key "usdd" | did you mean "usd"?',
    ]);
  });

  it('asks what of a line is meant where its id alone is named', () => {
    const found = told(priced('    extends: plain\n', ['cost_books.plain.jail=150']));
    expect(found.map((text) => text.replace(/:0:0/, ''))).toEqual([
      '--set cost_books.plain.jail=150 cost_books.plain.jail: is a whole line of a cost book | say what of it changes: add .usd',
    ]);
  });

  it('says what a file with the same change says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('office', 'jail', 'rest'),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.integer({ min: 2005, max: 2018 }),
        (id, usd, year) => {
          const lines = `    lines: [{ id: ${id}, usd: ${usd}, price_year: ${year}, assumed: ${SET} }]\n`;
          const stated = booked(`    extends: plain\n${lines}`);
          const changes = [`cost_books.mine.${id}.usd=${usd}`, `cost_books.mine.${id}.price_year=${year}`];
          expect(booked('    extends: plain\n', changes)).toEqual(stated);
        },
      ),
      { numRuns: 30 },
    );
  });
});
