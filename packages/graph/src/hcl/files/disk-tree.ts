import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { FileText, SourceTree } from './source-tree.ts';

const largestFileBytes = 4_194_304;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const outside: FileText = { unreadable: 'lies outside of the folder that is read' };
const missing: FileText = { unreadable: 'does not exist', isMissing: true };

/** Files on disk. Nothing outside of the folder is read, whatever paths and symbolic links say. */
export class DiskTree implements SourceTree {
  readonly #root: string;
  /** Real places of folders; undefined for those that do not exist or lie outside. */
  readonly #folders = new Map<string, string | undefined>();

  /** @param root Must exist. */
  constructor(root: string) {
    this.#root = realpathSync(root);
  }

  list(folder: string): readonly string[] | undefined {
    const place = this.#folder(folder);
    if (place === undefined) return undefined;
    try {
      const entries = readdirSync(place, { withFileTypes: true });
      return entries.flatMap((entry) => (entry.isFile() || entry.isSymbolicLink() ? [entry.name] : [])).toSorted();
    } catch {
      // A file, or a folder that this user may not open.
      return undefined;
    }
  }

  read(path: string): FileText {
    const folder = this.#folder(posix.dirname(path));
    if (folder === undefined) return this.#exists(posix.dirname(path)) ? outside : missing;
    try {
      const place = this.#file(join(folder, posix.basename(path)));
      if (typeof place !== 'string') return place;
      return { text: utf8.decode(readFileSync(place)) };
    } catch (error) {
      return { unreadable: error instanceof TypeError ? 'is not UTF-8' : 'cannot be opened' };
    }
  }

  /** The real place of a file that may be read. */
  #file(path: string): string | FileText {
    const own = lstatSync(path, { throwIfNoEntry: false });
    if (own === undefined) return missing;
    const place = own.isSymbolicLink() ? realpathSync(path) : path;
    if (!this.#holds(place)) return outside;
    const stats = own.isSymbolicLink() ? statSync(place) : own;
    if (!stats.isFile()) return { unreadable: 'is not a file' };
    const limit = largestFileBytes / 1024 / 1024;
    return stats.size > largestFileBytes ? { unreadable: `is larger than ${limit} MiB` } : place;
  }

  #folder(folder: string): string | undefined {
    if (this.#folders.has(folder)) return this.#folders.get(folder);
    const place = this.#realFolder(folder);
    this.#folders.set(folder, place);
    return place;
  }

  #realFolder(folder: string): string | undefined {
    try {
      const place = realpathSync(join(this.#root, folder));
      return this.#holds(place) ? place : undefined;
    } catch {
      return undefined;
    }
  }

  #exists(path: string): boolean {
    return lstatSync(join(this.#root, path), { throwIfNoEntry: false }) !== undefined;
  }

  #holds(place: string): boolean {
    return place === this.#root || place.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep);
  }
}
