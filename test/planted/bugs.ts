/**
 * Bugs as somebody might make them one day, and the tests that must notice each. The stamp of the figures is no such test.
 * `npm run planted` puts them in, one at a time, in a copy of the project; test/planted/planted.test.ts sees that each
 * still fits the code.
 */
export type Bug = {
  readonly id: string;
  /** What goes wrong. */
  readonly wrong: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
  /** The test files that are run: one of their tests, whose name contains `fails`, must fail. */
  readonly tests: readonly string[];
  readonly fails: string;
};

export const BUGS: readonly Bug[] = [
  {
    id: 'holiday',
    wrong: 'a federal holiday at the weekend is not observed on another day',
    file: 'src/base/calendar.ts',
    from: 'weekday(day) === 6 ? day - 1 :',
    to: 'weekday(day) === 6 ? day :',
    tests: ['test/base/calendar.test.ts'],
    fails: 'observed on weekdays',
  },
  {
    id: 'hold-clock',
    wrong: 'weekends count in a hold',
    file: 'src/base/calendar.ts',
    from: 'left -= dayEnd - now;\n    }\n    now = dayEnd;',
    to: 'left -= dayEnd - now;\n    } else left -= 60;\n    now = dayEnd;',
    tests: ['test/base/calendar.test.ts', 'test/world/facts.test.ts'],
    fails: 'skips the weekend',
  },
  {
    id: 'draw-order',
    wrong: 'the number of a draw does not change its luck',
    file: 'src/experiment/draws.ts',
    from: '(draw - 1) * REPLICATIONS + replication;',
    to: '(draw - 1) + replication;',
    tests: ['test/experiment/draws.test.ts'],
    fails: 'with luck of their own',
  },
  {
    id: 'replication-key',
    wrong: 'all replications have the same luck',
    file: 'src/base/random.ts',
    from: 'const k0 = threefry(s0, s1, replication, 0x68616e64);',
    to: 'const k0 = threefry(s0, s1, 1, 0x68616e64);',
    tests: ['test/base/random.test.ts'],
    fails: 'depend on seed, replication',
  },
  {
    id: 'seed-repeats',
    wrong: 'a phrase and its repetition are one seed',
    file: 'src/base/seed.ts',
    from: '(phrase + phrase).indexOf(phrase, 1) < phrase.length;',
    to: 'false && phrase.length > 0;',
    tests: ['test/base/seed.test.ts'],
    fails: 'the same phrase several times',
  },
  {
    id: 'unpaired',
    wrong: 'a difference adds what it should take off',
    file: 'src/analysis/cells.ts',
    from: 'return y === null ? null : x - y;',
    to: 'return y === null ? null : x + y;',
    tests: ['test/analysis/summarize.test.ts'],
    fails: 'a difference of means is the mean of differences',
  },
  {
    id: 'quantile-not-t',
    wrong: "the normal's quantile in place of Student's t",
    file: 'src/analysis/intervals.ts',
    from: 'const key = `${p}/${df}`;\n  const known = cache.get(key) ?? tQuantile(p, df);',
    to: 'const key = `${p}/${df}`;\n  const known = cache.get(key) ?? tQuantile(p, 1e6);',
    tests: ['test/analysis/intervals.test.ts'],
    fails: 'worked 95% interval',
  },
  {
    id: 'freedom',
    wrong: 'one degree of freedom too many',
    file: 'src/analysis/intervals.ts',
    from: 'cachedQuantile((1 + level) / 2, this.#count - 1) * this.sd',
    to: 'cachedQuantile((1 + level) / 2, this.#count) * this.sd',
    tests: ['test/analysis/intervals.test.ts'],
    fails: 'worked 95% interval',
  },
  {
    id: 'holm',
    wrong: "Holm's correction counts one test too few",
    file: 'src/analysis/statistics/holm.ts',
    from: 'values[i] * (values.length - rank)',
    to: 'values[i] * Math.max(1, values.length - rank - 1)',
    tests: ['test/analysis/statistics/statistics.test.ts'],
    fails: 'the one on paper',
  },
  {
    id: 'month-off-by-one',
    wrong: 'the period begins a month late',
    file: 'src/analysis/period.ts',
    from: 'const start = (from + m - firstMonth) * K;',
    to: 'const start = (from + m + 1 - firstMonth) * K;',
    tests: ['test/analysis/period.test.ts'],
    fails: 'are those asked for, both ends included',
  },
  {
    id: 'stock-summed',
    wrong: 'a stock is summed over months',
    file: 'src/analysis/period.ts',
    from: 'for (const stock of STOCKS) period[stock] = months[months.length - 1][stock];',
    to: '',
    tests: ['test/analysis/period.test.ts'],
    fails: 'but for stocks',
  },
  {
    id: 'serious-reads-felony',
    wrong: 'serious, not taken, reads the other felonies',
    file: 'src/analysis/metrics.ts',
    from: "'serious convictions never taken', 'serious_not_taken')",
    to: "'serious convictions never taken', 'felony_not_taken')",
    tests: ['test/analysis/metrics.test.ts'],
    fails: 'serious_not_taken is what its definition says',
  },
  {
    id: 'share-without-others',
    wrong: 'the at-large share leaves out other arrests',
    file: 'src/analysis/metrics.ts',
    from: "(c) => ratio(sum(c, atLarge), sum(c, [...transferred, ...atLarge, 'other_arrests'])))",
    to: '(c) => ratio(sum(c, atLarge), sum(c, [...transferred, ...atLarge])))',
    tests: ['test/analysis/metrics.test.ts'],
    fails: 'at_large_share is what its definition says',
  },
  {
    id: 'wrong-payer',
    wrong: "a jail's costs are the first payer's",
    file: 'src/simulation/compile/ledger.ts',
    from: "byJail: line.payer === 'jail',",
    to: 'byJail: false,',
    tests: ['test/experiment/cost-books.test.ts'],
    fails: 'agree with the plain engine to the cent',
  },
  {
    id: 'fiscal-year',
    wrong: 'fiscal years begin in September',
    file: 'src/simulation/compile/ledger.ts',
    from: 'Math.floor((month + 3) / 12)',
    to: 'Math.floor((month + 4) / 12)',
    tests: ['test/simulation/compile/ledger.test.ts'],
    fails: 'a price by fiscal year',
  },
  {
    id: 'column-swapped',
    wrong: 'population and noncitizens change places',
    file: 'src/world/tables.ts',
    from: 'population: Number(cells.population),\n      noncitizens: Number(cells.noncitizens),',
    to: 'population: Number(cells.noncitizens),\n      noncitizens: Number(cells.population),',
    tests: ['test/world/read.test.ts'],
    fails: 'pools the counties of one jail',
  },
  {
    id: 'fips-joined',
    wrong: 'codes lose their leading zero when joined',
    file: 'src/world/read.ts',
    from: 'const bookedAt = (code: string): Booked => booked.get(code) as Booked;',
    to: 'const bookedAt = (code: string): Booked => (booked.get(`0${code.slice(0, 4)}`) ?? booked.get(code)) as Booked;',
    tests: ['test/world/country.test.ts'],
    fails: 'book 0.859 of the arrests',
  },
  {
    id: 'activation-latest',
    wrong: 'a jail for several counties is active from the last',
    file: 'src/world/read.ts',
    from: '(first, day) => (day < first ? day : first)',
    to: '(first, day) => (day > first ? day : first)',
    tests: ['test/world/read.test.ts'],
    fails: 'pools the counties of one jail',
  },
  {
    id: 'flips-turned',
    wrong: 'flips go the other way',
    file: 'src/experiment/flips.ts',
    from: 'const cell = from * SIDE + to;',
    to: 'const cell = to * SIDE + from;',
    tests: ['test/experiment/conservation.test.ts'],
    fails: 'margins equal to the arms',
  },
  {
    id: 'certain',
    wrong: 'chances are smaller than stated',
    file: 'src/base/random.ts',
    from: 'return Math.floor(p * CERTAIN + 0.5);',
    to: 'return Math.floor(p * CERTAIN * p + 0.5);',
    tests: ['test/base/random.test.ts'],
    fails: 'never passed at 0',
  },
];
