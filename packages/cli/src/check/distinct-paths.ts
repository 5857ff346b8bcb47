import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '@autoclave/checker';
import type { Context } from '../command.ts';
import { unreadable } from '../read-text-file.ts';
import { largestText } from './read-whole.ts';

/** What a path names. */
interface Place {
  readonly path: string;
  readonly file: string;
  /** The same for all names of one thing. */
  readonly id: string;
  /** Bytes; undefined for what is no file of a fixed content, and for files that are refused as too large. */
  readonly size: number | undefined;
}

/**
 * Leaves out what is named twice and copies of what is named before: a plan holds the time at which it was made. Only files
 * of one size are read for it, each once.
 * @param paths All of them exist; `-` is standard input.
 * @throws UserError path-unreadable
 */
export async function distinctPaths(paths: readonly string[], context: Context): Promise<readonly string[]> {
  const places = paths.map((path) => placeOf(path, context.cwd));
  const isShared = sharedSizes(places);
  const seen = new Map<string, string>();
  const kept: string[] = [];
  for (const place of places) {
    const { path, id, size } = place;
    const names = seen.has(id) || !isShared(size) ? [id] : [id, await contentOf(place)];
    const before = names.map((name) => seen.get(name)).find((one) => one !== undefined);
    if (before === undefined) kept.push(path);
    else {
      const why = before === path ? 'is given more than once' : `holds the same as ${printable(before)}`;
      context.progress(`note  ${printable(path)} ${why}, and counts once\n`);
    }
    for (const name of names) if (!seen.has(name)) seen.set(name, before ?? path);
  }
  return kept;
}

function placeOf(path: string, cwd: string): Place {
  if (path === '-') return { path, file: path, id: path, size: undefined };
  const file = resolve(cwd, path);
  const stats = statSync(file, { bigint: true });
  const size = Number(stats.size);
  return {
    path,
    file,
    id: `${stats.dev}:${stats.ino}`,
    size: stats.isFile() && size <= largestText ? size : undefined,
  };
}

/** Says of a size whether more than one file has it. */
function sharedSizes(places: readonly Place[]): (size: number | undefined) => boolean {
  const first = new Map<number, string>();
  const shared = new Set<number>();
  for (const { id, size } of places) {
    if (size === undefined) continue;
    const other = first.get(size);
    if (other === undefined) first.set(size, id);
    else if (other !== id) shared.add(size);
  }
  return (size) => size !== undefined && shared.has(size);
}

async function contentOf({ file, path }: Place): Promise<string> {
  const { createHash } = await import('node:crypto');
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (error) {
    throw unreadable(path, error);
  }
}
