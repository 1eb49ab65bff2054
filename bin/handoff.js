#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('handoff: the program is not built yet\n  run "npm run build" first; "npm run demo" does it too');
  process.exitCode = 2;
}
