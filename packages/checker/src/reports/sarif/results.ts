import type { Location } from '../../judged-input.ts';
import type { AppliedWaiver, Finding, Verdict } from '../../report.ts';
import { primaryPlace, secondaryPlace } from '../place.ts';
import { printable } from '../printable.ts';
import { remarkFacts } from '../remarks.ts';
import type { RenderRequest } from '../render-request.ts';
import { levelOf, sentence } from '../wording.ts';
import { plainText } from './message.ts';

const kinds: Readonly<Record<Verdict, string>> = {
  fail: 'fail',
  unknown: 'open',
  pass: 'pass',
  notApplicable: 'notApplicable',
};

/** Writes a finding as a result. */
export function sarifResult(finding: Finding, ruleIndex: number, request: RenderRequest): object {
  const { control, verdict, severity, fingerprint } = finding;
  const secondary = secondaryPlace(finding, request);
  return {
    ruleId: control,
    ruleIndex,
    kind: kinds[verdict],
    // Only a fail has a level (SARIF 2.1.0, 3.27.10).
    level: verdict === 'fail' ? levelOf(severity) : 'none',
    message: { text: plainText(sentence(finding)) },
    locations: [location(primaryPlace(finding, request), finding)],
    ...(secondary === undefined
      ? {}
      : { relatedLocations: [{ id: 0, ...physical(secondary), message: { text: 'The resource in the module' } }] }),
    // The first is the one by which GitHub recognises an alert; both stay equal when lines move.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'autoclave/v1': fingerprint },
    // Either all results of a run say whether they are suppressed, or none (3.27.23).
    suppressions: finding.waiver === null ? [] : [suppression(finding.waiver)],
    ...baselineState(finding),
    properties: properties(finding),
  };
}

function location(place: Location, { resource, module }: Finding): object {
  const logical = [
    { fullyQualifiedName: printable(resource), kind: 'resource' },
    ...(module === '' ? [] : [{ fullyQualifiedName: printable(module), kind: 'module' }]),
  ];
  return { ...physical(place), logicalLocations: logical };
}

function physical({ file, line }: Location): object {
  const uri = printable(file).split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: 'SRCROOT' },
      region: { startLine: Math.max(1, line) },
    },
  };
}

function suppression({ source, reason, owner, approver, expires, compensatingControl, ticket }: AppliedWaiver): object {
  return {
    kind: source === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    justification: printable(reason),
    properties: {
      owner: printable(owner),
      ...(approver === '' ? {} : { approver: printable(approver) }),
      expires,
      ...(compensatingControl === null ? {} : { compensatingControl: printable(compensatingControl) }),
      ...(ticket === null ? {} : { ticket: printable(ticket) }),
    },
  };
}

function baselineState({ baseline }: Finding): object {
  const states: Readonly<Record<'new' | 'known', string>> = { new: 'new', known: 'unchanged' };
  return baseline === 'new' || baseline === 'known' ? { baselineState: states[baseline] } : {};
}

function properties(finding: Finding): object {
  const { module, moduleSource, at, got, expected } = finding;
  const { moduleVersion = null, construct = null } = finding;
  const remarks = remarkFacts(finding);
  return {
    severity: finding.severity,
    resource: printable(finding.resource),
    ...(module === '' ? {} : { modulePath: printable(module) }),
    ...(moduleSource === null ? {} : { moduleSource: printable(moduleSource) }),
    ...(moduleVersion === null ? {} : { moduleVersion: printable(moduleVersion) }),
    ...(construct === null ? {} : { construct: printable(construct) }),
    at: printable(at),
    ...(got === null ? {} : { got: printable(got) }),
    ...(expected === null ? {} : { expected: printable(expected) }),
    creationOnly: finding.creationOnly,
    citations: finding.citations,
    ...(Object.keys(remarks).length === 0 ? {} : { remarks }),
    ...(finding.evidence.length === 0 ? {} : { evidence: finding.evidence.map(evidenceFacts) }),
  };
}

function evidenceFacts({ source, at, value, reference, via }: Finding['evidence'][number]): object {
  return {
    source,
    at: printable(at),
    ...(value === null ? {} : { value: printable(value) }),
    ...(reference === null ? {} : { reference: printable(reference) }),
    ...(via.length === 0 ? {} : { via: via.map(printable) }),
  };
}
