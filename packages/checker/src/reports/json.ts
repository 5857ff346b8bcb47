import type { Coverage, Finding, Report, ReportEvidence } from '../report.ts';

/** What a report shows: the fails and unknowns, waived ones marked, or every judgement. */
export type ShownVerdicts = 'findings' | 'all';

/** Characters that JSON allows bare and that a terminal or a reader may take for something else. */
const bare = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Writes the JSON report, format version 1. Keys stand in a fixed order and lists are never null, so equal reports give
 * equal bytes. Everything is ASCII-safe to print: control and direction characters are escaped.
 */
export function renderJson(report: Report, options: { readonly verdicts?: ShownVerdicts } = {}): string {
  const { tool, summary, scores } = report;
  const shown = report.findings.filter(
    ({ verdict }) => options.verdicts === 'all' || verdict === 'fail' || verdict === 'unknown',
  );
  const document = {
    formatVersion: report.formatVersion,
    tool: { name: tool.name, version: tool.version },
    inputs: report.inputs.map(({ path, kind, certifiable, reasons }) => ({ path, kind, certifiable, reasons })),
    summary: {
      pass: summary.pass,
      fail: summary.fail,
      waived: summary.waived,
      unknown: summary.unknown,
      notApplicable: summary.notApplicable,
      runtime: summary.runtime,
      human: summary.human,
    },
    scores: scoresJson(scores),
    coverage: report.coverage.map(coverageJson),
    findings: shown.map(findingJson),
  };
  return `${JSON.stringify(document, null, 2).replaceAll(bare, escaped)}\n`;
}

function scoresJson({ awsConfigPack, securityHub, autoclave }: Report['scores']): object {
  const { withWaivers, withoutWaivers } = autoclave;
  return {
    awsConfigPack: {
      compliant: awsConfigPack.compliant,
      total: awsConfigPack.total,
      percent: awsConfigPack.percent,
      unknown: awsConfigPack.unknown,
    },
    securityHub: {
      passed: securityHub.passed,
      total: securityHub.total,
      percent: securityHub.percent,
      unknown: securityHub.unknown,
    },
    autoclave: {
      withWaivers: { passed: withWaivers.passed, total: withWaivers.total, percent: withWaivers.percent },
      withoutWaivers: { passed: withoutWaivers.passed, total: withoutWaivers.total, percent: withoutWaivers.percent },
      unknown: autoclave.unknown,
    },
  };
}

function coverageJson({ framework, citation, verdict, controls, owner }: Coverage): object {
  return { framework, citation, verdict, controls, owner };
}

function findingJson(finding: Finding): object {
  const { citations, location, waiver } = finding;
  return {
    control: finding.control,
    verdict: finding.verdict,
    severity: finding.severity,
    resource: finding.resource,
    module: finding.module,
    moduleSource: finding.moduleSource,
    at: finding.at,
    got: finding.got,
    expected: finding.expected,
    message: finding.message,
    fix: finding.fix,
    citations: { hipaa: citations.hipaa, soc2: citations.soc2 },
    location: location === null ? null : { file: location.file, line: location.line },
    creationOnly: finding.creationOnly,
    waiver:
      waiver === null
        ? null
        : {
            reason: waiver.reason,
            owner: waiver.owner,
            approver: waiver.approver,
            expires: waiver.expires,
            compensatingControl: waiver.compensatingControl,
            ticket: waiver.ticket,
          },
    evidence: finding.evidence.map(evidenceJson),
    fingerprint: finding.fingerprint,
  };
}

function evidenceJson({ source, at, value, reference, via }: ReportEvidence): object {
  return { source, at, value, reference, via };
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
