/** Durations and counts against R 4.2.2: slices of the tables of quantiles, Poisson counts draw by draw and in their shares. */
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/base/random.ts';
import {
  exponentialMinutes,
  lognormalMinutes,
  lognormalSpread,
  manyPeople,
  poisson,
  standardNormal,
} from '../../src/base/quantiles.ts';
import { chiSquared } from './chances.ts';

/** Slices of 4,096, and a draw that falls into the middle of each. */
const SLICES = [0, 1, 7, 100, 1023, 2047, 2048, 3000, 3686, 4000, 4090, 4095];
const middle = (slice: number): number => slice * 2 ** 20 + 2 ** 19;

/* i <- c(0, 1, 7, 100, 1023, 2047, 2048, 3000, 3686, 4000, 4090, 4095); p <- (i + .5) / 4096
   qnorm(p); qexp(p); qlnorm(p, log(4536), 1.3) */
const NORMAL = [-3.66832928512, -3.37714590628, -2.90588933915, -1.96796325596, -0.674873938783, -0.00030598490158, 0.00030598490158, 0.62052513776, 1.28169069074, 1.98963770624, 3.00161147949, 3.66832928512]; // prettier-ignore
const EXPONENTIAL = [0.000122077763687, 0.000366278009101, 0.00183273311731, 0.0248421599048, 0.287519325279, 0.692903069732, 0.693391350992, 1.31880000768, 2.30282926343, 3.75863991923, 6.61301807448, 9.01091334728]; // prettier-ignore
const LOGNORMAL = [38.5121114427, 56.2334157916, 103.766657923, 351.232575627, 1886.47393929, 4534.19602705, 4537.80469068, 10162.741572, 24004.5516484, 60254.3388892, 224559.451559, 534255.205161]; // prettier-ignore

/** Tables hold whole units of 2^-16, and times whole minutes. */
const UNIT = 2 ** -16;

describe('quantiles by slice', () => {
  it.each(SLICES.map((slice, i) => [slice, i]))('%d are those of R', (slice, i) => {
    const u = middle(slice);
    expect(Math.abs(standardNormal(u) - NORMAL[i])).toBeLessThanOrEqual(UNIT / 2 + 1e-9);
    const mean = 43_200;
    expect(Math.abs(exponentialMinutes(mean, u) - mean * EXPONENTIAL[i])).toBeLessThanOrEqual((mean * UNIT) / 2 + 0.5);
    const error = (LOGNORMAL[i] * 1.3 * UNIT) / 2;
    expect(Math.abs(lognormalMinutes(4_536, lognormalSpread(1.3), u) - LOGNORMAL[i])).toBeLessThanOrEqual(0.51 + error);
  });
});

const KEY = { k0: 1, k1: 2 };
/* qpois((u + .5) / 2^32, mean) for u = 3238106425, 3671473410, 2535182993, 1373828167, 2658932538, 3272059915, 1049053365,
   3766264150, 2822956764, 864802309, 2914078759, 4246485167 */
const DRAWS = [3238106425, 3671473410, 2535182993, 1373828167, 2658932538, 3272059915, 1049053365, 3766264150, 2822956764, 864802309, 2914078759, 4246485167]; // prettier-ignore
const COUNTS: [number, number[]][] = [
  [0.02, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  [0.7, [1, 2, 1, 0, 1, 1, 0, 2, 1, 0, 1, 3]],
  [3.7, [5, 6, 4, 3, 4, 5, 2, 6, 4, 2, 4, 9]],
  [15.9, [19, 20, 17, 14, 17, 19, 13, 21, 17, 13, 18, 26]],
];
/** How many of some counts fall up to each limit, and above the last. */
const cells = (counts: readonly number[], limits: readonly number[]): number[] =>
  [...limits, Infinity].map((limit, i) => counts.filter((x) => x <= limit && (i === 0 || x > limits[i - 1])).length);

describe('Poisson counts', () => {
  it.each(COUNTS)('of a mean of %d are the quantiles of their draws', (mean, counts) => {
    expect(DRAWS.map((_, i) => draw(KEY, 0, i))).toEqual(DRAWS);
    expect(DRAWS.map((_, i) => poisson(mean, KEY, 0, i))).toEqual(counts);
  });

  // A false alarm would be one in a million for each: qchisq(1 - 1e-6, 8) and of 7 degrees of freedom.
  it('of a mean of several draws have the shares of one Poisson count', () => {
    const found = Array.from({ length: 40_000 }, (_, i) => poisson(55.5, KEY, 1, i * 64));
    // diff(c(0, ppois(c(44, 48, 51, 54, 57, 60, 64, 69), 55.5), 1))
    const shares = [0.0659558092119, 0.108279366832, 0.126991964462, 0.154125478629, 0.158417500981, 0.139094007073, 0.131930734185, 0.0815122302401, 0.0336929083857]; // prettier-ignore
    expect(chiSquared(cells(found, [44, 48, 51, 54, 57, 60, 64, 69]), shares)).toBeLessThan(42.7);
  });

  it('of many people have nearly those shares', () => {
    const found = Array.from({ length: 40_000 }, (_, i) => manyPeople(2500, KEY, 2, i));
    // diff(c(0, ppois(c(2435, 2465, 2485, 2500, 2515, 2535, 2565), 2500), 1))
    const shares = [0.0981336460258, 0.14751246486, 0.141431377729, 0.118241469929, 0.117544716644, 0.138797160533, 0.142844890247, 0.0954942740326]; // prettier-ignore
    expect(chiSquared(cells(found, [2435, 2465, 2485, 2500, 2515, 2535, 2565]), shares)).toBeLessThan(40.5);
  });
});
