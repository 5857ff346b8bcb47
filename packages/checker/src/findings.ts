import { severities, type Evidence, type Outcome } from '@autoclave/catalog';
import { fingerprint } from './fingerprint.ts';
import type { JudgedInput, Location } from './judged-input.ts';
import type { Judgement } from './judgement.ts';
import type { FindingMarks } from './marks.ts';
import type { AppliedWaiver, Finding, ReportEvidence } from './report.ts';
import type { WaiverBreach } from './waive.ts';
import type { ModuleWaiver } from './waivers/module-waivers.ts';
import type { Waiver } from './waivers/waiver.ts';

/** What an outcome says in the fields of a finding. */
type Reading = Pick<Finding, 'at' | 'got' | 'expected' | 'message'> & { readonly evidence: readonly ReportEvidence[] };

/**
 * Writes a judgement as a finding, with what the inputs know of its resource and what marks it.
 * @param inputs Those that may hold the resource.
 */
export function findingOf(judgement: Judgement, inputs: readonly JudgedInput[], marks: FindingMarks): Finding {
  const { control, subject, outcome, waiver } = judgement;
  const reading = readOutcome(outcome);
  // Field by field, without spreads: a report may hold ten thousand of them.
  return {
    control: control.id,
    title: control.title,
    verdict: outcome.verdict,
    severity: marks.severity,
    resource: subject.address,
    module: subject.module,
    moduleSource: firstOf(inputs, (input) => (subject.module === '' ? undefined : input.moduleSource(subject.module))),
    moduleVersion: firstOf(inputs, (input) =>
      subject.module === '' ? undefined : input.moduleVersion?.(subject.module),
    ),
    at: reading.at,
    got: reading.got,
    expected: reading.expected,
    message: judgement.message ?? reading.message,
    fix: control.fix,
    risk: control.risk,
    citations: control.citations,
    input: subject.input === undefined || subject.input === '' ? null : subject.input,
    location: firstOf(inputs, (input): Location | undefined => input.location?.(subject.address, reading.at)),
    construct: firstOf(inputs, (input) => input.constructPath?.(subject.address)),
    call: firstOf(inputs, (input) => (subject.module === '' ? undefined : input.callLocation?.(subject.module))),
    creationOnly: control.creationOnly,
    waiver: waiver === undefined ? null : appliedWaiver(waiver),
    evidence:
      judgement.terraform.length === 0
        ? reading.evidence
        : [...reading.evidence, ...judgement.terraform.toSorted(byObject)],
    fingerprint: fingerprint(
      control.id,
      subject.address,
      firstOf(inputs, (input) => input.previousAddress?.(subject.address)) ?? undefined,
    ),
    severityRaised: marks.severityRaised,
    loosened: marks.loosened,
    before: marks.before,
    phi: marks.phi,
    notes: marks.notes,
  };
}

/** Writes a broken rule of a waiver as a finding at the line of the waiver, as grave as the control that it waives. */
export function breachFinding({ waiver, control, rule, got, expected }: WaiverBreach): Finding {
  const effect = rule.voids ? '; it does not apply' : '';
  return {
    control: rule.id,
    title: rule.title,
    verdict: 'fail',
    severity: control.severity,
    resource: waiver.resource,
    module: '',
    moduleSource: null,
    at: waiver.addresses === undefined ? `waivers[${waiver.position}].${rule.field}` : rule.field,
    got,
    expected,
    message: `waiver of ${control.id}: ${rule.field} is ${got}, must be ${expected}${effect}`,
    fix: rule.fix,
    risk: rule.risk,
    citations: { hipaa: [], soc2: [] },
    location: waiver.location,
    creationOnly: false,
    waiver: null,
    evidence: [],
    fingerprint: fingerprint(rule.id, `${control.id} ${waiver.resource}`),
  };
}

/** Orders findings: worst severity first, then control, resource, input, and what decided. Letters count by their code. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    compareText(one.control, other.control) ||
    compareText(one.resource, other.resource) ||
    compareText(one.input ?? '', other.input ?? '') ||
    compareText(one.at, other.at) ||
    compareText(one.message, other.message)
  );
}

/** Orders text by code units, so equally on every machine and in every language. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function readOutcome(outcome: Outcome): Reading {
  switch (outcome.verdict) {
    case 'pass':
      return readPass(outcome.evidence.map(inputEvidence));
    case 'fail': {
      const { at, got, expected } = outcome;
      const message = `${at}: ${got}; must ${expected}`;
      return { at, got, expected: goodState(expected), message, evidence: [] };
    }
    case 'unknown': {
      const { at, missing } = outcome;
      return {
        at,
        got: missing,
        expected: null,
        message: `${at === '' ? 'this resource' : at} cannot be judged: ${missing}`,
        evidence: [],
      };
    }
    case 'notApplicable':
      return { at: '', got: null, expected: null, message: outcome.reason, evidence: [] };
  }
}

function readPass(evidence: readonly ReportEvidence[]): Reading {
  const [first] = evidence;
  return {
    at: first?.at ?? '',
    got: first?.value ?? first?.reference ?? null,
    expected: null,
    message: evidence.length === 0 ? 'holds by the nature of the resource' : evidence.map(evidenceText).join('; '),
    evidence,
  };
}

/** The state alone, so `true` and not `be true`. */
function goodState(expected: string): string {
  return expected.startsWith('be ') ? expected.slice(3) : expected;
}

function inputEvidence({ at, value, reference, via }: Evidence): ReportEvidence {
  return { source: 'input', at, value: value ?? null, reference: reference ?? null, via: via ?? [] };
}

function evidenceText({ at, value, reference, via }: ReportEvidence): string {
  const through = via.length > 0 ? `, through ${via.join(', ')}` : '';
  if (reference !== null) return `${at} will come from ${reference}${through}`;
  return value === null ? at : `${at}: ${value}`;
}

function appliedWaiver(waiver: Waiver | ModuleWaiver): AppliedWaiver {
  if ('source' in waiver) return { ...waiver, approver: '', compensatingControl: null, ticket: null };
  const { reason, owner, approver, expires, compensatingControl, ticket } = waiver;
  return {
    source: waiver.addresses === undefined ? 'file' : 'comment',
    reason,
    owner,
    approver,
    expires,
    compensatingControl: compensatingControl ?? null,
    ticket: ticket ?? null,
  };
}

function byObject(one: ReportEvidence, other: ReportEvidence): number {
  return compareText(one.at, other.at) || compareText(one.value ?? '', other.value ?? '');
}

function firstOf<Found>(inputs: readonly JudgedInput[], ask: (input: JudgedInput) => Found | undefined): Found | null {
  for (const input of inputs) {
    const found = ask(input);
    if (found !== undefined) return found;
  }
  return null;
}
