import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../command.ts';
import { pathMissing } from '../errors.ts';
import { keyFileInvalid, keyMissing, keyTooShort, keyTwice } from './errors.ts';

/** Name of the variable that holds the key. */
const keyVariable = 'AUTOCLAVE_RUN_TASK_KEY';

/** A shorter key can be guessed by whoever has seen one signed request. */
const leastLength = 16;

/**
 * Reads the HMAC keys: one from the environment, or one on each line of a file, so that an old and a new key hold
 * together while the key is changed.
 * @throws UserError run-task-key-missing, run-task-key-twice, run-task-key-too-short, run-task-key-file, path-missing
 */
export async function readKeys(file: string | undefined, context: Context): Promise<readonly string[]> {
  const variable = context.env[keyVariable];
  if (file !== undefined && variable !== undefined) throw keyTwice();
  const keys = file === undefined ? [variable ?? ''] : await linesOf(file, context);
  const given = keys.map((key) => key.trim()).filter((key) => key !== '');
  if (given.length === 0) throw keyMissing();
  if (given.some((key) => key.length < leastLength)) throw keyTooShort(leastLength);
  return given;
}

async function linesOf(file: string, context: Context): Promise<readonly string[]> {
  const path = resolve(context.cwd, file);
  if (!existsSync(path)) throw pathMissing(file);
  if (statSync(path).isDirectory()) throw keyFileInvalid(file);
  return (await readFile(path, 'utf8')).split(/\r?\n/);
}
