import { markupText } from './markdown-text.ts';
import { counted } from './wording.ts';

/** The findings of one control under one heading, folded away until they are opened. Cells are Markdown already. */
export interface Fold {
  /** Severity, or what else the findings have in common. */
  readonly label: string;
  readonly control: string;
  readonly title: string;
  readonly intro: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows for each control that are tried, most first; with 0 only the headings are left. */
const rowLimits: readonly number[] = [Infinity, 500, 200, 100, 50, 20, 10, 5, 3, 2, 1, 0];

const fullReport = 'The HTML, JSON, SARIF and CSV reports list all.';

/**
 * Joins head and folds to at most `limit` bytes. Every control keeps as many rows as fit when all keep the same number;
 * where not even one of each fits, headings are dropped from the end. What is left out is said with its number.
 */
export function folded(head: string, folds: readonly Fold[], limit: number): string {
  for (const rows of rowLimits) {
    const parts = folds.map((fold) => foldText(fold, rows));
    const left = folds.reduce((count, fold) => count + Math.max(0, fold.rows.length - rows), 0);
    const note = left === 0 ? '' : `Left out for length: ${counted(left, 'finding')}. ${fullReport}\n`;
    const text = [head, ...parts, note].join('');
    if (Buffer.byteLength(text) <= limit) return text;
  }
  return withoutLast(head, folds, limit);
}

function withoutLast(head: string, folds: readonly Fold[], limit: number): string {
  const parts = folds.map((fold) => foldText(fold, 0));
  const left = folds.reduce((count, { rows }) => count + rows.length, 0);
  const note = (kept: number): string =>
    `Left out for length: ${counted(left, 'finding')}, and ${counted(folds.length - kept, 'heading')} of controls. ${fullReport}\n`;
  // A note of any number of digits is at most as long as this one.
  let room = limit - Buffer.byteLength(head) - Buffer.byteLength(note(-folds.length));
  const kept = parts.findIndex((part) => {
    room -= Buffer.byteLength(part);
    return room < 0;
  });
  const text = [head, ...parts.slice(0, Math.max(0, kept)), note(Math.max(0, kept))].join('');
  return Buffer.byteLength(text) <= limit ? text : cut(text, limit);
}

/** Only a head of thousands of inputs comes here. Cuts at a line, so that no markup is left open. */
function cut(text: string, limit: number): string {
  const note = `\nLeft out for length. ${fullReport}\n`;
  const bytes = Buffer.from(text).subarray(0, limit - Buffer.byteLength(note));
  const lines = bytes.subarray(0, bytes.lastIndexOf('\n')).toString();
  const opened = lines.lastIndexOf('<details>');
  return `${opened > lines.lastIndexOf('</details>') ? lines.slice(0, opened) : lines}${note}`;
}

function foldText(fold: Fold, most: number): string {
  const { label, control, title, intro, columns, rows } = fold;
  const shown = rows.slice(0, most);
  const heading = `<b>${markupText(label)}</b> <code>${markupText(control)}</code> ${markupText(title)}: ${counted(rows.length, 'finding')}`;
  if (shown.length === 0) return `- ${heading}\n\n`;
  const more = rows.length - shown.length;
  const lines = [
    '<details>',
    `<summary>${heading}</summary>`,
    '',
    ...intro.flatMap((line) => [line, '']),
    `| ${columns.join(' | ')} |`,
    `|${' :-- |'.repeat(columns.length)}`,
    ...shown.map((cells) => `| ${cells.join(' | ')} |`),
    ...(more > 0 ? ['', `and ${counted(more, 'more finding')}`] : []),
    '',
    '</details>',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
