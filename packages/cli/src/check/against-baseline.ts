import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareWithBaseline, parseBaseline, type Report } from '@autoclave/checker';
import type { Context } from '../command.ts';
import { newOnlyWithoutBaseline, pathMissing, pathNotReport } from '../errors.ts';

/** What a report is held against. */
export interface BaselineOptions {
  /** Path of an earlier JSON report. */
  readonly baseline: string | undefined;
  readonly newOnly: boolean;
}

/**
 * Compares a report with an earlier one, where one is named.
 * @throws UserError new-only-without-baseline, path-missing, path-not-a-report, and those of `parseBaseline`
 */
export async function againstBaseline(report: Report, options: BaselineOptions, context: Context): Promise<Report> {
  const { baseline: named, newOnly } = options;
  if (named === undefined) {
    if (newOnly) throw newOnlyWithoutBaseline();
    return report;
  }
  const path = resolve(context.cwd, named);
  if (!existsSync(path)) throw pathMissing(named);
  if (statSync(path).isDirectory()) throw pathNotReport(named);
  const { readFile } = await import('node:fs/promises');
  return compareWithBaseline(report, parseBaseline(await readFile(path, 'utf8'), named));
}
