import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MeasureError, outputOf, type Program, type Runner } from './processes.ts';
import { syntheticFolder } from './synthetic-folder.ts';

const cli = join(import.meta.dirname, '../../packages/cli');
const bin = join(cli, 'bin/autoclave.js');

/** What the command runs; it is made by the build. */
export const bundle: string = join(cli, 'dist/bundle/autoclave.js');

/** A process that does nothing. */
export const idle: Program = { name: 'node -e 0', args: ['-e', '0'], exits: [0] };

/** The list of commands. */
export const overview: Program = { name: 'autoclave --help', args: [bin, '--help'], exits: [0] };

/** Checks plans or a folder. Ends with 1 where it found something; 2 would mean that it judged nothing, or only a part. */
export function checkOf(paths: readonly string[], format: 'json' | 'html' = 'json'): Program {
  return {
    name: `autoclave check ${paths[0] ?? ''} as ${format}`,
    args: [bin, 'check', ...paths, '--format', format],
    exits: [0, 1],
  };
}

/** The least that any program which reads the plans has to do. */
export function parseOf(paths: readonly string[]): Program {
  const script = `
    const { readFileSync } = require('node:fs');
    const plans = process.argv.slice(1).map((path) => JSON.parse(readFileSync(path, 'utf8')));
  `;
  return { name: `JSON.parse of ${paths[0] ?? ''}`, args: ['-e', script, ...paths], exits: [0] };
}

/** The least that any program which reads the folder has to do. */
export function parseFolderOf(folder: string): Program {
  const script = fileURLToPath(import.meta.resolve('./parse-folder.ts'));
  return { name: `tree-sitter on ${folder}`, args: [script, folder], exits: [0] };
}

/**
 * Makes sure that a check judges: one that crashes ends with 1 too, and sooner.
 * @throws MeasureError
 */
export function requireJudged(paths: readonly string[], runner: Runner): void {
  const check = checkOf(paths);
  const text = outputOf(check, runner);
  if (!text.startsWith('{')) throw new MeasureError(check.name, 'printed no report');
  const { summary } = JSON.parse(text) as { readonly summary: Readonly<Record<string, number>> };
  if ((summary['pass'] ?? 0) + (summary['fail'] ?? 0) === 0) throw new MeasureError(check.name, 'judged nothing');
}

/** Writes a plan of so many resources; gives its path. */
export function plan(resources: number, { folder, limit }: Runner): string {
  const path = join(folder, `plan-${resources}.json`);
  execFileSync(process.execPath, [fileURLToPath(import.meta.resolve('./write-plan.ts')), String(resources), path], {
    timeout: limit,
  });
  return path;
}

/** Writes a folder of so many files of HCL; gives its path. */
export function hclFolder(files: number, { folder }: Runner): string {
  const path = join(folder, `hcl-${files}`);
  mkdirSync(path);
  for (const [name, text] of syntheticFolder(files)) writeFileSync(join(path, name), text);
  return path;
}
