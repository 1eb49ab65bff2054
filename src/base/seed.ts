/**
 * A seed phrase as seedrandom can tell it apart. It repeats a phrase until its pool of 256 is full and keeps eight bits of
 * each letter, so that "1", "11" and "111" would be one seed, and "ā" the same as "\u0001". Phrases that this does not
 * touch go to it as they are.
 */

/** Up to so many letters the pool holds the phrase at least twice: two phrases without a period then differ in it. */
const LONGEST = 128;

/** The phrase from which seedrandom makes its key: different ones for different phrases. */
export function seedText(phrase: string): string {
  const plain = phrase.length <= LONGEST && isLatin1(phrase) && !isRepetition(phrase);
  return plain ? phrase : `\0${phrase.length} ${digest(phrase)}`;
}

/** Letters of which eight bits say all; not U+0000, which marks the others. */
const isLatin1 = (phrase: string): boolean =>
  phrase !== '' && Array.from(phrase).every((letter) => letter > '\0' && letter <= '\u00ff');

/** True of "abab": a shorter phrase several times. */
const isRepetition = (phrase: string): boolean => (phrase + phrase).indexOf(phrase, 1) < phrase.length;

/** 128 bits in hexadecimal: four FNV-1a hashes of the letters' 16 bits, each from its own start. */
function digest(phrase: string): string {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]
    .map((start) => {
      let hash = start;
      for (let i = 0; i < phrase.length; i += 1) {
        hash = Math.imul(hash ^ (phrase.charCodeAt(i) & 0xff), 0x01000193);
        hash = Math.imul(hash ^ (phrase.charCodeAt(i) >>> 8), 0x01000193);
        hash ^= hash >>> 15;
      }
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
