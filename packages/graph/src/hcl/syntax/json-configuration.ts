import { emptyBody, type Argument, type Block, type Body, type ParsedFile, type SyntaxProblem } from './body.ts';
import type { Expression } from './expression.ts';
import { isJsonProblem, parseJsonText, type JsonNode } from './json-text.ts';
import type { HclParser } from './parse-file.ts';
import { numberLiteral } from './simple-expression.ts';

/** How many labels stand between the type of a block at the top and its body. */
const labelCounts = new Map([
  ['resource', 2],
  ['data', 2],
  ['ephemeral', 2],
  ['module', 1],
  ['variable', 1],
  ['output', 1],
  ['provider', 1],
  ['check', 1],
  ['locals', 0],
  ['terraform', 0],
  ['moved', 0],
  ['removed', 0],
  ['import', 0],
]);

/** Blocks inside of blocks that have a meaning of their own; all others read as arguments, which hold the same values. */
const innerBlocks = new Map<string, ReadonlyMap<string, number>>([
  [
    'resource',
    new Map([
      ['lifecycle', 0],
      ['provisioner', 1],
      ['connection', 0],
      ['dynamic', 1],
    ]),
  ],
  [
    'data',
    new Map([
      ['lifecycle', 0],
      ['dynamic', 1],
    ]),
  ],
  [
    'provider',
    new Map([
      ['default_tags', 0],
      ['ignore_tags', 0],
      ['assume_role', 0],
    ]),
  ],
  ['terraform', new Map([['required_providers', 0]])],
  ['removed', new Map([['lifecycle', 0]])],
  ['dynamic', new Map([['content', 0]])],
  ['content', new Map([['dynamic', 1]])],
]);

/** Arguments whose text is a reference or a type, and no template. */
const bareArguments = new Set([
  'variable.type',
  'resource.provider',
  'data.provider',
  'moved.from',
  'moved.to',
  'removed.from',
  'dynamic.iterator',
]);

/**
 * Reads configuration in the JSON form (`*.tf.json`, as cdktn writes it too): names of blocks are members, texts are
 * templates, and members called `//` are comments.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function parseJsonConfiguration(text: string, file: string, parser: HclParser): ParsedFile {
  const parsed = parseJsonText(text);
  if (isJsonProblem(parsed)) return failed(file, parsed.line, parsed.message);
  if (parsed.kind !== 'object') return failed(file, 1, 'it is no JSON object');
  const reader = new JsonBodyReader(file, parser);
  const body = reader.read(parsed, labelCounts, '');
  return { body, problems: reader.problems, comments: [] };
}

/** Reads values in the JSON form (`*.tfvars.json`): texts are what they are. */
export function parseJsonValues(text: string, file: string): ParsedFile {
  const parsed = parseJsonText(text);
  if (isJsonProblem(parsed)) return failed(file, parsed.line, parsed.message);
  if (parsed.kind !== 'object') return failed(file, 1, 'it is no JSON object');
  const values = new Map<string, Argument>();
  for (const [name, node] of parsed.members) {
    values.set(name, { name, value: toExpression(node, literal), location: { file, line: node.line } });
  }
  return { body: { arguments: values, blocks: [] }, problems: [], comments: [] };
}

function failed(file: string, line: number, message: string): ParsedFile {
  return { body: emptyBody, problems: [{ location: { file, line }, message }], comments: [] };
}

class JsonBodyReader {
  readonly problems: SyntaxProblem[] = [];
  readonly #file: string;
  readonly #parser: HclParser;

  constructor(file: string, parser: HclParser) {
    this.#file = file;
    this.#parser = parser;
  }

  /** @param owner Type of the block whose body it is; '' for the file. */
  read(node: JsonNode, known: ReadonlyMap<string, number>, owner: string): Body {
    const found = new Map<string, Argument>();
    const blocks: Block[] = [];
    for (const [name, value] of membersOf(node)) {
      const labels = known.get(name);
      if (labels !== undefined) blocks.push(...this.#blocks(name, value, labels));
      else if (owner === '') this.#report(value.line, `"${name}" is no block of a configuration`);
      else found.set(name, this.#argument(name, value, owner));
    }
    return { arguments: found, blocks };
  }

  #argument(name: string, node: JsonNode, owner: string): Argument {
    const isBare = bareArguments.has(`${owner}.${name}`);
    const readText = (text: string): Expression =>
      isBare ? this.#parser.expression(text) : this.#parser.template(text);
    return { name, value: toExpression(node, readText), location: this.#at(node.line) };
  }

  /** Each label is one level of members; a list holds several bodies. */
  #blocks(type: string, node: JsonNode, labels: number, given: readonly string[] = []): readonly Block[] {
    if (node.kind === 'list') return node.items.flatMap((item) => this.#blocks(type, item, labels, given));
    if (node.kind === 'scalar' && node.value === null) return [];
    if (node.kind !== 'object') {
      this.#report(node.line, `"${type}" must be an object`);
      return [];
    }
    if (labels > 0) {
      return membersOf(node).flatMap(([label, inner]) => this.#blocks(type, inner, labels - 1, [...given, label]));
    }
    const body = this.read(node, innerBlocks.get(type) ?? new Map<string, number>(), type);
    const constructPath = constructPathOf(node);
    return [{ type, labels: given, body, location: this.#at(node.line), endLine: lastLine(node), constructPath }];
  }

  #at(line: number): Argument['location'] {
    return { file: this.#file, line };
  }

  #report(line: number, message: string): void {
    this.problems.push({ location: this.#at(line), message });
  }
}

function membersOf(node: JsonNode): readonly (readonly [string, JsonNode])[] {
  return node.kind === 'object' ? node.members.filter(([name]) => name !== '//') : [];
}

/** cdktn writes `"//": {"metadata": {"path": "..."}}` into each block. */
function constructPathOf(node: JsonNode): string | undefined {
  let inner: JsonNode | undefined = node;
  for (const step of ['//', 'metadata', 'path']) {
    inner = inner?.kind === 'object' ? inner.members.find(([name]) => name === step)?.[1] : undefined;
  }
  return inner?.kind === 'scalar' && typeof inner.value === 'string' ? inner.value : undefined;
}

function lastLine(node: JsonNode): number {
  let last = node;
  for (;;) {
    const next: JsonNode | undefined =
      last.kind === 'list' ? last.items.at(-1) : last.kind === 'object' ? last.members.at(-1)?.[1] : undefined;
    if (next === undefined) return last.line;
    last = next;
  }
}

function toExpression(node: JsonNode, readText: (text: string) => Expression): Expression {
  if (node.kind === 'number') return numberLiteral(node.written);
  if (node.kind === 'scalar') {
    return typeof node.value === 'string' ? readText(node.value) : { kind: 'literal', value: node.value };
  }
  if (node.kind === 'list') return { kind: 'tuple', items: node.items.map((item) => toExpression(item, readText)) };
  return {
    kind: 'object',
    items: node.members
      .filter(([name]) => name !== '//')
      .map(([name, value]) => ({ key: readText(name), value: toExpression(value, readText) })),
  };
}

function literal(value: string): Expression {
  return { kind: 'literal', value };
}
