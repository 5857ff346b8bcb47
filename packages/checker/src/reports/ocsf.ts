import type { Control, Severity } from '@autoclave/catalog';
import { partialInputs, type Finding, type ReportInput } from '../report.ts';
import { primaryPlace } from './place.ts';
import { printable } from './printable.ts';
import { remarkFacts, waiverSentence } from './remarks.ts';
import { shownFindings, type RenderRequest } from './render-request.ts';
import { resourceType } from './resource-type.ts';
import { safeJson } from './safe-json.ts';
import type { ShownVerdict } from './verdict-words.ts';
import { citationTexts, frameworkNames, shownVerdict } from './wording.ts';

/** Version of the Open Cybersecurity Schema Framework that the events keep to; AWS Security Hub speaks it too. */
const schemaVersion = '1.6.0';

const severityIds: Readonly<Record<Severity, readonly [id: number, caption: string]>> = {
  critical: [5, 'Critical'],
  high: [4, 'High'],
  medium: [3, 'Medium'],
  low: [2, 'Low'],
};

/** Of the compliance check: warning means that it had no result for want of information. */
const complianceStatus: Readonly<Record<ShownVerdict, readonly [id: number, caption: string]>> = {
  pass: [1, 'Pass'],
  unknown: [2, 'Warning'],
  fail: [3, 'Fail'],
  waived: [3, 'Fail'],
  notApplicable: [99, 'Not applicable'],
};

/** Of the finding: a waived one is suppressed, one without a fail has nothing left to do. */
const findingStatus: Readonly<Record<ShownVerdict, readonly [id: number, caption: string]>> = {
  pass: [4, 'Resolved'],
  unknown: [1, 'New'],
  fail: [1, 'New'],
  waived: [3, 'Suppressed'],
  notApplicable: [4, 'Resolved'],
};

/**
 * Writes an array of OCSF Compliance Findings (class 2003). An input that certifies nothing is an event of its own, with
 * the status Warning. Times are milliseconds since 1970 of the moment of the report.
 * @see https://schema.ocsf.io/1.6.0/classes/compliance_finding
 */
export function renderOcsf(request: RenderRequest): string {
  const controls = new Map(request.controls.map((control) => [control.id, control]));
  const events = [
    ...partialInputs(request.report).map((input) => inputEvent(input, request)),
    ...shownFindings(request.report, request.verdicts).map((finding) =>
      findingEvent(finding, controls.get(finding.control), request),
    ),
  ];
  return `${safeJson(events)}\n`;
}

/** What every event says of itself. */
function envelope({ report, now }: RenderRequest, uid: string): object {
  return {
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2003,
    class_name: 'Compliance Finding',
    activity_id: 1,
    activity_name: 'Create',
    type_uid: 200301,
    type_name: 'Compliance Finding: Create',
    time: now.getTime(),
    metadata: {
      version: schemaVersion,
      uid,
      product: { name: 'Autoclave', vendor_name: 'Autoclave', version: report.tool.version },
    },
  };
}

function findingEvent(finding: Finding, control: Control | undefined, request: RenderRequest): object {
  const verdict = shownVerdict(finding);
  const [severityId, severity] = severityIds[finding.severity];
  const [statusId, status] = findingStatus[verdict];
  return {
    ...envelope(request, finding.fingerprint),
    severity_id: severityId,
    severity,
    status_id: statusId,
    status,
    message: printable(finding.message),
    finding_info: {
      uid: finding.fingerprint,
      title: finding.title,
      desc: finding.risk,
      created_time: request.now.getTime(),
      types: ['Infrastructure as code'],
    },
    compliance: compliance(finding, control),
    resources: [resource(finding, request)],
    remediation: { desc: finding.fix },
    ...(finding.waiver === null ? {} : { comment: printable(waiverSentence(finding.waiver)) }),
  };
}

function compliance(finding: Finding, control: Control | undefined): object {
  const { hipaa, soc2 } = finding.citations;
  const [statusId, status] = complianceStatus[shownVerdict(finding)];
  const standards = [
    ...(hipaa.length > 0 ? [frameworkNames.hipaa] : []),
    ...(soc2.length > 0 ? [frameworkNames.soc2] : []),
  ];
  return {
    // The attribute is required; a rule about waivers is one of our own.
    standards: standards.length > 0 ? standards : ['Autoclave waivers'],
    control: finding.control,
    requirements: [
      ...citationTexts(finding, Infinity),
      ...(control?.awsConfig ?? []).map((rule) => `AWS Config ${rule}`),
      ...(control?.securityHub ?? []).map((id) => `Security Hub ${id}`),
    ],
    status_id: statusId,
    status,
    status_detail: printable(finding.message),
  };
}

function resource(finding: Finding, request: RenderRequest): object {
  const { file, line } = primaryPlace(finding, request);
  const type = resourceType(finding);
  const { moduleVersion = null, baseline = null } = finding;
  return {
    uid: printable(finding.resource),
    name: printable(finding.resource),
    ...(type === undefined ? {} : { type }),
    data: {
      file: printable(file),
      line,
      at: printable(finding.at),
      ...(finding.got === null ? {} : { got: printable(finding.got) }),
      ...(finding.expected === null ? {} : { expected: printable(finding.expected) }),
      ...(finding.module === '' ? {} : { module: printable(finding.module) }),
      ...(finding.moduleSource === null ? {} : { module_source: printable(finding.moduleSource) }),
      ...(moduleVersion === null ? {} : { module_version: printable(moduleVersion) }),
      creation_only: finding.creationOnly,
      ...(baseline === null ? {} : { baseline }),
      ...remarkFacts(finding),
    },
  };
}

function inputEvent({ path, kind, reasons }: ReportInput, request: RenderRequest): object {
  const detail = printable(reasons.join('; '));
  return {
    ...envelope(request, `input ${printable(path)}`),
    severity_id: 4,
    severity: 'High',
    status_id: 1,
    status: 'New',
    message: `certifies nothing: ${detail}`,
    finding_info: {
      uid: `input ${printable(path)}`,
      title: 'An input shows only a part of what it stands for',
      desc: 'A pass on such an input proves nothing about the rest.',
      created_time: request.now.getTime(),
      types: ['Infrastructure as code'],
    },
    compliance: {
      standards: [frameworkNames.hipaa, frameworkNames.soc2],
      control: 'input-certifiable',
      requirements: [],
      status_id: 2,
      status: 'Warning',
      status_detail: detail,
    },
    resources: [{ uid: printable(path), name: printable(path), type: kind }],
    remediation: { desc: 'Judge a whole plan: without -target, without errors, with every module read.' },
  };
}
