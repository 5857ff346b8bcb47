import type { ExampleValue } from './example.ts';
import { hclKey, hclLiteral, hclString } from './hcl-literal.ts';
import { isReference, type SettingValue } from './setting.ts';
import { reference } from './show.ts';
import { UNKNOWN } from './value.ts';

/** A value of an example or of a setting. */
export type HclValue = ExampleValue | SettingValue | readonly HclValue[] | { readonly [name: string]: HclValue };

/** One entry of a block's body. */
export type Entry =
  | { readonly kind: 'argument'; readonly name: string; readonly value: HclValue }
  | { readonly kind: 'block'; readonly name: string; readonly body: readonly Entry[] }
  | { readonly kind: 'comment'; readonly text: string };

const longestLine = 100;

/** Renders a block with its header (`resource "aws_s3_bucket" "this"`), ending in a line break. */
export function renderBlock(header: string, body: readonly Entry[]): string {
  return body.length === 0 ? `${header} {}\n` : `${header} {\n${bodyLines(body, '  ').join('\n')}\n}\n`;
}

/** Arguments and comments first, then the blocks, each after an empty line. */
function bodyLines(body: readonly Entry[], indent: string): readonly string[] {
  const flat = body.flatMap((entry): readonly Pair[] => {
    if (entry.kind === 'block') return [];
    return entry.kind === 'comment'
      ? [{ name: '', text: `# ${entry.text}` }]
      : [{ name: entry.name, text: expression(entry.value, indent) }];
  });
  const lines = aligned(flat, indent);
  for (const entry of body) {
    if (entry.kind !== 'block') continue;
    if (lines.length > 0) lines.push('');
    const inner = bodyLines(entry.body, `${indent}  `);
    if (inner.length === 0) lines.push(`${indent}${entry.name} {}`);
    else lines.push(`${indent}${entry.name} {`, ...inner, `${indent}}`);
  }
  return lines;
}

interface Pair {
  /** '' for a comment. */
  readonly name: string;
  readonly text: string;
}

/** Puts the `=` of neighbouring lines in one column; a comment or a value of several lines ends the column. */
function aligned(pairs: readonly Pair[], indent: string): string[] {
  const lines: string[] = [];
  let column: Pair[] = [];
  function closeColumn(): void {
    const width = Math.max(0, ...column.map((pair) => pair.name.length));
    lines.push(...column.map((pair) => `${indent}${pair.name.padEnd(width)} = ${pair.text}`));
    column = [];
  }
  for (const pair of pairs) {
    if (pair.name !== '' && !pair.text.includes('\n')) {
      column.push(pair);
      continue;
    }
    closeColumn();
    lines.push(pair.name === '' ? `${indent}${pair.text}` : `${indent}${pair.name} = ${pair.text}`);
  }
  closeColumn();
  return lines;
}

function expression(value: HclValue, indent: string): string {
  if (value === UNKNOWN) return 'terraform_data.known_after_apply.output';
  if (isReference(value)) {
    const referred = reference(value.resource, value.attribute);
    return value.suffix === undefined ? referred : `"\${${referred}}${hclString(value.suffix).slice(1)}`;
  }
  if (isList(value)) return list(value, indent);
  if (typeof value === 'object' && value !== null) return object(value, indent);
  if (typeof value === 'string') return text(value, indent);
  return hclLiteral(value);
}

function list(items: readonly HclValue[], indent: string): string {
  const inner = `${indent}  `;
  const texts = items.map((item) => expression(item, inner));
  const line = `[${texts.join(', ')}]`;
  if (!line.includes('\n') && line.length <= longestLine) return line;
  return `[\n${texts.map((item) => `${inner}${item},\n`).join('')}${indent}]`;
}

function object(map: { readonly [name: string]: HclValue }, indent: string): string {
  const inner = `${indent}  `;
  const pairs = Object.entries(map).map(([key, item]) => ({ name: hclKey(key), text: expression(item, inner) }));
  return pairs.length === 0 ? '{}' : `{\n${aligned(pairs, inner).join('\n')}\n${indent}}`;
}

/** A JSON document is easier to read as the object that `jsonencode` is given. */
function text(value: string, indent: string): string {
  const document = /^\s*[[{]/.test(value) ? jsonOf(value) : undefined;
  return document === undefined ? hclString(value) : `jsonencode(${expression(document, indent)})`;
}

function jsonOf(value: string): HclValue | undefined {
  try {
    const document: HclValue = JSON.parse(value);
    return document;
  } catch {
    return undefined;
  }
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value);
}
