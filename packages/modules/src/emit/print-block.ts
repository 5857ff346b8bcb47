import { alignRows, printValue, type Row } from './print-value.ts';

/** An argument as cdktn exposes it, resolved. */
export interface AttributeNode {
  readonly value: unknown;
  readonly isBlock: boolean;
}

/** The arguments of a block by name. */
export type BlockNode = { readonly [name: string]: AttributeNode | undefined };

/** Prints the inside of a block: arguments first, aligned, then nested blocks, each after a blank line. */
export function printBody(node: BlockNode, indent: string): string {
  const entries = Object.entries(node).filter((entry): entry is [string, AttributeNode] => isAttribute(entry[1]));
  const rows = entries
    .filter(([, attribute]) => !attribute.isBlock)
    .map(([name, attribute]): Row => ({ name, text: printValue(attribute.value, indent) }));
  const blocks = entries
    .filter(([, attribute]) => attribute.isBlock)
    .flatMap(([name, attribute]) => printNested(name, attribute.value, indent));
  const body = alignRows(rows, indent);
  return [...(body === '' ? [] : [body]), ...blocks].join('\n');
}

function isAttribute(node: AttributeNode | undefined): boolean {
  return typeof node === 'object' && node !== null && 'isBlock' in node && node.value !== undefined;
}

function printNested(name: string, value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => printNested(name, item, indent));
  if (isDynamic(value)) return [printDynamic(name, value.dynamic, indent)];
  return [wrap(`${indent}${name}`, printBody(value as BlockNode, `${indent}  `), indent)];
}

interface Dynamic {
  readonly dynamic: { readonly forEach: unknown; readonly iterator: string; readonly content: BlockNode };
}

function isDynamic(value: unknown): value is Dynamic {
  return typeof value === 'object' && value !== null && 'dynamic' in value;
}

function printDynamic(name: string, { forEach, iterator, content }: Dynamic['dynamic'], indent: string): string {
  const inner = `${indent}  `;
  const rows: Row[] = [{ name: 'for_each', text: printValue(forEach, inner) }];
  if (iterator !== name) rows.push({ name: 'iterator', text: iterator });
  const body = `${alignRows(rows, inner)}\n${wrap(`${inner}content`, printBody(content, `${inner}  `), inner)}`;
  return wrap(`${indent}dynamic "${name}"`, body, indent);
}

/** Puts braces around a body; an empty one stays on one line. */
export function wrap(header: string, body: string, indent: string): string {
  return body === '' ? `${header} {}\n` : `${header} {\n${body}${indent}}\n`;
}

/** Orders the arguments of a block as its author wrote them; cdktn gives them in the order of the alphabet. */
export function orderLike(node: BlockNode, config: unknown): BlockNode {
  if (typeof config !== 'object' || config === null) return node;
  const written = Object.entries(config).map(([key, value]) => [toSnakeCase(key), value] as const);
  const known = written.filter(([name]) => node[name] !== undefined);
  const names = new Set(known.map(([name]) => name));
  const rest = Object.entries(node).filter(([name]) => !names.has(name));
  return Object.fromEntries([...known.map(([name, value]) => [name, orderAttribute(node[name], value)]), ...rest]);
}

function orderAttribute(attribute: AttributeNode | undefined, config: unknown): AttributeNode | undefined {
  if (attribute === undefined || !attribute.isBlock) return attribute;
  return { ...attribute, value: orderBlocks(attribute.value, config) };
}

function orderBlocks(value: unknown, config: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => orderBlocks(item, Array.isArray(config) ? config[index] : undefined));
  if (isDynamic(value)) return value;
  return orderLike(value as BlockNode, config);
}

function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
