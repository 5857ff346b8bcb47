const escape = /\\(?:n|r|t|"|\\|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g;

const letters = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads the characters between quotes: backslashes, and the doubled signs that keep `${` and `%{` from being read. */
export function readQuoted(written: string): string {
  const plain = written.includes('\\') ? written.replaceAll(escape, readEscape) : written;
  return readLiteral(plain);
}

/** Reads the characters of a heredoc or a template file, where only the doubled signs mean something. */
export function readLiteral(written: string): string {
  return written.includes('{') ? written.replaceAll(/([$%])\1\{/g, '$1{') : written;
}

function readEscape(found: string): string {
  const kind = found[1] ?? '';
  if (kind !== 'u' && kind !== 'U') return letters.get(kind) ?? kind;
  const code = Number.parseInt(found.slice(2), 16);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD';
}
