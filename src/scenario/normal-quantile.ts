/**
 * The quantile of the standard normal by algorithm AS 241 (Wichura 1988, Applied Statistics 37), about 1e-15 right. Its
 * logarithm is our own, because that of a machine may differ in the last bit from another's.
 */

/** Natural logarithm of a number in (0, 1]: halvings, then the series of the inverse hyperbolic tangent. */
export function logarithm(x: number): number {
  let mantissa = x;
  let halvings = 0;
  while (mantissa < 0.75) {
    mantissa *= 2;
    halvings += 1;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let k = 27; k >= 1; k -= 2) sum = sum * square + 1 / k;
  return 2 * ratio * sum - halvings * Math.LN2;
}

const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

const CENTRE = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852545925,
  ],
] as const;
const TAIL = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
] as const;

/** @param p between 1e-10 and 1 - 1e-10, the range in which draws lie */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, CENTRE[0])) / polynomial(r, CENTRE[1]);
  }
  const r = Math.sqrt(-logarithm(q < 0 ? p : 1 - p)) - 1.6;
  const z = polynomial(r, TAIL[0]) / polynomial(r, TAIL[1]);
  return q < 0 ? -z : z;
}
