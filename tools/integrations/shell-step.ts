import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/temporary-folder.ts';

export const root: string = join(import.meta.dirname, '../..');

/** Text of a real plan of fixtures/plans. */
export function planText(story: string): string {
  return readFileSync(join(root, 'fixtures/plans', story, 'plan.json'), 'utf8');
}

/** What a program printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** The environment of every program that is run: the Node of this repository, and nothing of a CI that runs the tests. */
const plainEnvironment: NodeJS.ProcessEnv = {
  PATH: `${join(root, 'node_modules/node/bin')}:${process.env['PATH']}`,
  HOME: process.env['HOME'],
  LANG: 'C.UTF-8',
};

/** Runs a script as a CI does: in a file of its own, with bash that stops at the first error. */
export function runShell(script: string, cwd: string, env: NodeJS.ProcessEnv): Ran {
  const folder = temporaryFolder({ 'script.sh': script });
  return runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(folder, 'script.sh')], { cwd, env });
}

/** Runs a program to its end. */
export function runProgram(
  program: string,
  words: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Ran {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    env: { ...plainEnvironment, ...env },
    encoding: 'utf8',
  });
  return { code: status, output: stdout, errors: stderr };
}
