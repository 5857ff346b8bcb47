/** An error that the user can act on: a bad file, a wrong flag, an input that cannot be judged. */
export class UserError extends Error {
  /** Kebab-case and unique, so that a search finds where it is raised and documented. */
  readonly code: string;
  /** What to do about it, as a sentence. */
  readonly fix: string | undefined;
  /** Where it is wrong: a file, a line in it, or a flag. */
  readonly at: string | undefined;

  constructor(
    code: string,
    message: string,
    details: { readonly fix?: string; readonly at?: string; readonly cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'UserError';
    this.code = code;
    this.fix = details.fix;
    this.at = details.at;
  }
}
