/** Work that is done once for each object that it is about, and kept for as long as somebody has the object. */

/**
 * A function that remembers its results by its first argument, an object that nobody may change any more.
 * @param work whose other arguments must be the same whenever the first is
 */
export function remembered<About extends object, Rest extends readonly unknown[], Result>(
  work: (about: About, ...rest: Rest) => Result,
): (about: About, ...rest: Rest) => Result {
  const known = new WeakMap<About, { readonly result: Result }>();
  return (about, ...rest) => {
    let found = known.get(about);
    if (!found) known.set(about, (found = { result: work(about, ...rest) }));
    return found.result;
  };
}
