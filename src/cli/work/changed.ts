/** A comparison without a variant: the baseline beside itself, changed by every `--set` that names no arm. */
import { isProblem, parseSet } from '../../scenario/read/set.ts';
import { UserError } from '../../base/user-error.ts';
import { armNames } from '../files/scenarios.ts';

type Changed = { readonly names: readonly string[]; readonly sets: readonly string[] };

/** @throws UserError where nothing is to be changed */
export function changedBaseline(baseline: string, sets: readonly string[]): Changed {
  if (sets.length === 0)
    throw new UserError(
      'compare: names no variant, and changes nothing',
      'name another scenario, or say what to change in this one, such as --set local.hold_willing=0.9',
    );
  const names = [baseline, baseline];
  const [, changed] = armNames(names);
  const meant = (text: string): string => {
    const setting = parseSet(text);
    return isProblem(setting) || setting.arm !== undefined ? text : `${changed}:${text}`;
  };
  return { names, sets: sets.map(meant) };
}
