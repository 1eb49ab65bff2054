import { parameterInWords } from '../../scenario/words/parameters.ts';

/** What the arms of a document are called wherever a person reads them; data has their names. */
type Arms = {
  readonly arms: readonly { readonly name: string; readonly title: string; readonly label?: string | undefined }[];
};

/** The label of the arm of that name; its title in a document from before there were labels. */
export function labelOf({ arms }: Arms, name: string): string {
  const arm = arms.find((each) => each.name === name);
  return arm?.label ?? arm?.title ?? name;
}

/** The label as it stands in a sentence. */
export const quoted = (document: Arms, name: string): string => `"${labelOf(document, name)}"`;

/** A scenario of a document that has it without its arms; its name in a document from before there were labels. */
export const calledScenario = ({
  name,
  label,
}: {
  readonly name: string;
  readonly label?: string | undefined;
}): string => label ?? name;

/** What is uncertain, in words; in a document from before there were words, what the path in its name says. */
export const uncertainName = (
  name: string,
  known: readonly { readonly name: string; readonly text?: string | undefined }[],
): string => known.find((one) => one.name === name)?.text ?? parameterInWords(name.split(/[@[]/, 1)[0]);
