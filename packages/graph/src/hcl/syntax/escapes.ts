const escape = /\\(?:n|r|t|"|\\|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g;

const letters = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads the characters between quotes: backslashes, and the doubled signs that keep `${` and `%{` from being read. */
export function readQuoted(written: string): string {
  return readLiteral(written.includes('\\') ? written.replaceAll(escape, readEscape) : written);
}

/**
 * Reads the characters of a heredoc or a template file, where only the doubled signs mean something. Terraform keeps all
 * text in the form NFC.
 */
export function readLiteral(written: string): string {
  const plain = written.includes('{') ? written.replaceAll(/([$%])(\1+\{)/g, '$2') : written;
  return toNormalForm(plain);
}

/** Text as Terraform keeps it: characters that can be written in two ways are written in one. */
export function toNormalForm(text: string): string {
  return /[\u0300-\u{10FFFF}]/u.test(text) ? text.normalize('NFC') : text;
}

function readEscape(found: string): string {
  const kind = found[1] ?? '';
  if (kind !== 'u' && kind !== 'U') return letters.get(kind) ?? kind;
  const code = Number.parseInt(found.slice(2), 16);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD';
}
