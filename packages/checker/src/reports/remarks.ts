import type { AppliedWaiver, DriftNote, Finding, RaiseReason, Report } from '../report.ts';
import { printable } from './printable.ts';
import { counted } from './wording.ts';

/** A line beside the message, under a label of one word or two. */
export type Remark = readonly [label: string, text: string];

const raiseReasons: Readonly<Record<RaiseReason, string>> = {
  creationOnly: 'the plan creates what cannot be mended later',
  phi: 'the resource holds PHI',
};

/** What a finding says beside its message: loosened, raised, PHI and notes, in the order in which a reader needs them. */
export function remarksOf(finding: Finding): readonly Remark[] {
  const { loosened = false, before = null, severityRaised = null, phi = null, notes = [] } = finding;
  return [
    ...(loosened ? [['Loosened', `before this plan: ${before ?? 'not set'}`] as const] : []),
    ...(severityRaised === null
      ? []
      : [
          [
            'Raised',
            `from ${severityRaised.from}: ${severityRaised.reasons.map((one) => raiseReasons[one]).join(', ')}`,
          ] as const,
        ]),
    ...(phi === null ? [] : [['PHI', phiText(phi)] as const]),
    ...notes.map((note) => ['Note', note] as const),
  ];
}

/** The same by name and printable, for formats that keep properties. */
export function remarkFacts(finding: Finding): Readonly<Record<string, string>> {
  const groups = Map.groupBy(remarksOf(finding), ([label]) => label.toLowerCase());
  return Object.fromEntries(
    [...groups].map(([label, lines]) => [label, printable(lines.map(([, text]) => text).join('; '))]),
  );
}

function phiText({ store, marked, via }: NonNullable<Finding['phi']>): string {
  const way = via.length > 0 ? `, through ${via.join(', ')}` : '';
  return `from ${store}, marked by ${marked === 'tag' ? 'its tag' : 'an option of this run'}${way}`;
}

/** Who stands behind a waiver. One in a module call names no approver: who approves the change approves it. */
export function waiverPeople({ owner, approver }: AppliedWaiver): string {
  return approver === '' ? `owner ${owner}, in the module call` : `owner ${owner}, approved by ${approver}`;
}

/** A waiver on one line. */
export function waiverSentence(waiver: AppliedWaiver): string {
  const ticket = waiver.ticket === null ? '' : `, ${waiver.ticket}`;
  return `waived until ${waiver.expires}, ${waiverPeople(waiver)}${ticket}: ${waiver.reason}`;
}

/** How the report compares with an earlier one; undefined where none was given. */
export function baselineSentence({ baseline = null }: Report): string | undefined {
  if (baseline === null) return undefined;
  return `${counted(baseline.new, 'finding')} new, ${baseline.known} known, ${baseline.fixed} fixed`;
}

/** What was changed outside Terraform, on one line for each resource. */
export function driftSentence({ resource, action, breaks }: DriftNote): string {
  const done = action === 'delete' ? 'deleted' : 'changed';
  const broken = breaks.map(
    ({ control, at, before, got, mended }) =>
      `breaks ${control} (${at}: ${before === null ? got : `${before} became ${got}`}${mended ? ', put right by this plan' : ''})`,
  );
  return [`${resource} was ${done} outside Terraform`, ...broken].join('; ');
}
