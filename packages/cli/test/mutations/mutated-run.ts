import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { autoclave, type TestRun } from '../run-autoclave.ts';

const plans = join(import.meta.dirname, '../../../../fixtures/plans');

/** Names of the folders in fixtures/plans. */
export const stories: readonly string[] = readdirSync(plans, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export function storyFile(story: string, file: string): string {
  return readFileSync(join(plans, story, file), 'utf8');
}

/** What a run came to, and how long it kept the processor. */
export interface MutatedRun extends TestRun {
  /** Of processor time, so that other work on the machine does not count. */
  readonly milliseconds: number;
}

/** Judges a mutated input. Findings do not fail it, so that 0 means that it could be read as a whole. */
export async function runMutated(path: string, cwd: string): Promise<MutatedRun> {
  const start = process.cpuUsage();
  const run = await autoclave(['check', path, '--fail-on', 'never', '--format', 'json'], { cwd });
  const { user, system } = process.cpuUsage(start);
  return { ...run, milliseconds: (user + system) / 1000 };
}

/** What is wrong with a run whatever its input: it crashed, hung, or refused without one clear error. */
export function complaint({ exitCode, errors, output, milliseconds }: MutatedRun): string | undefined {
  if (milliseconds > 1000) return `took ${milliseconds.toFixed()} ms`;
  if (/code defect|\n\s+at \S+ \(/.test(errors)) return errors;
  if (exitCode !== 0 && exitCode !== 2) return `exit code ${exitCode}`;
  if (output === '')
    return /^error {2}/.test(errors) && exitCode === 2 ? undefined : `no result and no error: ${errors}`;
  const { inputs } = JSON.parse(output) as { readonly inputs: readonly { readonly certifiable: boolean }[] };
  const isCertified = inputs.every(({ certifiable }) => certifiable);
  return isCertified === (exitCode === 0) ? undefined : `exit code ${exitCode} for a certifiable input: ${isCertified}`;
}
