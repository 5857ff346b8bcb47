import type { Severity } from '@autoclave/catalog';
import { heldBy, type Gate } from '../gate.ts';
import { isOpenFail, partialInputs, type Finding, type Report } from '../report.ts';
import { codeSpan, markdownText } from './markdown-text.ts';
import { printable } from './printable.ts';
import { remarksOf } from './remarks.ts';
import { capitalised, citationTexts, counted, levelOf, moduleText, replacementNote, verdictCounts } from './wording.ts';

/** How loud HCP Terraform shows a tag. */
export type HcpTagLevel = 'none' | 'info' | 'warning' | 'error';

/** A label on an outcome. HCP Terraform gives those under `Status` and `Severity` a place of their own. */
export interface HcpTag {
  readonly label: string;
  readonly level: HcpTagLevel;
}

/**
 * One outcome of a run task; `body` is Markdown.
 * Source: HCP Terraform, run tasks integration API, outcomes payload body.
 */
export interface HcpOutcome {
  readonly type: 'task-result-outcomes';
  readonly attributes: {
    readonly 'outcome-id': string;
    readonly description: string;
    readonly tags: Readonly<Record<string, readonly HcpTag[]>>;
    readonly body: string;
  };
}

/** Resources that an outcome lists, and outcomes that a result has; the message counts them all. */
const most = { resources: 50, outcomes: 100 };

/**
 * Writes one outcome for every control that is broken, worst first, and for every control that is undecided where that
 * counts; one more for a plan that certifies nothing. Nothing of the plan is read as Markdown.
 */
export function hcpOutcomes(report: Report, gate: Gate): readonly HcpOutcome[] {
  const held = new Set(heldBy(report, gate));
  const shown = report.findings.filter((finding) => isOpenFail(finding) || held.has(finding));
  const groups = [...Map.groupBy(shown, ({ control, verdict }) => `${verdict} ${control}`).values()];
  return [
    ...uncertifiable(report),
    ...groups.slice(0, most.outcomes).flatMap((findings) => controlOutcome(findings, held)),
  ];
}

/** Says in one line what a report comes to. */
export function hcpMessage(report: Report, gate: Gate): string {
  const counting = heldBy(report, gate).length;
  const reasons = partialReasons(report).map(printable);
  return [
    verdictCounts(report.summary),
    ...(counting === report.summary.fail ? [] : [`${counting} of these count`]),
    ...(reasons.length === 0 ? [] : [`the plan certifies nothing: ${reasons.join('; ')}`]),
  ].join('; ');
}

/** A run task judges one plan, so its path says nothing. */
function partialReasons(report: Report): readonly string[] {
  return partialInputs(report).flatMap(({ reasons }) => reasons);
}

function uncertifiable(report: Report): readonly HcpOutcome[] {
  const reasons = partialReasons(report);
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

function controlOutcome(findings: readonly Finding[], held: ReadonlySet<Finding>): readonly HcpOutcome[] {
  const [first] = findings;
  if (first === undefined) return [];
  const isHeld = findings.some((finding) => held.has(finding));
  return [
    outcome(first.control, printable(`${first.title}: ${counted(findings.length, 'resource')}`), {
      tags: {
        Status: [statusTag(first, isHeld)],
        Severity: [{ label: capitalised(first.severity), level: tagLevel(first.severity) }],
      },
      body: [
        `**Why:** ${markdownText(first.risk)}`,
        '',
        `**Fix:** ${markdownText(first.fix)}`,
        '',
        ...(first.creationOnly ? [`**Note:** ${replacementNote}.`, ''] : []),
        ...citationLines(first),
        ...findings.slice(0, most.resources).flatMap(resourceLines),
        ...(findings.length > most.resources ? [`- and ${findings.length - most.resources} more`] : []),
      ],
    }),
  ];
}

function outcome(
  id: string,
  description: string,
  { tags, body }: { readonly tags: HcpOutcome['attributes']['tags']; readonly body: readonly string[] },
): HcpOutcome {
  const attributes = { 'outcome-id': id, description, tags, body: body.join('\n') };
  return { type: 'task-result-outcomes', attributes };
}

function statusTag({ verdict }: Finding, isHeld: boolean): HcpTag {
  if (verdict === 'unknown') return { label: 'Unknown', level: 'warning' };
  return isHeld ? { label: 'Failed', level: 'error' } : { label: 'Failed, does not count', level: 'warning' };
}

function tagLevel(severity: Severity): HcpTagLevel {
  const level = levelOf(severity);
  return level === 'note' ? 'info' : level;
}

function citationLines(finding: Finding): readonly string[] {
  const citations = citationTexts(finding, Infinity);
  return citations.length === 0 ? [] : [markdownText(citations.join('; ')), ''];
}

function resourceLines(finding: Finding): readonly string[] {
  const { resource, message } = finding;
  const source = moduleText(finding);
  const module = source === '' ? '' : `, module ${codeSpan(source)}`;
  return [
    `- ${codeSpan(resource)}${module}: ${codeSpan(message)}`,
    ...remarksOf(finding).map(([label, text]) => `  - ${label}: ${codeSpan(text)}`),
  ];
}
