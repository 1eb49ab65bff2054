/** What lasts about a person, in words. */
import { FLAGS, type ClassName } from '../../scenario/schema.ts';
import { CLASS_WORDS, FLAG_WORDS } from '../../scenario/words/grounds.ts';
import { series } from '../../scenario/words/series.ts';
import { CLASSES } from '../../base/vocabulary.ts';
import { hasFlag, type Profile } from '../../policy/people.ts';

const years = (n: number): string => `${Number(n.toFixed(1))} years`;

/** "A person with a worst conviction for a felony (3.2 years old); 1 felony; grounds for removal and a criminal warrant." */
export function personInWords(profile: Profile): string {
  const name: ClassName = CLASSES[profile.conviction];
  const conviction =
    name === 'none'
      ? 'no conviction'
      : `a worst conviction for ${CLASS_WORDS[name]} (${years(profile.convictionYears)} old at the first booking)`;
  const counts = [
    ...(profile.felonies > 0 ? [`${profile.felonies} felony conviction${profile.felonies === 1 ? '' : 's'}`] : []),
    ...(profile.misdemeanors > 0
      ? [`${profile.misdemeanors} misdemeanour conviction${profile.misdemeanors === 1 ? '' : 's'}`]
      : []),
  ];
  const flags = FLAGS.filter(
    (flag) => hasFlag(profile, flag) && (flag !== 'appears_removable' || !hasFlag(profile, 'removable')),
  ).map((flag) => FLAG_WORDS[flag].opening + FLAG_WORDS[flag].object);
  const lacking = hasFlag(profile, 'removable') ? [] : ['no grounds for removal'];
  return `A person with ${[conviction, ...counts, series([...flags, ...lacking], 'and')].filter((part) => part !== '').join('; ')}.`;
}
