/** One run of a scenario, and how much it drew and counted: bundled by count.mjs, which puts the counters in. */
import { replicate } from '../../src/experiment/replicate.ts';
import { scenarioNamed, studyOf } from './study.ts';

const counters = globalThis as unknown as { draws: number; counts: number };
counters.draws = 0;
counters.counts = 0;

const [name] = process.argv.slice(2);
const study = studyOf(name, scenarioNamed(name));
study.models();
const [draws, counts] = [counters.draws, counters.counts];
const { episodes } = replicate(study, 1);
console.log(JSON.stringify({ people: episodes, draws: counters.draws - draws, counts: counters.counts - counts }));
