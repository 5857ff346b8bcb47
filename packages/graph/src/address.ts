/** Key of an instance of `count` (a number) or `for_each` (text); undefined for a single instance. 0 and "0" differ. */
export type InstanceKey = string | number | undefined;

/** One step of a reference or an address: a name, or a key in brackets. */
export type Step = { readonly name: string } | { readonly key: string | number };

/** One module on the way to a module instance. */
export interface ModuleStep {
  readonly name: string;
  readonly key: InstanceKey;
  /** Address up to and with this module. */
  readonly address: string;
}

/** A step, and where the text goes on behind it. */
interface Token {
  readonly step: Step;
  readonly end: number;
}

/**
 * Splits a reference or an address into steps, as Terraform writes them: `module.m["a.b"].aws_x.y[0].id`. Keys may hold
 * dots, quotes and brackets, so the text is never split at a character.
 * @returns undefined for text that is neither.
 */
export function parseSteps(text: string): readonly Step[] | undefined {
  return tokens(text)?.map((token) => token.step);
}

/**
 * Reads the address of a module instance into its modules, outermost first.
 * @returns undefined for text that is none; an empty list for ''.
 */
export function parseModuleAddress(address: string): readonly ModuleStep[] | undefined {
  if (address === '') return [];
  const parsed = tokens(address);
  if (parsed === undefined) return undefined;
  const modules: ModuleStep[] = [];
  let at = 0;
  while (at < parsed.length) {
    const name = parsed[at + 1];
    if (stepName(parsed[at]?.step) !== 'module' || name === undefined || !('name' in name.step)) return undefined;
    const next = parsed[at + 2];
    const key = next !== undefined && 'key' in next.step ? next.step.key : undefined;
    const end = key === undefined ? name.end : (next?.end ?? name.end);
    modules.push({ name: name.step.name, key, address: address.slice(0, end) });
    at += key === undefined ? 2 : 3;
  }
  return modules;
}

/** Writes an instance key as Terraform does in an address; '' for none. */
export function showKey(key: InstanceKey): string {
  if (key === undefined) return '';
  if (typeof key === 'number') return `[${key}]`;
  return `[${JSON.stringify(key).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)}]`;
}

/** What stands in an address in place of a key that is not known, by the argument that asks for the instances. */
export const openKeys: { readonly count: string; readonly for_each: string } = {
  count: '[count.index]',
  for_each: '[each.key]',
};

/** An address without its keys that are not known; the others stay. */
export function withoutOpenKeys(address: string): string {
  return address.replaceAll(openKeys.count, '').replaceAll(openKeys.for_each, '');
}

/** An address without instance keys, be they known or not: `module.m.aws_x.y`. */
export function withoutKeys(address: string): string {
  // Keys may hold brackets, but none outside of their quotes.
  return address.includes('[') ? address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/gs, '') : address;
}

/** Names a resource inside its module: `type.name`, with `data.` before it for a data source. */
export function resourceId(resource: { readonly mode: string; readonly type: string; readonly name: string }): string {
  return `${resource.mode === 'data' ? 'data.' : ''}${resource.type}.${resource.name}`;
}

/** Name of a step; undefined for a key. */
export function stepName(step: Step | undefined): string | undefined {
  return step !== undefined && 'name' in step ? step.name : undefined;
}

/** Key of a step; undefined for a name. */
export function stepKey(step: Step | undefined): string | number | undefined {
  return step !== undefined && 'key' in step ? step.key : undefined;
}

const asciiNamePattern = /[a-z_][\w-]*(?=[.[]|$)/iy;
// Names are ASCII nearly always, and this pattern takes longer to build than a small plan to read.
let namePattern: RegExp | undefined;
const numberPattern = /\[(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\]/y;
// A quoted key ends at the first quote that no backslash stands before.
const textPattern = /\["((?:[^"\\]|\\.)*)"\]/suy;

function tokens(text: string): readonly Token[] | undefined {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const opening = text[at];
    if (opening === '[') {
      const token = keyAt(text, at);
      if (token === undefined || found.length === 0) return undefined;
      found.push(token);
      at = token.end;
      continue;
    }
    if (found.length > 0 && opening !== '.') return undefined;
    const token = nameAt(text, found.length > 0 ? at + 1 : at);
    if (token === undefined) return undefined;
    found.push(token);
    at = token.end;
  }
  return found.length > 0 ? found : undefined;
}

function nameAt(text: string, at: number): Token | undefined {
  const name = matchAt(asciiNamePattern, text, at) ?? matchAt((namePattern ??= unicodeNamePattern()), text, at);
  return name === undefined ? undefined : { step: { name }, end: at + name.length };
}

function unicodeNamePattern(): RegExp {
  return /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function keyAt(text: string, at: number): Token | undefined {
  numberPattern.lastIndex = at;
  const number = numberPattern.exec(text);
  if (number !== null) return { step: { key: Number(number[1]) }, end: numberPattern.lastIndex };
  textPattern.lastIndex = at;
  const quoted = textPattern.exec(text);
  return quoted === null ? undefined : { step: { key: unescape(quoted[1] ?? '') }, end: textPattern.lastIndex };
}

/** Single letters that stand for another character after a backslash, in HCL and in Go. */
const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
]);

function unescape(quoted: string): string {
  if (!/[\\$%]/.test(quoted)) return quoted;
  const plain = quoted.replaceAll(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|.)/gs, (_all, escape: string) => {
    if (escape.length > 1) return fromCodePoint(Number.parseInt(escape.slice(1), 16));
    return escapes.get(escape) ?? escape;
  });
  return plain.replaceAll(/([$%])\1(?=\{)/g, '$1');
}

function fromCodePoint(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD';
}
