#!/usr/bin/env node
import { fileURLToPath } from 'url';
import { obstacle, refusal } from './preflight.js';

function refuse([what, remedy]) {
  process.exitCode = 2;
  console.error(`handoff: ${what}\n  ${remedy}`);
}

const told = obstacle(fileURLToPath(new URL('..', import.meta.url)));
if (told === null) {
  // Not awaited at the top: a Node that does not know how would show its trace instead of the message.
  import('../dist/main.js').catch((cause) => {
    const refused = refusal(cause);
    if (refused !== null) return refuse(refused);
    process.exitCode = 3;
    console.error(`handoff: internal error: the program cannot be loaded: ${cause.message}`);
  });
} else refuse(told);
