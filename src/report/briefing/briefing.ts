/**
 * A bundle as a briefing: the question, the answer, findings with their charts, who pays, what is uncertain, known misses,
 * assumptions in short, how to repeat and cite it, assumptions in full. Everything in it comes from the bundle, so that it
 * can be made on another machine; the same bundle gives the same briefing.
 */
import type { RunDocument } from '../../analysis/results.ts';
import { namesOf } from '../../scenario/words/places.ts';
import type { World } from '../../world/world.ts';
import type { Bundle } from '../files/read-bundle.ts';
import { titled } from '../words/about.ts';
import { beside, questionInShort } from '../words/question.ts';
import { unbent } from '../words/unbent.ts';
import { answer } from './answer.ts';
import { assumptionsInFull, assumptionsInShort } from './assumptions.ts';
import { comparedScenarios, differencesInFull } from './compared.ts';
import { costs } from './costs.ts';
import { found } from './findings.ts';
import { misses } from './misses.ts';
import type { Briefing } from './model.ts';
import { repeat } from './repeat.ts';
import { scenariosOf } from './scenarios.ts';
import { uncertain } from './uncertain.ts';

/** A bundle of `run` or `compare`. */
export type RunBundle = Pick<Bundle, 'manifest' | 'scenarios'> & { readonly document: RunDocument };

/** @param world whose places scenarios speak of @param title in the place of the question */
export async function briefingOf(bundle: RunBundle, world: World, title?: string): Promise<Briefing> {
  const { manifest } = bundle;
  const document = unbent(bundle.document);
  const scenarios = scenariosOf(document, bundle.scenarios);
  const grounds = { scenario: scenarios.get(document.arms[0].name), names: namesOf(world) };
  return {
    title: title ?? titled(questionInShort(document), document),
    subtitle: beside(document, 'Each scenario'),
    origin: `Handoff ${document.handoff}, seed "${document.seed}". Synthetic people.`,
    sections: [
      ...answer(document),
      ...comparedScenarios(document, scenarios, world),
      ...(await found(document)),
      ...(await costs(document)),
      ...uncertain(document),
      ...misses(document),
      ...assumptionsInShort(document, grounds),
      ...repeat(document, manifest),
      ...differencesInFull(document, scenarios, world),
      ...assumptionsInFull(document, grounds),
    ],
  };
}
