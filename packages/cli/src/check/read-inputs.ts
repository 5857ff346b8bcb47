import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { printable } from '@autoclave/checker';
import { readInput } from '@autoclave/graph';
import type { Context } from '../command.ts';
import { folderWithoutInput, hclFileAlone, inputTooLarge, pathMissing } from '../errors.ts';
import type { CheckedInput } from './checked-input.ts';

/** How folders of HCL are read. */
export interface FolderOptions {
  /** Files of values beside those that Terraform finds by itself. */
  readonly varFiles: readonly string[];
}

/** Bytes; Node holds no longer text. A plan of 100,000 resources has about 300 MiB. */
const largestText = 500 * 1024 * 1024;

const hclFile = /\.(?:tf|tofu)(?:\.json)?$/;

/** How a zip archive begins. */
const zipMark = 'PK\u0003\u0004';
/** Bytes in which the kind of a file shows. */
const headLength = 512;

/**
 * Reads what a path names, whatever it is: a plan or state in JSON, a saved plan, a folder of HCL, or the output of cdktn. `-`
 * stands for standard input. Code is loaded only for the kinds that are there. One that is named twice is read once.
 * @throws UserError path-missing, folder-without-input, hcl-file-alone, and those of the readers
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
  for (const path of distinct(paths, context)) inputs.push(...(await readPath(path, options, context)));
  return inputs;
}

/** Leaves out what is named twice and copies of what is named before: a plan holds the time at which it was made. */
function distinct(paths: readonly string[], context: Context): readonly string[] {
  const kept = new Map<string, string>();
  for (const path of paths) {
    const place = path === '-' ? '-' : realpathSync(resolve(context.cwd, path));
    const same = kept.has(place) ? place : [...kept.keys()].find((other) => isCopy(place, other));
    if (same === undefined) kept.set(place, path);
    else {
      const before = kept.get(same) ?? '';
      const why = before === path ? 'is given more than once' : `holds the same as ${printable(before)}`;
      context.progress(`note  ${printable(path)} ${why}, and counts once\n`);
    }
  }
  return [...kept.values()];
}

function isCopy(one: string, other: string): boolean {
  if (one === '-' || other === '-') return false;
  const [first, second] = [statSync(one), statSync(other)];
  if (!first.isFile() || !second.isFile() || first.size !== second.size) return false;
  return readFileSync(one).equals(readFileSync(other));
}

async function readPath(path: string, options: FolderOptions, context: Context): Promise<readonly CheckedInput[]> {
  if (path === '-') return [{ facts: readInput(await context.readStdin(), path) }];
  const place = resolve(context.cwd, path);
  const stats = statSync(place);
  if (stats.isDirectory()) return readFolder(path, options, context);
  if (hclFile.test(path)) throw hclFileAlone(path, dirname(path));
  if (isSavedPlan(place)) return [await readArchive(path, context)];
  if (stats.size > largestText) throw inputTooLarge(path, largestText);
  return [{ facts: readInput(readFileSync(place, 'utf8'), path) }];
}

async function readFolder(path: string, options: FolderOptions, context: Context): Promise<readonly CheckedInput[]> {
  const folder = resolve(context.cwd, path);
  const names = readdirSync(folder);
  if (names.includes('manifest.json') && names.includes('stacks')) {
    const { readCdktnOutput } = await import('@autoclave/graph/cdktn');
    return (await readCdktnOutput(folder, { path })).map((facts) => ({ facts, base: folder }));
  }
  if (!names.some((name) => hclFile.test(name))) throw folderWithoutInput(path);
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

/** A zip archive, or what OpenTofu writes where plans are encrypted: the reader of archives says what to do about it. */
function isSavedPlan(file: string): boolean {
  const opened = openSync(file, 'r');
  try {
    const head = Buffer.alloc(headLength);
    const text = head.toString('latin1', 0, readSync(opened, head));
    return text.startsWith(zipMark) || /^\s*\{[^]*"encrypted_data"/.test(text);
  } finally {
    closeSync(opened);
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
