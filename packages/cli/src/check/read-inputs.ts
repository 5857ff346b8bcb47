import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '@autoclave/catalog/user-error';
import {
  configurationFiles,
  isConfigurationFile,
  looksLikeSavedPlan,
  readInput,
  savedPlanHead,
} from '@autoclave/graph';
import type { Context } from '../command.ts';
import { folderWithoutInput, hclFileAlone, inputTooLarge, pathMissing } from '../errors.ts';
import { unreadable } from '../read-text-file.ts';
import type { CheckedInput } from './checked-input.ts';
import { distinctPaths } from './distinct-paths.ts';
import { largestText, readWhole } from './read-whole.ts';

/** How folders of HCL are read. */
export interface FolderOptions {
  /** Files of values beside those that Terraform finds by itself. */
  readonly varFiles: readonly string[];
}

/**
 * Reads what a path names, whatever it is: a plan or state in JSON, a saved plan, a folder of HCL, or the output of cdktn. `-`
 * stands for standard input. Code is loaded only for the kinds that are there. One that is named twice is read once.
 * @throws UserError path-missing, path-unreadable, folder-without-input, hcl-file-alone, input-too-large, and those of the
 * readers
 */
export async function readInputs(
  paths: readonly string[],
  options: FolderOptions,
  context: Context,
): Promise<readonly CheckedInput[]> {
  const named = [...paths, ...options.varFiles].filter((path) => path !== '-');
  for (const path of named) if (!existsSync(resolve(context.cwd, path))) throw pathMissing(path);
  const inputs: CheckedInput[] = [];
  // One after the other: what the first ones hold need not be kept while the next are parsed.
  for (const path of await distinctPaths(paths, context)) inputs.push(...(await readPath(path, options, context)));
  return inputs;
}

async function readPath(path: string, options: FolderOptions, context: Context): Promise<readonly CheckedInput[]> {
  if (path === '-') return [{ facts: readInput(await context.readStdin(), path) }];
  const place = resolve(context.cwd, path);
  const stats = statSync(place);
  if (stats.isDirectory()) return readFolder(path, options, context);
  if (isConfigurationFile(basename(path))) throw hclFileAlone(path, dirname(path));
  if (stats.isFile() && isSavedPlan(place, path)) return [await readArchive(path, context)];
  return [{ facts: readInput(await readText(place, path, stats), path) }];
}

/** What is no plain file, such as a pipe, gives what it holds once. */
async function readText(place: string, path: string, stats: Stats): Promise<string> {
  if (stats.isFile() && stats.size > largestText) throw inputTooLarge(path, largestText);
  try {
    return stats.isFile() ? readFileSync(place, 'utf8') : await readWhole(createReadStream(place), path);
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(path, error);
  }
}

async function readFolder(path: string, options: FolderOptions, context: Context): Promise<readonly CheckedInput[]> {
  const folder = resolve(context.cwd, path);
  const names = namesIn(folder, path);
  if (names.includes('manifest.json') && names.includes('stacks')) {
    const { readCdktnOutput } = await import('@autoclave/graph/cdktn');
    return (await readCdktnOutput(folder, { path })).map((facts) => ({ facts, base: folder }));
  }
  if (configurationFiles(names).length === 0) throw folderWithoutInput(path);
  const { readHclFolder } = await import('@autoclave/graph/hcl');
  const root = rootAround(folder, context.cwd);
  const valueFiles = options.varFiles.map((file) => slashed(relative(folder, resolve(context.cwd, file))));
  return [{ facts: await readHclFolder(folder, { path, root, valueFiles }), base: realpathSync(root) }];
}

/** Folder that modules and files may be read from: the repository, else where the command runs, else the folder itself. */
function rootAround(folder: string, cwd: string): string {
  for (let above = folder; dirname(above) !== above; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above;
  }
  return slashed(relative(cwd, folder)).startsWith('../') ? folder : cwd;
}

async function readArchive(path: string, { cwd, env }: Context): Promise<CheckedInput> {
  const { readPlanArchive, showWithTerraform } = await import('@autoclave/graph/archive');
  const file = resolve(cwd, path);
  const facts = await readPlanArchive(file, { path, show: showWithTerraform(env) });
  return { facts, base: dirname(file) };
}

function namesIn(folder: string, path: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function isSavedPlan(file: string, path: string): boolean {
  let opened: number | undefined;
  try {
    opened = openSync(file, 'r');
    const head = Buffer.alloc(savedPlanHead);
    return looksLikeSavedPlan(head.toString('latin1', 0, readSync(opened, head)));
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
