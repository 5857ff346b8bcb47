/**
 * Control characters of both blocks, line and paragraph separators, and the marks that reorder or hide text: what could
 * move the cursor, colour the terminal, break a line or make an address read as another. Made at the first need, because
 * a check that prints JSON has none.
 */
let hidden: RegExp | undefined;

const short: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

/** Makes text from plans, waivers and configurations safe to print: one line, no escape sequences, nothing invisible. */
export function printable(text: string): string {
  hidden ??= /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
  return text.replaceAll(
    hidden,
    (character) => short[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
