/** `--label ARM=TEXT`: what texts and charts call an arm, read before anything is simulated or drawn. */
import { printable } from '../base/printable.ts';
import { UserError } from '../base/user-error.ts';

const LONGEST = 200;

/** Labels by the name of the arm; whether there is such an arm is not asked. @throws UserError where one is no such pair */
export function readLabels(given: readonly string[]): Map<string, string> {
  return new Map(
    given.map((text) => {
      const [, arm, label] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(text) ?? [];
      if (arm === undefined || arm === '' || label === '' || printable(label) !== label || label.length > LONGEST)
        throw new UserError(
          `--label: must be ARM=TEXT with a text of one line, at most ${LONGEST} letters, got "${printable(text.trim()).slice(0, LONGEST)}"`,
          'such as --label historical="What happened"',
        );
      return [arm, label] as const;
    }),
  );
}
