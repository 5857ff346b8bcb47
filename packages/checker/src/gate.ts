import type { Severity } from '@autoclave/catalog';
import { isOpenFail, type Finding, type Report } from './report.ts';
import { isAtLeast } from './severity.ts';

/** What holds a change up. */
export interface Gate {
  /** The least grave findings that count; `never` lets everything pass. */
  readonly failOn: Severity | 'never';
  /** Whether what the input does not decide counts like a fail. */
  readonly unknown: 'report' | 'fail';
  /** Only what is new against the baseline counts. */
  readonly newOnly: boolean;
}

/** The findings that hold a change up, in the order of the report. */
export function heldBy(report: Report, gate: Gate): readonly Finding[] {
  const { failOn, unknown, newOnly } = gate;
  if (failOn === 'never') return [];
  return report.findings.filter((finding) => {
    const counts = isOpenFail(finding) || (unknown === 'fail' && finding.verdict === 'unknown');
    return counts && isAtLeast(finding.severity, failOn) && (!newOnly || finding.baseline === 'new');
  });
}
