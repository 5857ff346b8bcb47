import type { Argument, Block, MarkedComment } from '../syntax/body.ts';

/** A `resource` or `data` block. */
export interface ResourceConfiguration {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly block: Block;
}

/** A comment for this tool, and the block that it stands in or above; undefined where there is none. */
export interface PlacedComment {
  readonly comment: MarkedComment;
  readonly block: Block | undefined;
}

/** What the files of one folder hold. Shared by all calls of the module. */
export interface ModuleConfiguration {
  /** Path from the folder that is read. */
  readonly folder: string;
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, Argument>;
  readonly outputs: ReadonlyMap<string, Block>;
  /** By `type.name`, with `data.` before it for a data source. */
  readonly resources: ReadonlyMap<string, ResourceConfiguration>;
  readonly calls: ReadonlyMap<string, Block>;
  readonly providers: readonly Block[];
  /** The `terraform` blocks. */
  readonly settings: readonly Block[];
  readonly moved: readonly Block[];
  readonly comments: readonly PlacedComment[];
  /** A part could not be read: a name that is not found may stand there. */
  readonly isDamaged: boolean;
  /** Blocks and arguments, to tell how much work the module can ask for. */
  readonly size: number;
}
