/** What a verification found, for people. */
import { series } from '../../../scenario/words/series.ts';
import type { Difference } from './compare.ts';
import type { VerifyDocument } from './document.ts';

const SHORT = 12;

export function verifyText(document: VerifyDocument): string {
  return [
    headline(document),
    ...document.differences.map((difference) => `  ${differenceInWords(difference)}`),
    ...pointsInWords(document),
    ...(document.tables.length > 0 ? [`Tables that are not what they were: ${document.tables.join(', ')}`] : []),
    ...sinceInWords(document),
  ].join('\n');
}

function headline({ bundle, same, files, differences, run }: VerifyDocument): string {
  if (same) return `${bundle}: the same to the byte, ${files} files (run ${run.slice(0, SHORT)})`;
  return `${bundle}: ${differences.length} of ${files} files differ from what comes out now (run ${run.slice(0, SHORT)})`;
}

function differenceInWords({ file, only, at = '', bundle = '', again = '' }: Difference): string {
  if (only)
    return `${file}: ${only === 'bundle' ? 'does not come out now' : 'is not in the bundle, and comes out now'}`;
  return `${file}: ${at === '' ? '' : `${at}: `}${bundle} in the bundle, ${again} now`;
}

function pointsInWords({ points }: VerifyDocument): string[] {
  if (!points) return [];
  const { again, of } = points;
  const one = again.length === 1;
  return again.length === of
    ? []
    : [`Simulated again: point${one ? '' : 's'} ${series(again.map(String), 'and')} of ${of}; the other runs were taken from the bundle, and all else was made anew from them (--all simulates every one)`]; // prettier-ignore
}

function sinceInWords({ made_by: made, verified_by: now, changed_since: since }: VerifyDocument): string[] {
  const isOther = made.handoff !== now.handoff || (made.commit !== now.commit && made.commit !== null);
  const by = ({ handoff, commit }: typeof made): string => `version ${handoff}${commit === null ? '' : `, commit ${commit.slice(0, SHORT)}`}`; // prettier-ignore
  const told = isOther ? [`Made by ${by(made)}; this is ${by(now)}`] : [];
  if (since === null)
    return [...told, `Which results changed since version ${made.handoff} is not known: it is newer, or was never released`]; // prettier-ignore
  if (since.length === 0) return told;
  return [
    ...told,
    'Results changed since, as the changelog says:',
    ...since.flatMap(({ version, results }) => results.map((one) => `  ${version}: ${one}`)),
  ];
}
