#!/usr/bin/env node
import { fileURLToPath } from 'url';
import { obstacle } from './preflight.js';

const told = obstacle(fileURLToPath(new URL('..', import.meta.url)));
if (told === null) {
  // Not awaited at the top: a Node that does not know how would show its trace instead of the message.
  import('../dist/main.js').catch((cause) => {
    process.exitCode = 3;
    console.error(`handoff: internal error: the program cannot be loaded: ${cause.message}`);
  });
} else {
  process.exitCode = 2;
  console.error(`handoff: ${told[0]}\n  ${told[1]}`);
}
