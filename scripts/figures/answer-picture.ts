/** The picture of an answer: what each group of rules and records changes of the requests refused on record. */
import { join } from 'node:path';
import type { ExplainDocument } from '../../src/analysis/attribution/document.ts';
import { readSize } from '../../src/cli/chosen-charts.ts';
import { chart } from '../../src/report/documents.ts';
import { DOCS } from '../tables.ts';
import { causeOf } from './answer.ts';
import { SIZE } from './give.ts';

/** The measure of the picture. */
const PICTURED = 'refusal_rate_recorded';

/** In docs. */
export const answerPicture = (name: string): string => `answer/${name}.png`;

/** The picture of an answer and where it lies; the same document gives the same bytes. */
export async function drawAnswer(name: string, document: ExplainDocument): Promise<[path: string, picture: Buffer]> {
  // What a group switches takes lines of dates and values: the pages have it, the picture says it in a few words.
  const provisions = document.provisions.map((provision) => ({ ...provision, text: causeOf(provision.id) }));
  const drawn = await chart(
    { ...document, provisions },
    {
      kinds: ['waterfall'],
      metric: PICTURED,
      formats: ['png'],
      size: readSize(SIZE),
    },
  );
  const [picture] = drawn.values();
  return [join(DOCS, answerPicture(name)), picture as Buffer];
}
