/** A file that a generator writes, without its banner. */
export interface GeneratedFile {
  /** Path from the repository root. */
  readonly path: string;
  readonly text: string;
}
