/** A mistake of the user's that the program can explain: what is wrong, where, and what to do. Ends with exit code 2. */
export class UserError extends Error {
  readonly code = 2;
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
  }
}
