import type { Control } from '@autoclave/catalog';
import type { Gate } from '../gate.ts';
import type { Finding, Report } from '../report.ts';
import type { Folders } from './place.ts';

/** What a report shows: the fails and unknowns, waived ones marked, or every judgement. */
export type ShownVerdicts = 'findings' | 'all';

/** All that a report format may depend on. Equal requests give equal bytes. */
export interface RenderRequest {
  readonly report: Report;
  /** The controls that were judged by; formats that list rules take them from here. */
  readonly controls: readonly Control[];
  /** The moment of the report. No format reads a clock. */
  readonly now: Date;
  readonly verdicts: ShownVerdicts;
  /** What holds the change up, for formats that know a difference. */
  readonly gate: Gate;
  /** What paths are relative to; without it, absolute paths lose their folders. */
  readonly folders?: Folders;
}

/** Writes a report in one format. */
export type RenderReport = (request: RenderRequest) => string;

/** The findings that a report lists, in its order. */
export function shownFindings(report: Report, verdicts: ShownVerdicts): readonly Finding[] {
  if (verdicts === 'all') return report.findings;
  return report.findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown');
}
