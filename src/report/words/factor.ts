/** What is varied in a study, in words. */
import { parameterInWords } from '../../scenario/words/parameters.ts';

/** "the chance that ICE comes"; what is no path of a parameter is a name that somebody gave. */
export function factorInWords(factor: string): string {
  const [path] = factor.split('@');
  return path.includes('.') && !path.includes(' ') ? parameterInWords(path) : factor.replaceAll(/[_-]/g, ' ');
}
