import { printable } from './printable.ts';

/**
 * Writes text of the input as a code span, in which nothing is markup, a mention or a link. The fence is longer than any
 * run of backticks in the text.
 */
export function codeSpan(text: string): string {
  const safe = printable(text).trim();
  if (safe === '') return '';
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = safe.startsWith('`') || safe.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${safe}${pad}${fence}`;
}

/**
 * The same in a cell of a table. A bar ends a cell even in a code span, and a backslash before it can itself be escaped, so
 * text with a bar is an element in which every sign is an entity.
 */
export function codeCell(text: string): string {
  const safe = printable(text).trim();
  if (!safe.includes('|')) return codeSpan(safe);
  return `<code>${safe.replaceAll(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;
}

/** Writes our own prose: characters that Markdown would read as markup are escaped. */
export function markdownText(text: string): string {
  return printable(text).replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`);
}

/** Escapes text inside an HTML element. */
export function markupText(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
