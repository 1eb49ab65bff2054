/**
 * The native package that draws PNG: what an installation made for another machine lacks. It is loaded only where it is
 * needed, and looked for before anything is simulated whose pictures will need it.
 */
import { createRequire } from 'node:module';
import { UserError } from '../../../base/user-error.ts';

const require = createRequire(import.meta.url);

/** @throws UserError where the package is missing or was made for another machine */
export function nativePainter(): typeof import('@resvg/resvg-js') {
  try {
    return require('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  } catch {
    throw new UserError(
      'PNG pictures cannot be drawn: the package @resvg/resvg-js is missing or was made for another machine',
      'run "npm ci" in the folder of Handoff, on this machine',
    );
  }
}
