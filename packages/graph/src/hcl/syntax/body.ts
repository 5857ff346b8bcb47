import type { Expression } from './expression.ts';

/** A place in a file. */
export interface SourceLocation {
  /** Path from the scanned folder, with `/` between its parts. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** `name = expression` */
export interface Argument {
  readonly name: string;
  readonly value: Expression;
  readonly location: SourceLocation;
}

/** `type "label" { ... }` */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly location: SourceLocation;
  readonly endLine: number;
  /** Path of the construct that wrote it, where it comes from cdktn. */
  readonly constructPath?: string | undefined;
}

/** What stands in a block or a file. */
export interface Body {
  readonly arguments: ReadonlyMap<string, Argument>;
  /** In the order of the file. */
  readonly blocks: readonly Block[];
}

/** A place that cannot be read as HCL. */
export interface SyntaxProblem {
  readonly location: SourceLocation;
  /** As a clause without a full stop. */
  readonly message: string;
}

/** A comment that is meant for this tool. */
export interface MarkedComment {
  readonly text: string;
  readonly location: SourceLocation;
  readonly endLine: number;
}

/** What a file holds, as far as it can be read. */
export interface ParsedFile {
  readonly body: Body;
  readonly problems: readonly SyntaxProblem[];
  /** Comments with the marker that was asked for. */
  readonly comments: readonly MarkedComment[];
}

export const emptyBody: Body = { arguments: new Map(), blocks: [] };
