import { printable } from './printable.ts';

/**
 * Writes text of the input as a code span, in which nothing is markup, a mention or a link. The fence is longer than any
 * run of backticks in the text, and the bar is escaped, because it ends a table cell even in code (GFM 0.29, 4.10).
 */
export function codeSpan(text: string): string {
  const safe = printable(text).trim();
  if (safe === '') return '';
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = safe.startsWith('`') || safe.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${safe.replaceAll('|', String.raw`\|`)}${pad}${fence}`;
}

/** Writes our own prose: characters that Markdown would read as markup are escaped. */
export function markdownText(text: string): string {
  return printable(text).replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`);
}

/** Escapes text inside an HTML element. */
export function markupText(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
