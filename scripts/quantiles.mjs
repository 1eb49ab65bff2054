// Writes src/base/quantile-tables.ts: the standard normal and the unit exponential at the middles of 4,096 equal
// slices, in units of 2^-16, as whole numbers. Made once and committed, because logarithms differ in the last bit
// between machines. Usage: node scripts/quantiles.mjs
import { writeFileSync } from 'node:fs';

const N = 4096;
const SCALE = 65536;

/** Normal quantile by AS 241 (Wichura 1988), to about 1e-16. */
function normalQuantile(p) {
  const q = p - 0.5;
  const poly = (c, x) => c.reduceRight((sum, k) => sum * x + k, 0);
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        poly(
          [
            3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
            45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
          ],
          r,
        )) /
      poly(
        [
          1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
          39307.89580009271061, 28729.085735721942674, 5226.495278852545925,
        ],
        r,
      )
    );
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p)) - 1.6;
  const z =
    poly(
      [
        1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
        1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
      ],
      r,
    ) /
    poly(
      [
        1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
        0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
      ],
      r,
    );
  return q < 0 ? -z : z;
}

const normal = [];
const exponential = [];
for (let i = 0; i < N; i += 1) {
  const p = (i + 0.5) / N;
  normal.push(Math.round(normalQuantile(p) * SCALE));
  exponential.push(Math.round(-Math.log(1 - p) * SCALE));
}
writeFileSync(
  'src/base/quantile-tables.ts',
  `// Made by scripts/quantiles.mjs: quantiles at (i + 1/2) / ${N}, in units of 1/${SCALE}.\n` +
    `export const NORMAL: readonly number[] = JSON.parse(\n  '[${normal.join(',')}]',\n) as number[];\n` +
    `export const EXPONENTIAL: readonly number[] = JSON.parse(\n  '[${exponential.join(',')}]',\n) as number[];\n`,
);
