import { heldBy, printable, type Finding, type Gate, type Report } from '@autoclave/checker';
import { codeSpan, markdownText } from '@autoclave/checker/markdown';
import type { Outcome, Tag, TagLevel } from './task-result.ts';

/** Resources that an outcome lists, and outcomes that a result has; the message counts them all. */
const most = { resources: 50, outcomes: 100 };

const severityLevels: Readonly<Record<Finding['severity'], TagLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
};

/**
 * Writes one outcome for every control that is broken, worst first, and for every control that is undecided where that
 * counts; one more for a plan that certifies nothing. Nothing of the plan is read as Markdown.
 */
export function outcomesOf(report: Report, gate: Gate): readonly Outcome[] {
  const held = new Set(heldBy(report, gate));
  const shown = report.findings.filter(
    (finding) => (finding.verdict === 'fail' && finding.waiver === null) || held.has(finding),
  );
  const groups = [...Map.groupBy(shown, ({ control, verdict }) => `${verdict} ${control}`).values()];
  return [
    ...uncertifiable(report),
    ...groups.slice(0, most.outcomes).flatMap((findings) => controlOutcome(findings, held)),
  ];
}

/** Says in one line what a report comes to. */
export function summaryMessage(report: Report, gate: Gate): string {
  const { fail, waived, unknown, pass } = report.summary;
  const counting = heldBy(report, gate).length;
  const reasons = report.inputs.flatMap((input) => (input.certifiable ? [] : input.reasons)).map(printable);
  return [
    `${fail} fail, ${waived} waived, ${unknown} unknown, ${pass} pass`,
    ...(counting === fail ? [] : [`${counting} of these count`]),
    ...(reasons.length === 0 ? [] : [`the plan certifies nothing: ${reasons.join('; ')}`]),
  ].join('; ');
}

function uncertifiable(report: Report): readonly Outcome[] {
  const reasons = report.inputs.flatMap((input) => (input.certifiable ? [] : input.reasons));
  if (reasons.length === 0) return [];
  return [
    outcome('plan-not-certifiable', 'The plan certifies nothing', {
      tags: { Status: [{ label: 'Failed', level: 'error' }] },
      body: [
        'What such a plan leaves out cannot be judged, so it never passes.',
        '',
        ...reasons.map((reason) => `- ${codeSpan(reason)}`),
      ],
    }),
  ];
}

function controlOutcome(findings: readonly Finding[], held: ReadonlySet<Finding>): readonly Outcome[] {
  const [first] = findings;
  if (first === undefined) return [];
  const count = `${findings.length} ${findings.length === 1 ? 'resource' : 'resources'}`;
  return [
    outcome(first.control, printable(`${first.title}: ${count}`), {
      tags: {
        Status: [
          statusTag(
            first,
            findings.some((finding) => held.has(finding)),
          ),
        ],
        Severity: [{ label: capitalised(first.severity), level: severityLevels[first.severity] }],
      },
      body: [
        `**Why:** ${markdownText(first.risk)}`,
        '',
        `**Fix:** ${markdownText(first.fix)}`,
        '',
        ...(first.creationOnly
          ? ['**Note:** after creation it cannot be mended without replacing the resource.', '']
          : []),
        ...citationLines(first),
        ...findings.slice(0, most.resources).map(resourceLine),
        ...(findings.length > most.resources ? [`- and ${findings.length - most.resources} more`] : []),
      ],
    }),
  ];
}

function outcome(
  id: string,
  description: string,
  { tags, body }: { readonly tags: Outcome['attributes']['tags']; readonly body: readonly string[] },
): Outcome {
  const attributes = { 'outcome-id': id, description, tags, body: body.join('\n') };
  return { type: 'task-result-outcomes', attributes };
}

function statusTag({ verdict }: Finding, isHeld: boolean): Tag {
  if (verdict === 'unknown') return { label: 'Unknown', level: 'warning' };
  return isHeld ? { label: 'Failed', level: 'error' } : { label: 'Failed, does not count', level: 'warning' };
}

function citationLines({ citations }: Finding): readonly string[] {
  const lines = [
    ...citations.hipaa.map((citation) => `HIPAA ${citation}`),
    ...citations.soc2.map((citation) => `SOC 2 ${citation}`),
  ];
  return lines.length === 0 ? [] : [markdownText(lines.join('; ')), ''];
}

function resourceLine({ resource, message, moduleSource }: Finding): string {
  const module = moduleSource === null ? '' : `, module ${codeSpan(moduleSource)}`;
  return `- ${codeSpan(resource)}${module}: ${codeSpan(message)}`;
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
