import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../command.ts';
import { pathMissing, pathNotFile } from '../errors.ts';

/** The text of an input, and the path that the user knows it by. */
export interface InputText {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads the inputs of a check; `-` stands for standard input.
 * @throws UserError path-missing, path-not-a-file
 */
export async function readInputFiles(paths: readonly string[], context: Context): Promise<readonly InputText[]> {
  for (const path of paths.filter((one) => one !== '-')) {
    const file = resolve(context.cwd, path);
    if (!existsSync(file)) throw pathMissing(path);
    if (statSync(file).isDirectory()) throw pathNotFile(path);
  }
  return Promise.all(
    paths.map(async (path) => ({
      path,
      text: path === '-' ? await context.readStdin() : await readFile(resolve(context.cwd, path), 'utf8'),
    })),
  );
}
