import type { Control } from '@autoclave/catalog';
import type { AppliedWaiver, Finding, ReportEvidence } from '../../report.ts';
import { placeText } from '../place.ts';
import { printable } from '../printable.ts';
import { remarksOf } from '../remarks.ts';
import { shownFindings, type RenderRequest } from '../render-request.ts';
import { capitalised, citationTexts, moduleText, replacementNote, shownVerdict } from '../wording.ts';
import type { PageControl, PageData, PageFinding } from './page-data.ts';

/** Collects what the page shows of the findings. */
export function pageData(request: RenderRequest): PageData {
  const known = new Map(request.controls.map((control) => [control.id, control]));
  const places = new Map<string, number>();
  const controls: PageControl[] = [];
  const findings = shownFindings(request.report, request.verdicts).map((finding) => {
    let place = places.get(finding.control);
    if (place === undefined) {
      place = controls.push(pageControl(finding, known.get(finding.control))) - 1;
      places.set(finding.control, place);
    }
    return pageFinding(finding, place, request);
  });
  return { controls, findings };
}

function pageControl(finding: Finding, control: Control | undefined): PageControl {
  return {
    id: finding.control,
    title: finding.title,
    risk: finding.risk,
    fix: finding.fix,
    note: finding.creationOnly ? `${capitalised(replacementNote)}.` : '',
    citations: citationTexts(finding, Infinity),
    names: [
      ...(control?.awsConfig ?? []).map((rule) => `AWS Config ${rule}`),
      ...(control?.securityHub ?? []).map((id) => `Security Hub ${id}`),
      ...(control?.aliases ?? []),
    ],
  };
}

function pageFinding(finding: Finding, control: number, request: RenderRequest): PageFinding {
  return {
    control,
    verdict: shownVerdict(finding),
    severity: finding.severity,
    resource: printable(finding.resource),
    module: printable(finding.module),
    source: printable(moduleText(finding)),
    place: printable(placeText(finding, request)),
    message: printable(finding.message),
    got: printable(finding.got ?? ''),
    expected: printable(finding.expected ?? ''),
    evidence: finding.evidence.map(evidenceText),
    waiver: finding.waiver === null ? [] : waiverLines(finding.waiver),
    remarks: remarksOf(finding).map(([label, text]) => [label, printable(text)]),
    baseline: finding.baseline ?? '',
    fingerprint: finding.fingerprint,
  };
}

function evidenceText({ source, at, value, reference, via }: ReportEvidence): string {
  const told = source === 'input' ? '' : 'Terraform check: ';
  const found = [value, reference].filter((part) => part !== null).join(', from ');
  const through = via.length > 0 ? `, through ${via.join(', ')}` : '';
  return printable(`${told}${at}${found === '' ? '' : `: ${found}`}${through}`);
}

function waiverLines(waiver: AppliedWaiver): PageFinding['waiver'] {
  const lines: readonly (readonly [string, string | null])[] = [
    ['Reason', waiver.reason],
    ['Until', waiver.expires],
    ['Owner', waiver.owner],
    ['Approved by', waiver.approver === '' ? 'whoever approves the module call' : waiver.approver],
    ['Meanwhile', waiver.compensatingControl],
    ['Ticket', waiver.ticket],
  ];
  return lines.flatMap(([label, text]) => (text === null ? [] : [[label, printable(text)] as const]));
}
