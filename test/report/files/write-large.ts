/**
 * Writes the bundle of a large comparison: `write-large.ts FOLDER COUNTIES ARMS`. Prints as JSON how long, at most, the
 * processor worked between two turns of signals, in milliseconds. Run in a process of its own, with little memory.
 */
import process from 'node:process';
import { writeBundle } from '../../../src/report/files/bundle.ts';
import { documentOf, largeStudy, summaryOf } from './large.ts';

const [folder, counties, arms] = process.argv.slice(2);
const study = largeStudy({
  counties: Number(counties),
  arms: Number(arms),
  draws: 2,
  flipsBy: ['jurisdiction'],
  maps: ['transferred'],
});
const groups = summaryOf(study, 2, 1);
const document = await documentOf(study, groups, 1);

let longest = 0;
let before = process.cpuUsage();
const turn = (): void => {
  const { user, system } = process.cpuUsage(before);
  longest = Math.max(longest, (user + system) / 1000);
  before = process.cpuUsage();
  watch = setImmediate(turn);
};
let watch = setImmediate(turn);
await writeBundle(folder, {
  document,
  groups,
  scenarios: {},
  inputs: {},
  command: [],
  git: null,
  now: new Date(0),
  formats: [],
  parquet: true,
});
// The last step counts too, though no turn comes after it.
clearImmediate(watch);
turn();
clearImmediate(watch);
console.log(JSON.stringify({ longest }));
