import { replaceHidden } from './printable.ts';

/**
 * Characters that need a closer look. What prints in ASCII never does, and most reports hold nothing else; the line
 * breaks are those of the layout, because JSON itself escapes the ones in text. A pair of surrogates stays together.
 */
const beyondAscii = /[^\n\u0020-\u007e]+/g;

/**
 * Writes a value as JSON that is safe to print: control characters and those that hide or reorder text are escaped, so
 * nothing in it can move a cursor or make text read as another. It is read back as it was.
 * @param indent Spaces per level; 0 writes one line.
 */
export function safeJson(value: unknown, indent: 0 | 2 = 2): string {
  return JSON.stringify(value, null, indent).replaceAll(beyondAscii, (run) => replaceHidden(run, escaped));
}

/** JSON escapes units of UTF-16: a character beyond the basic plane is two. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
