import { severities } from '@autoclave/catalog';
import { isOpenFail, partialInputs, type Coverage, type Finding, type Report } from '../report.ts';
import { folded, type Fold } from './markdown-fold.ts';
import { codeCell, codeSpan, markdownText } from './markdown-text.ts';
import { placeText } from './place.ts';
import { baselineSentence, driftSentence, remarksOf, waiverPeople } from './remarks.ts';
import type { RenderRequest } from './render-request.ts';
import {
  citationTexts,
  counted,
  coverageText,
  coverageWords,
  frameworkTitles,
  moduleText,
  outsideSentence,
  percentText,
  replacementNote,
  scoreLines,
  undecidedSentence,
} from './wording.ts';

/** Bytes that GitHub takes: of a comment 65,536 characters, of a step summary 1 MiB. */
export const markdownLimits: Readonly<Record<'comment' | 'summary', number>> = { comment: 65_536, summary: 1_048_576 };

/** Lines of drift that are shown; it is a note, and the findings need the room. */
const mostDrift = 20;

/**
 * Writes Markdown for a pull request or a step summary: totals, scores and coverage, then the findings folded by control,
 * fails before unknown before waived ones. It never exceeds the limit in bytes of UTF-8: rows are left out evenly over
 * the controls, then whole controls from the end, and the text says how many. Nothing of the input is read as Markdown.
 */
export function renderMarkdown(request: RenderRequest, limit: number = markdownLimits.comment): string {
  const { report } = request;
  const head = [
    ...headline(report),
    ...uncertifiable(report),
    ...totals(report),
    ...scores(report),
    ...coverage(report),
    ...undecidable(report),
    ...drift(report),
  ];
  const fails = report.findings.filter(isOpenFail);
  const folds = [
    ...severities.flatMap((severity) =>
      foldsOf(
        fails.filter((finding) => finding.severity === severity),
        (first) => first.severity,
        request,
      ),
    ),
    ...foldsOf(
      report.findings.filter(({ verdict }) => verdict === 'unknown'),
      () => 'unknown',
      request,
    ),
    ...foldsOf(
      report.findings.filter(({ waiver }) => waiver !== null),
      () => 'waived',
      request,
    ),
  ];
  return folded(`${head.join('\n')}\n`, folds, limit);
}

function headline({ summary }: Report): readonly string[] {
  const { fail, unknown, waived } = summary;
  const verdict = fail === 0 ? 'no control is broken' : counted(fail, 'finding');
  return [`## Autoclave: ${verdict}, ${unknown} unknown, ${waived} waived`, ''];
}

function totals(report: Report): readonly string[] {
  const { findings, summary } = report;
  const compared = baselineSentence(report);
  const rows: readonly (readonly [name: string, of: readonly Finding[]])[] = [
    ['fail', findings.filter(isOpenFail)],
    ['unknown', findings.filter(({ verdict }) => verdict === 'unknown')],
    ['waived', findings.filter(({ waiver }) => waiver !== null)],
  ];
  return [
    `| | ${severities.join(' | ')} | all |`,
    `| :-- |${' --: |'.repeat(severities.length + 1)}`,
    ...rows.map(([name, of]) => {
      const counts = severities.map((severity) => of.filter((finding) => finding.severity === severity).length);
      return `| ${name} | ${[...counts, of.length].join(' | ')} |`;
    }),
    '',
    outsideSentence(summary),
    ...(compared === undefined ? [] : ['', `Against the baseline: ${compared}.`]),
    '',
  ];
}

function uncertifiable(report: Report): readonly string[] {
  return partialInputs(report).flatMap(({ path, reasons }) => [
    '> [!CAUTION]',
    `> ${codeSpan(path)} certifies nothing: ${reasons.map(codeSpan).join('; ')}`,
    '',
  ]);
}

