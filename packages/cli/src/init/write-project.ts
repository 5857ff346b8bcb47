import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { folderNotEmpty } from '../errors.ts';

/** Where to write a project, and what. */
export interface ProjectToWrite {
  /** As the user named it. */
  readonly folder: string;
  readonly cwd: string;
  /** Called once the folder is known to be free. */
  files(): { readonly [path: string]: string };
}

/**
 * Writes a project whole or not at all: into a folder beside the target, which then takes its name.
 * @returns The paths written, in order.
 * @throws UserError folder-not-empty
 */
export function writeProject({ folder, cwd, files }: ProjectToWrite): readonly string[] {
  const target = resolve(cwd, folder);
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
    throw folderNotEmpty(folder);
  const contents = files();
  const scratch = `${target}.writing-${randomUUID()}`;
  mkdirSync(scratch, { recursive: true });
  try {
    for (const [path, text] of Object.entries(contents)) {
      const file = join(scratch, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    if (existsSync(target)) rmdirSync(target);
    renameSync(scratch, target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return Object.keys(contents).toSorted();
}
