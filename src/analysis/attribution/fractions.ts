/** Shares kept as whole numbers over one denominator, so that they add up exactly. */
export type Fractions = { readonly denominator: bigint; readonly numerators: readonly bigint[] };

/** The shares as doubles, each right to its last digits. */
export function toNumbers({ denominator, numerators }: Fractions): number[] {
  return numerators.map((numerator) => {
    const whole = numerator / denominator;
    return Number(whole) + Number(numerator - whole * denominator) / Number(denominator);
  });
}

/** n! */
export function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2n; i <= n; i += 1n) product *= i;
  return product;
}
