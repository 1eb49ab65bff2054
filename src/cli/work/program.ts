/** The built files that simulate. */
import { fileURLToPath } from 'node:url';

/** What simulates: one file with everything in it. */
export const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));
/** The same for the twin. */
export const TWIN_WORKER = fileURLToPath(new URL('twin-worker.js', import.meta.url));
