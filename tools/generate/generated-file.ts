/** A file as a generator makes it, without its banner. */
export interface GeneratedFile {
  /** Path from the repository root, with forward slashes. */
  readonly path: string;
  /** Everything between the banner and, in pages, the marker below which prose is written by hand. */
  readonly text: string;
}

/** Something that writes files from the sources. Generated files are left out of formatting. */
export interface Generator {
  readonly name: string;
  /** Folder of which it owns every file, from the root: a file there that it no longer makes is removed. */
  readonly folder?: string;
  /** Loads what it reads with `import()`, because earlier generators may write it first. */
  generate(root: string): Promise<readonly GeneratedFile[]>;
}
