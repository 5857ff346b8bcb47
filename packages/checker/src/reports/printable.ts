/**
 * Control characters of both blocks, line and paragraph separators, and the marks that reorder or hide text: what could
 * move the cursor, colour the terminal, break a line or make an address read as another. Made at the first need, because
 * a check that prints JSON has none.
 */
let hidden: RegExp | undefined;

const short: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

/** Makes text from plans, waivers and configurations safe to print: one line, no escape sequences, nothing invisible. */
export function printable(text: string): string {
  return replaceHidden(text, (character) => short[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Replaces every character that hides or reorders text, or that a terminal acts on. There is no other list of them. */
export function replaceHidden(text: string, by: (character: string) => string): string {
  hidden ??= /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
  return text.replaceAll(hidden, by);
}
