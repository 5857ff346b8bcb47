import { judge, type Gate, type Report } from '../../src/index.ts';
import { loadReport, type ReportFormat, type RenderRequest } from '../../src/reports/load-report.ts';
import { storyCases } from '../story/cases.ts';
import { storyControls } from '../story/controls.ts';
import { now } from '../story/request.ts';

/** The report of a case. Of the coverage, only what the controls of the tests cite: the rest is the catalogue's. */
export function reportOf(name: string): Report {
  const report = judge(storyCases.get(name)!);
  const cited = report.coverage.filter(({ controls }) => controls.length > 0);
  return { ...report, coverage: cited.map((row) => ({ ...row, owner: row.owner === null ? null : 'Somebody' })) };
}

/** What holds a change up unless the user says otherwise. */
export const gate: Gate = { failOn: 'low', unknown: 'report', newOnly: false };

/** A request for the report of a case. */
export function requestOf(name: string, details: Partial<RenderRequest> = {}): RenderRequest {
  return { report: reportOf(name), controls: storyControls, now, verdicts: 'findings', gate, ...details };
}

/** The report of a case in a format. */
export async function rendered(
  format: ReportFormat,
  name: string,
  details: Partial<RenderRequest> = {},
): Promise<string> {
  return (await loadReport(format))(requestOf(name, details));
}
