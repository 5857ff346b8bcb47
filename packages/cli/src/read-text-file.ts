import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { UserError } from '@autoclave/catalog/user-error';
import type { Context } from './command.ts';
import { pathMissing, pathNotFile, pathUnreadable } from './errors.ts';

/**
 * Reads a file of text that the user has named. It may be a pipe.
 * @throws UserError path-missing, path-not-a-file, path-unreadable
 */
export function requireTextFile(named: string, { cwd }: Pick<Context, 'cwd'>): string {
  try {
    return readFileSync(resolve(cwd, named), 'utf8');
  } catch (error) {
    throw unreadable(named, error);
  }
}

/** Tells the user why a path cannot be read. @param named As the user wrote it. */
export function unreadable(named: string, error: unknown): UserError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return pathMissing(named);
  return code === 'EISDIR' ? pathNotFile(named) : pathUnreadable(named, code, error);
}
