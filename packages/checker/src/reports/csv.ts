import type { Control } from '@autoclave/catalog';
import { partialInputs, type Finding, type ReportInput } from '../report.ts';
import { primaryPlace } from './place.ts';
import { printable } from './printable.ts';
import { remarksOf } from './remarks.ts';
import { shownFindings, type RenderRequest } from './render-request.ts';
import { verdictWords } from './verdict-words.ts';
import { shownVerdict } from './wording.ts';

type Cell = string | number | null;

/** Column names and what stands in them, in order. */
const columns: readonly (readonly [name: string, cell: (row: Row) => Cell])[] = [
  ['verdict', ({ finding }) => verdictWords[shownVerdict(finding)]],
  ['severity', ({ finding }) => finding.severity],
  ['control', ({ finding }) => finding.control],
  ['title', ({ finding }) => finding.title],
  ['resource', ({ finding }) => finding.resource],
  ['module', ({ finding }) => finding.module],
  ['module_source', ({ finding }) => finding.moduleSource],
  ['module_version', ({ finding }) => finding.moduleVersion ?? null],
  ['file', ({ place }) => place.file],
  ['line', ({ place }) => place.line],
  ['at', ({ finding }) => finding.at],
  ['got', ({ finding }) => finding.got],
  ['expected', ({ finding }) => finding.expected],
  ['message', ({ finding }) => finding.message],
  ['risk', ({ finding }) => finding.risk],
  ['fix', ({ finding }) => finding.fix],
  ['optimistic_hours', ({ control }) => control?.effort.optimisticHours ?? null],
  ['pessimistic_hours', ({ control }) => control?.effort.pessimisticHours ?? null],
  ['creation_only', ({ finding }) => (finding.creationOnly ? 'yes' : 'no')],
  ['hipaa', ({ finding }) => finding.citations.hipaa.join(' ')],
  ['soc2', ({ finding }) => finding.citations.soc2.join(' ')],
  ['aws_config', ({ control }) => control?.awsConfig.join(' ') ?? null],
  ['security_hub', ({ control }) => control?.securityHub.join(' ') ?? null],
  ['waiver_reason', ({ finding }) => finding.waiver?.reason ?? null],
  ['waiver_owner', ({ finding }) => finding.waiver?.owner ?? null],
  ['waiver_approver', ({ finding }) => finding.waiver?.approver ?? null],
  ['waiver_expires', ({ finding }) => finding.waiver?.expires ?? null],
  ['waiver_compensating_control', ({ finding }) => finding.waiver?.compensatingControl ?? null],
  ['waiver_ticket', ({ finding }) => finding.waiver?.ticket ?? null],
  ['baseline', ({ finding }) => finding.baseline ?? null],
  [
    'remarks',
    ({ finding }) =>
      remarksOf(finding)
        .map(([label, text]) => `${label}: ${text}`)
        .join('; '),
  ],
  ['fingerprint', ({ finding }) => finding.fingerprint],
];

interface Row {
  readonly finding: Finding;
  /** Absent for a rule that a waiver breaks. */
  readonly control: Control | undefined;
  readonly place: { readonly file: string; readonly line: number };
}

/** What a spreadsheet takes for a formula, with the full-width forms that some languages read the same way. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/**
 * Writes the findings as CSV (RFC 4180, with the byte-order mark by which spreadsheets recognise UTF-8). A cell that a
 * spreadsheet would run as a formula begins with an apostrophe. An input that certifies nothing has a row of its own,
 * with the verdict `not certifiable`.
 */
export function renderCsv(request: RenderRequest): string {
  const controls = new Map(request.controls.map((control) => [control.id, control]));
  const findings = shownFindings(request.report, request.verdicts).map((finding) => {
    const row: Row = { finding, control: controls.get(finding.control), place: primaryPlace(finding, request) };
    return columns.map(([, cell]) => cell(row));
  });
  const inputs = partialInputs(request.report).map(inputCells);
  const lines = [columns.map(([name]) => name), ...inputs, ...findings].map((cells) => cells.map(csvCell).join(','));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

function inputCells({ path, reasons }: ReportInput): readonly Cell[] {
  const cells: Readonly<Record<string, Cell>> = {
    verdict: 'not certifiable',
    title: 'Every input shows the whole of what it stands for',
    resource: path,
    message: reasons.join('; '),
  };
  return columns.map(([name]) => cells[name] ?? null);
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = printable(cell);
  const shown = formula.test(safe) ? `'${safe}` : safe;
  return /[",'\s]/.test(shown) || shown !== cell ? `"${shown.replaceAll('"', '""')}"` : shown;
}