function drift({ drift: notes = [] }: Report): readonly string[] {
  const rows = notes.map((note) => `- ${codeSpan(driftSentence(note))}`);
  const shown = rows.slice(0, mostDrift);
  const more = rows.length > shown.length ? [`- and ${rows.length - shown.length} more`] : [];
  return rows.length === 0 ? [] : ['**Changed outside Terraform**', '', ...shown, ...more, ''];
}

function scores(report: Report): readonly string[] {
  return [
    '| Score | | Of | Unknown |',
    '| :-- | --: | :-- | --: |',
    ...scoreLines(report).map((score) => {
      const { name, part, total, unknown, unit } = score;
      return `| ${name} | ${percentText(score)} | ${part} of ${total} ${unit} | ${unknown} |`;
    }),
    '',
  ];
}

function coverage(report: Report): readonly string[] {
  const frameworks = [...Map.groupBy(report.coverage, ({ framework }) => framework)];
  return [
    ...frameworks.map(
      ([framework, rows]) =>
        `- **${frameworkTitles[framework]}**, ${counted(rows.length, 'citation')}: ${coverageText(rows)}${failing(rows)}`,
    ),
    ...(frameworks.length > 0 ? [''] : []),
  ];
}

/** The controls that no plan shows, so that the findings are not taken for the whole. */
function undecidable({ undecidable: rows, summary }: Report): readonly string[] {
  if (rows.length === 0) return [];
  return [
    '<details>',
    `<summary>${undecidedSentence(summary)}</summary>`,
    '',
    ...rows.map(
      ({ control, title, evidence }) => `- ${codeSpan(control)} ${markdownText(title)}, ${coverageWords[evidence]}`,
    ),
    '',
    '</details>',
    '',
  ];
}

function failing(rows: readonly Coverage[]): string {
  const citations = rows.filter(({ verdict }) => verdict === 'fail').map(({ citation }) => citation);
  return citations.length === 0 ? '' : `. Failing: ${citations.join(', ')}`;
}

function foldsOf(
  findings: readonly Finding[],
  label: (first: Finding) => string,
  request: RenderRequest,
): readonly Fold[] {
  return [...Map.groupBy(findings, ({ control }) => control).values()].flatMap((members) => {
    const [first] = members;
    return first === undefined ? [] : [foldOf(members, first, { label: label(first), request })];
  });
}

function foldOf(
  findings: readonly Finding[],
  first: Finding,
  { label, request }: { readonly label: string; readonly request: RenderRequest },
): Fold {
  const isWaived = first.waiver !== null;
  return {
    label,
    control: first.control,
    title: first.title,
    intro: [
      ...(first.verdict === 'fail'
        ? [`**Why:** ${markdownText(first.risk)}`, `**Fix:** ${markdownText(first.fix)}`]
        : []),
      ...(first.verdict === 'fail' && first.creationOnly ? [`**Note:** ${replacementNote}.`] : []),
      citationTexts(first, Infinity).join('; '),
    ].filter((line) => line !== ''),
    columns: isWaived ? ['Resource', 'Finding', 'Waiver'] : ['Resource', 'Finding', 'Where'],
    rows: findings.map((finding) => [
      `${finding.baseline === 'new' ? '**new** ' : ''}${codeCell(finding.resource)}`,
      [finding.message, ...remarksOf(finding).map(([label, text]) => `${label}: ${text}`)].map(codeCell).join('<br>'),
      finding.waiver === null ? where(finding, request) : waiverCell(finding.waiver),
    ]),
  };
}

function where(finding: Finding, request: RenderRequest): string {
  const place = codeCell(placeText(finding, request));
  const module = moduleText(finding);
  return module === '' ? place : `${place}, module ${codeCell(module)}`;
}

function waiverCell(waiver: NonNullable<Finding['waiver']>): string {
  const { reason, expires, ticket } = waiver;
  const parts = [`until ${expires}`, codeCell(waiverPeople(waiver)), ...(ticket === null ? [] : [codeCell(ticket)])];
  return `${parts.join(', ')}: ${codeCell(reason)}`;
}
