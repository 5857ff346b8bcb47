import { posix } from 'node:path';

/** The text of a file, or why it cannot be read, to be read after its path. */
export type FileText =
  | { readonly text: string }
  | {
      readonly unreadable: string;
      /** There is nothing at this path. */
      readonly isMissing?: boolean;
    };

/** Files below one folder. Paths are relative to it, with `/` between their parts; '' is the folder itself. */
export interface SourceTree {
  /** Names of the files directly in a folder, sorted; undefined where there is no such folder. */
  list(folder: string): readonly string[] | undefined;
  read(path: string): FileText;
}

/** A module that is called: `name` in `module.a.module.name`. */
export interface CalledModule {
  /** Names of the calls from the root module down, without instance keys. */
  readonly path: readonly string[];
  /** As it is written; undefined where it is not a plain text. */
  readonly source: string | undefined;
  /** Folder of the module with the call. */
  readonly from: string;
}

/** Where the files of a called module are. */
export type ModulePlace =
  | { readonly folder: string; readonly version?: string | undefined }
  /** To be read after the name of the module. */
  | { readonly unread: string };

/** Finds the files of called modules. */
export interface ModuleFinder {
  find(called: CalledModule): ModulePlace;
}

/** Joins a folder and a path in it. @returns undefined where the result lies outside of the tree. */
export function joinInside(folder: string, path: string): string | undefined {
  if (posix.isAbsolute(path) || path.includes('\0')) return undefined;
  const joined = posix.normalize(posix.join(folder, path)).replace(/\/$/, '');
  if (joined === '..' || joined.startsWith('../')) return undefined;
  return joined === '.' ? '' : joined;
}

/** Says whether a source is a folder beside the module that calls it. */
export function isLocalSource(source: string): boolean {
  return /^\.\.?(?:\/|$)/.test(source);
}
