/** Prints the table of published.ts. The first argument is the number of replications, 20 by default. */
import { comparePublished, publishedTable } from './published.ts';

const replications = Number(process.argv[2] ?? 20);
console.log(`historical, ${replications} replications, seed "handoff"\n`);
console.log(publishedTable(comparePublished(replications)));
