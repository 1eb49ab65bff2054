/** What is printed to be typed again. */

/** An argument as a shell takes it: in quotes where it must be. */
export const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
