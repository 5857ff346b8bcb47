import { compareWithBaseline, parseBaseline, type Report } from '@autoclave/checker';
import type { Context } from '../command.ts';
import { newOnlyWithoutBaseline } from '../errors.ts';
import { requireTextFile } from '../read-text-file.ts';

/** What a report is held against. */
export interface BaselineOptions {
  /** Path of an earlier JSON report. */
  readonly baseline: string | undefined;
  readonly newOnly: boolean;
}

/**
 * Compares a report with an earlier one, where one is named.
 * @throws UserError new-only-without-baseline, and those of `requireTextFile` and `parseBaseline`
 */
export function againstBaseline(report: Report, options: BaselineOptions, context: Context): Report {
  const { baseline: named, newOnly } = options;
  if (named === undefined) {
    if (newOnly) throw newOnlyWithoutBaseline();
    return report;
  }
  return compareWithBaseline(report, parseBaseline(requireTextFile(named, context), named));
}
