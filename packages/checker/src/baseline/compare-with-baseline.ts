import { severities } from '@autoclave/catalog';
import { compareText } from '../findings.ts';
import { isCertifiable, isOpenFail, type Finding, type FixedFinding, type Report } from '../report.ts';
import type { Baseline } from './baseline.ts';
import { EarlierFindings } from './earlier-findings.ts';

/**
 * Says of each open finding whether it is new against an earlier report, and which findings of that report are gone. A
 * fail is known only where a fail was; an unknown is known where a fail or an unknown was. A resource that a plan moves is
 * found by its old address as well as by its new one. Where several inputs are judged, each is held against its own.
 */
export function compareWithBaseline(report: Report, baseline: Baseline): Report {
  const earlier = new EarlierFindings(
    baseline,
    report.inputs.map(({ path }) => path),
  );
  const seen = new Set<FixedFinding>();
  const findings = report.findings.map((finding): Finding => {
    if (!isOpen(finding)) return finding;
    const matches = earlier.of(finding);
    for (const match of matches) seen.add(match);
    const isKnown = matches.some(({ verdict }) => verdict === 'fail' || finding.verdict === 'unknown');
    return { ...finding, baseline: isKnown ? 'known' : 'new' };
  });
  // A plan of a part shows nothing of the rest: what it does not show may be there still.
  const fixedFindings = isCertifiable(report) ? baseline.open.filter((finding) => !seen.has(finding)) : [];
  const count = (state: Finding['baseline']): number => findings.filter((one) => one.baseline === state).length;
  return {
    ...report,
    findings,
    baseline: {
      path: baseline.path,
      new: count('new'),
      known: count('known'),
      fixed: fixedFindings.length,
      fixedFindings: fixedFindings.toSorted(worstFirst),
    },
  };
}

function isOpen(finding: Finding): boolean {
  return isOpenFail(finding) || finding.verdict === 'unknown';
}

function worstFirst(one: FixedFinding, other: FixedFinding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    compareText(one.control, other.control) ||
    compareText(one.resource, other.resource)
  );
}
