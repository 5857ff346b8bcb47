import type {
  BaselineComparison,
  Coverage,
  DriftNote,
  Finding,
  PhiLabel,
  Report,
  ReportEvidence,
  SeverityRaised,
} from '../report.ts';
import { shownFindings, type ShownVerdicts } from './render-request.ts';
import { safeJson } from './safe-json.ts';

/**
 * Writes the JSON report, format version 1. Keys stand in a fixed order and lists are never null, so equal reports give
 * equal bytes. Everything is ASCII-safe to print: control and direction characters are escaped.
 */
export function renderJson(report: Report, options: { readonly verdicts?: ShownVerdicts } = {}): string {
  const { tool, summary, scores } = report;
  const shown = shownFindings(report, options.verdicts ?? 'findings');
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
    undecidable: report.undecidable.map(({ control, title, evidence }) => ({ control, title, evidence })),
    findings: shown.map(findingJson),
    drift: (report.drift ?? []).map(driftJson),
    baseline: baselineJson(report.baseline ?? null),
  };
  return `${safeJson(document)}\n`;
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
  const call = finding.call ?? null;
  return {
    control: finding.control,
    verdict: finding.verdict,
    severity: finding.severity,
    resource: finding.resource,
    module: finding.module,
    moduleSource: finding.moduleSource,
    moduleVersion: finding.moduleVersion ?? null,
    at: finding.at,
    got: finding.got,
    expected: finding.expected,
    message: finding.message,
    fix: finding.fix,
    citations: { hipaa: citations.hipaa, soc2: citations.soc2 },
    input: finding.input ?? null,
    location: location === null ? null : { file: location.file, line: location.line },
    call: call === null ? null : { file: call.file, line: call.line },
    construct: finding.construct ?? null,
    creationOnly: finding.creationOnly,
    waiver:
      waiver === null
        ? null
        : {
            source: waiver.source ?? 'file',
            reason: waiver.reason,
            owner: waiver.owner,
            approver: waiver.approver,
            expires: waiver.expires,
            compensatingControl: waiver.compensatingControl,
            ticket: waiver.ticket,
          },
    evidence: finding.evidence.map(evidenceJson),
    fingerprint: finding.fingerprint,
    severityRaised: raisedJson(finding.severityRaised ?? null),
    loosened: finding.loosened ?? false,
    before: finding.before ?? null,
    phi: phiJson(finding.phi ?? null),
    baseline: finding.baseline ?? null,
    notes: finding.notes ?? [],
  };
}

function raisedJson(raised: SeverityRaised | null): object | null {
  return raised === null ? null : { from: raised.from, reasons: raised.reasons };
}

function phiJson(phi: PhiLabel | null): object | null {
  return phi === null ? null : { label: phi.label, store: phi.store, marked: phi.marked, via: phi.via };
}

function driftJson({ resource, module, action, breaks }: DriftNote): object {
  return {
    resource,
    module,
    action,
    breaks: breaks.map(({ control, severity, at, before, got, mended }) => ({
      control,
      severity,
      at,
      before,
      got,
      mended,
    })),
  };
}

function baselineJson(baseline: BaselineComparison | null): object | null {
  if (baseline === null) return null;
  const { path, known, fixed, fixedFindings } = baseline;
  return {
    path,
    new: baseline.new,
    known,
    fixed,
    fixedFindings: fixedFindings.map(({ control, verdict, severity, resource, input, fingerprint }) => ({
      control,
      verdict,
      severity,
      resource,
      input,
      fingerprint,
    })),
  };
}

function evidenceJson({ source, at, value, reference, via }: ReportEvidence): object {
  return { source, at, value, reference, via };
}
