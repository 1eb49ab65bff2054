/** A command whose figures, pictures or lines stand in texts, and where in its document each figure is. */

/** How a number is written: `change` with a sign, `share` given between 0 and 1. */
export type Kind = 'count' | 'change' | 'share';
export type Figure = { readonly path: string; readonly kind: Kind };

export type Command = {
  /** As a user would type it after `npx handoff`. */
  readonly line: string;
  /** By id: where each stands in the document. */
  readonly figures?: Readonly<Record<string, Figure>>;
  /** By file of docs: what `chart` is asked of the bundle. */
  readonly pictures?: Readonly<Record<string, string>>;
  /** By id: lines of what is printed, from the one that begins so to the next empty one, or to before another that begins so. */
  readonly lines?: Readonly<Record<string, string | readonly [first: string, after: string]>>;
};

const ENDS = ['mean', 'lo', 'hi'] as const;

/** An estimate: its mean and the ends of its interval. */
export const estimate = (id: string, path: string, kind: Kind): Record<string, Figure> =>
  Object.fromEntries(ENDS.map((end) => [`${id}.${end}`, { path: `${path}/${end}`, kind }]));
