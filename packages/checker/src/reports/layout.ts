import { printable } from './printable.ts';

/** What a piece of text stands for; the painter decides what that looks like. */
export type Style = 'fail' | 'unknown' | 'waived' | 'pass' | 'strong' | 'faint';

/** Colours text for a terminal. It gets text that is safe to print and may add escape sequences. */
export type Paint = (style: Style, text: string) => string;

/** Text; `whole` is never broken at its spaces, so that it can be copied. */
export type Piece = string | { readonly text: string; readonly style?: Style; readonly whole?: true };

/** A line before it is wrapped. */
export interface Line {
  /** Columns before the first piece. */
  readonly indent: number;
  /** Columns before the lines that it is continued on. */
  readonly hang: number;
  readonly pieces: readonly Piece[];
}

interface Word {
  readonly text: string;
  readonly style: Style | undefined;
  /** Columns between it and the word before. */
  readonly gap: number;
}

/** Makes a line that is continued under its own beginning. */
export function line(indent: number, ...pieces: readonly Piece[]): Line {
  return { indent, hang: indent, pieces };
}

/** Makes a line that begins with a label in a column of its own. */
export function labelled(indent: number, label: string, width: number, ...pieces: readonly Piece[]): Line {
  return { indent, hang: indent + width, pieces: [{ style: 'faint', text: label.padEnd(width) }, ...pieces] };
}

/** An empty line. */
export const emptyLine: Line = line(0);

/**
 * Sets lines to a width. This is the only way from report text to the terminal: every piece passes `printable` before it
 * is painted. Words longer than a line stand alone on one, uncut.
 */
export function renderLines(lines: readonly Line[], width: number, paint: Paint): string {
  return lines.map((one) => `${renderLine(one, width, paint)}\n`).join('');
}

function renderLine({ indent, hang, pieces }: Line, width: number, paint: Paint): string {
  const rows: string[] = [];
  let row = ' '.repeat(indent);
  let column = indent;
  let isFirst = true;
  for (const { text, style, gap } of wordsOf(pieces)) {
    const length = Array.from(text).length;
    const isFull = !isFirst && column + gap + length > width;
    if (isFull) rows.push(row);
    row = isFull ? ' '.repeat(hang) : row + ' '.repeat(gap);
    column = (isFull ? hang : column + gap) + length;
    row += style === undefined ? text : paint(style, text);
    isFirst = false;
  }
  return [...rows, row.trimEnd()].join('\n');
}

/** Splits pieces at their spaces. Several spaces keep columns apart and stay together with the word after them. */
function wordsOf(pieces: readonly Piece[]): readonly Word[] {
  const words: Word[] = [];
  let gap = 0;
  for (const piece of pieces) {
    const { text, style, whole } = typeof piece === 'string' ? { text: piece } : piece;
    const safe = printable(text);
    for (const part of whole === true ? [safe] : safe.split(/( +)/)) {
      if (whole !== true && part.startsWith(' ')) gap += part.length;
      else if (part !== '') {
        words.push({ text: part, style, gap });
        gap = 0;
      }
    }
  }
  return words;
}
