import { isValueList, isValueMap, type Value } from './value.ts';

const identifier = /^[A-Za-z_][\w-]*$/;

/** Renders a known value as an HCL expression on one line. Markers have no literal form and render as `null`. */
export function hclLiteral(value: Value): string {
  if (typeof value === 'string') return hclString(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isValueList(value)) return `[${value.map(hclLiteral).join(', ')}]`;
  if (isValueMap(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${hclKey(key)} = ${hclLiteral(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return 'null';
}

/** Quotes text as an HCL string; `${` and `%{` in it stay text. */
export function hclString(text: string): string {
  // A replacement text would read `$$` as one `$`; a function's result is taken as it is.
  return JSON.stringify(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
}

/** Renders an object key, quoted only where HCL asks for it. */
export function hclKey(key: string): string {
  return identifier.test(key) ? key : hclString(key);
}
