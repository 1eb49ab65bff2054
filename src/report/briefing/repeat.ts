/** How to make these figures again, and how to cite them. */
import type { RunDocument } from '../../analysis/results.ts';
import { quoted } from '../../base/shell.ts';
import { SUMMARY } from '../files/bundle.ts';
import type { Manifest } from '../files/manifest.ts';
import { runsInWords } from '../words/about.ts';
import { labelOf } from '../words/labels.ts';
import { questionInShort } from '../words/question.ts';
import { code, paragraph, section, type Section, table } from './model.ts';

const SHORT = 12;

/** "The Handoff authors. Handoff 0.2.0. What changes? Maryland, ... Scenarios ...". */
export function citation(document: RunDocument, { outputs }: Pick<Manifest, 'outputs'>): string {
  const arms = document.arms.map(({ name, scenario }) => `"${labelOf(document, name)}" ${scenario.slice(0, SHORT)}`);
  return [
    `The Handoff authors: Handoff ${document.handoff}.`,
    `${questionInShort(document)}.`,
    `Scenarios (SHA-256): ${arms.join(', ')}.`,
    `${runsInWords(document)}. Result (SHA-256): ${outputs[SUMMARY].slice(0, SHORT)}.`,
  ].join(' ');
}

/** The command line of a bundle, as a shell takes it. */
export const commandInWords = ({ command }: Pick<Manifest, 'command'>): string => command.map(quoted).join(' ');

export const repeat = (document: RunDocument, manifest: Manifest): Section[] =>
  section('repeat', 'How to repeat and cite', [
    ...paragraph(`With Handoff ${document.handoff}${manifest.git ? `, commit ${manifest.git.commit.slice(0, SHORT)}${manifest.git.dirty ? ' with changes' : ''}` : ''}, this command gives the same figures on any machine:`), // prettier-ignore
    ...code(commandInWords(manifest)),
    ...paragraph(`It ran ${runsInWords(document)}. The complete scenarios stand beside the results in the bundle.`),
    ...table({
      caption: 'Fingerprints: equal where nothing was changed',
      heads: ['What', 'SHA-256'],
      rows: [
        ...document.arms.map(({ name, scenario }) => [`Scenario "${labelOf(document, name)}"`, scenario]),
        [`Results (${SUMMARY})`, manifest.outputs[SUMMARY]],
      ],
      words: true,
      widths: [40, 60],
    }),
    ...paragraph('Cite it as:'),
    ...code(citation(document, manifest)),
  ]);
