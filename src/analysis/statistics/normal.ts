/** The standard normal distribution; its quantiles are in the scenario's room, where parameters are drawn. */

/**
 * P(Z < z), absolute error below 1e-14, relative error below 1e-8 even beyond z = -7 (Hart's rational approximation
 * in the form of West 2005).
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x > 37) return z > 0 ? 1 : 0;
  const bell = Math.exp((-x * x) / 2);
  let tail: number;
  if (x < 7.07106781186547) {
    let above = 3.52624965998911e-2 * x + 0.700383064443688;
    above = ((above * x + 6.37396220353165) * x + 33.912866078383) * x + 112.079291497871;
    above = (above * x + 221.213596169931) * x + 220.206867912376;
    let below = 8.83883476483184e-2 * x + 1.75566716318264;
    below = ((below * x + 16.064177579207) * x + 86.7807322029461) * x + 296.564248779674;
    below = ((below * x + 637.333633378831) * x + 793.826512519948) * x + 440.413735824752;
    tail = (bell * above) / below;
  } else {
    tail = bell / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.5066282746310002;
  }
  return z > 0 ? 1 - tail : tail;
}
