import { hclKey } from '@autoclave/catalog';

const widthLimit = 120;

/**
 * Prints a resolved value as an HCL expression: tokens lose their `${}`, strings are quoted.
 * @param indent Indentation of the line that the value begins on; lists and maps that are too long break below it.
 */
export function printValue(value: unknown, indent = ''): string {
  if (typeof value === 'string') return printText(value, indent);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return printList(value, indent);
  if (typeof value === 'object' && value !== null) return printMap(Object.entries(value), indent);
  return 'null';
}

function printList(items: readonly unknown[], indent: string): string {
  const inline = `[${items.map((item) => printValue(item)).join(', ')}]`;
  if (inline.length + indent.length <= widthLimit && !inline.includes('\n')) return inline;
  const inner = `${indent}  `;
  return `[\n${items.map((item) => `${inner}${printInner(item, inner)},\n`).join('')}${indent}]`;
}

function printMap(entries: readonly (readonly [string, unknown])[], indent: string): string {
  if (entries.length === 0) return '{}';
  const inner = `${indent}  `;
  const rows = entries.map(([key, value]) => ({ name: mapKey(key), text: printInner(value, inner) }));
  return `{\n${alignRows(rows, inner)}${indent}}`;
}

/** Prints a value inside a list or map: a short map of scalars, such as a row of a table, stays on its line. */
function printInner(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return printValue(value, indent);
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.some(([, item]) => typeof item === 'object')) return printValue(value, indent);
  const inline = `{ ${entries.map(([key, item]) => `${mapKey(key)} = ${printValue(item)}`).join(', ')} }`;
  return inline.length + indent.length <= widthLimit && !inline.includes('\n') ? inline : printValue(value, indent);
}

/** A key is an identifier, a quoted string or template, or an expression in parentheses. */
function mapKey(key: string): string {
  const whole = unwrap(key);
  if (whole !== undefined) return `(${whole})`;
  return hclKey(key) === key ? key : `"${escapeTemplate(key)}"`;
}

/** One `name = text` of a body or an object. */
export interface Row {
  readonly name: string;
  readonly text: string;
}

/** Prints rows with their `=` aligned as `terraform fmt` does: a row of several lines stands outside its group. */
export function alignRows(rows: readonly Row[], indent: string): string {
  const lines: string[] = [];
  let group: Row[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...group.map((row) => row.name.length));
    lines.push(...group.map((row) => `${indent}${row.name.padEnd(width)} = ${row.text}\n`));
    group = [];
  };
  for (const row of rows) {
    if (row.text.includes('\n')) {
      flush();
      lines.push(`${indent}${row.name} = ${row.text}\n`);
    } else {
      group.push(row);
    }
  }
  flush();
  return lines.join('');
}

function printText(text: string, indent: string): string {
  const whole = unwrap(text);
  if (whole !== undefined) return whole.replaceAll('\n', `\n${indent}`);
  return `"${escapeTemplate(text)}"`;
}

/** Escapes the literal parts of a template; what stands in `${…}` is HCL already. */
function escapeTemplate(text: string): string {
  let result = '';
  let rest = text;
  while (rest !== '') {
    const start = rest.indexOf('${');
    if (start === -1) return result + escapeLiteral(rest);
    const end = closingBrace(rest, start + 2);
    if (end === -1) return result + escapeLiteral(rest);
    result += escapeLiteral(rest.slice(0, start)) + rest.slice(start, end + 1);
    rest = rest.slice(end + 1);
  }
  return result;
}

/** What cannot be an interpolation is text, and nobody writes directives: both are doubled, if they are not yet. */
function escapeLiteral(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/(?<!\$)\$\{/g, () => '$${')
    .replaceAll(/(?<!%)%\{/g, '%%{');
}

/**
 * Gives the expression where the text is one `${…}` and nothing else.
 * @internal
 */
export function unwrap(text: string): string | undefined {
  if (!text.startsWith('${')) return undefined;
  return closingBrace(text, 2) === text.length - 1 ? text.slice(2, -1) : undefined;
}

/** Finds the `}` that closes an interpolation; braces inside quoted strings and nested templates do not count. */
function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') {
      index = closingQuote(text, index + 1);
      if (index === -1) return -1;
    } else if (char === '{') {
      depth += 1;
    } else if (char === '}') {
      if (depth === 0) return index;
      depth -= 1;
    }
  }
  return -1;
}

function closingQuote(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    if (char === '\\') {
      index += 1;
    } else if (char === '$' && text[index + 1] === '{') {
      index = closingBrace(text, index + 2);
      if (index === -1) return -1;
    } else if (char === '"') {
      return index;
    }
  }
  return -1;
}
