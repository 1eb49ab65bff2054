/**
 * `npm run twin [-- RUNS [PARAMETERS]]`: the expected-value twin beside the mean of runs, at the medians: twin/beside.ts.
 * `npm run twin -- residual FILE [RUNS]`: the same once runs have taught it what it misses, at the medians and at rows of the
 * posterior: twin/residual.ts. FILE keeps every run; 20 at each point are two hours of processor time.
 */
import { beside } from './twin/beside.ts';
import { checkResidual } from './twin/residual.ts';

const [what = '4', file = '10', rounds = '20'] = process.argv.slice(2);
if (what === 'residual') await checkResidual(file, Number(rounds));
else beside(Number(what), Number(file));
