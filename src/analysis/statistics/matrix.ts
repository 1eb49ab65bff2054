/** Small dense linear algebra: symmetric matrices as rows in one array. */

/**
 * The lower triangle L with L Lᵀ = `matrix`. A matrix that is not positive definite by rounding alone gets the least
 * ridge that makes it so.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < size; i += 1) trace += matrix[i * size + i];
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-12 : ridge * 10) {
    const factor = factorOf(matrix, size, (ridge * trace) / size);
    if (factor) return factor;
    if (!(ridge < 1)) throw new RangeError('cholesky: the matrix is not a covariance');
  }
}

function factorOf(matrix: Float64Array, size: number, ridge: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] + (i === j ? ridge : 0);
      for (let l = 0; l < j; l += 1) sum -= lower[i * size + l] * lower[j * size + l];
      if (i > j) lower[i * size + j] = sum / lower[j * size + j];
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** The x with L x = `right`. */
export function solveLower(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = right[i];
    for (let j = 0; j < i; j += 1) sum -= lower[i * size + j] * x[j];
    x[i] = sum / lower[i * size + i];
  }
  return x;
}

/**
 * Weighted mean and covariance of points given as rows of `size` numbers; the weights sum to 1.
 *
 * Ours: simple-statistics' weightedMean sums with compensation, which moves the last bits; it has no weighted covariance.
 */
export function moments(
  points: Float64Array,
  size: number,
  weights: Float64Array,
): { mean: Float64Array; covariance: Float64Array } {
  const mean = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  for (let n = 0; n < weights.length; n += 1)
    for (let i = 0; i < size; i += 1) mean[i] += weights[n] * points[n * size + i];
  for (let n = 0; n < weights.length; n += 1)
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1)
        covariance[i * size + j] += weights[n] * (points[n * size + i] - mean[i]) * (points[n * size + j] - mean[j]);
  return { mean, covariance };
}

/** The scalar product of two vectors. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += x[i] * y[i];
  return sum;
}
