import type { Node, Tree } from 'web-tree-sitter';
import type { Block, Body, MarkedComment, ParsedFile, SyntaxProblem } from './body.ts';
import { BodyReader } from './body-reader.ts';
import type { Expression } from './expression.ts';
import type { Grammar } from './grammar.ts';
import { TreeReader } from './tree-reader.ts';

/** Turns HCL into bodies and expressions. Each text is parsed once, and once more in pieces where it has errors. */
export class HclParser {
  readonly #grammar: Grammar;
  readonly #names: readonly string[];
  readonly #marker: string;

  /** @param marker Comments that hold it are kept. */
  constructor(grammar: Grammar, marker: string) {
    this.#grammar = grammar;
    this.#marker = marker;
    const { language } = grammar;
    this.#names = Array.from({ length: language.nodeTypeCount }, (_, id) => language.nodeTypeForId(id) ?? '');
  }

  /**
   * Reads a file of configuration. Where it has errors, each block at the beginning of a line is read by itself, so that
   * the others are judged all the same.
   * @param file Path of the file, for messages.
   */
  configuration(text: string, file: string): ParsedFile {
    const whole = this.#piece({ text, linesBefore: 0 }, file);
    if (whole.problems.length === 0) return whole;
    const pieces = splitAtBlocks(text);
    if (pieces.length < 2) return { ...whole, body: { arguments: new Map(), blocks: [] } };
    const blocks: Block[] = [];
    const problems: SyntaxProblem[] = [];
    const comments: MarkedComment[] = [];
    for (const piece of pieces) {
      const parsed = this.#piece(piece, file);
      comments.push(...parsed.comments);
      if (parsed.problems.length > 0) problems.push(...parsed.problems);
      else blocks.push(...parsed.body.blocks);
    }
    const body: Body = { arguments: new Map(), blocks };
    return { body, problems: problems.length > 0 ? problems : whole.problems, comments };
  }

  /** Reads a file of values, which has no blocks. Where it has errors, none of it counts. */
  values(text: string, file: string): ParsedFile {
    return this.#piece({ text, linesBefore: 0 }, file);
  }

  /** Reads the text of a template: of a template file, or of a string in JSON. */
  template(text: string): Expression {
    if (!/[$%]\{/.test(text)) return { kind: 'literal', value: text };
    let end = 'END_OF_TEMPLATE';
    while (text.includes(end)) end += '_';
    const tree = this.#grammar.parse(`value = <<${end}\n${text}\n${end}\n`);
    try {
      if (tree.rootNode.hasError) return { kind: 'broken', reason: 'a template has an error' };
      return withoutLastLine(this.#firstExpression(tree, `value = <<${end}\n${text}\n${end}\n`));
    } finally {
      tree.delete();
    }
  }

  /** Reads one expression, such as a reference that JSON holds as text. */
  expression(text: string): Expression {
    const whole = `value = ${text}\n`;
    const tree = this.#grammar.parse(whole);
    try {
      if (tree.rootNode.hasError) return { kind: 'broken', reason: 'it has an error' };
      return this.#firstExpression(tree, whole);
    } finally {
      tree.delete();
    }
  }

  #firstExpression(tree: Tree, text: string): Expression {
    const cursor = tree.walk();
    try {
      const body = new BodyReader(new TreeReader(cursor, text, this.#names), '', 0).read();
      return body.arguments.get('value')?.value ?? { kind: 'broken', reason: 'it is empty' };
    } finally {
      cursor.delete();
    }
  }

  #piece({ text, linesBefore }: Piece, file: string): ParsedFile {
    // A heredoc that ends with the file is closed by the end of its line only.
    const whole = `${text}\n`;
    const tree = this.#grammar.parse(whole);
    const cursor = tree.walk();
    try {
      const root = tree.rootNode;
      const comments = text.includes(this.#marker) ? this.#comments(root, file, linesBefore) : [];
      if (root.hasError) {
        const problems = errorsIn(root).map(({ line, message }) => problemAt(file, line + linesBefore, message));
        return { body: { arguments: new Map(), blocks: [] }, problems, comments };
      }
      const reader = new TreeReader(cursor, whole, this.#names);
      const body = new BodyReader(reader, file, linesBefore).read();
      const problems = reader.problems.map(({ line, message }) => problemAt(file, line + linesBefore, message));
      return { body, problems, comments };
    } finally {
      cursor.delete();
      tree.delete();
    }
  }

  #comments(root: Node, file: string, linesBefore: number): readonly MarkedComment[] {
    return root
      .descendantsOfType('comment')
      .filter((node) => node.text.includes(this.#marker))
      .map((node) => ({
        text: node.text,
        location: { file, line: node.startPosition.row + 1 + linesBefore },
        endLine: node.endPosition.row + 1 + linesBefore,
      }));
  }
}

/** A part of a file, and how many lines come before it. */
interface Piece {
  readonly text: string;
  readonly linesBefore: number;
}

/** Where a block of configuration begins, in a file that could not be read as a whole. */
const opening =
  /^(?:resource|data|module|variable|output|locals|provider|terraform|moved|removed|import|check|ephemeral)\b/;

function splitAtBlocks(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const lines = text.split('\n');
  let from = 0;
  for (let index = 1; index <= lines.length; index += 1) {
    if (index < lines.length && !opening.test(lines[index] ?? '')) continue;
    pieces.push({ text: lines.slice(from, index).join('\n'), linesBefore: from });
    from = index;
  }
  return pieces;
}

/** Errors told of one piece; the rest follows from them as a rule. */
const mostErrors = 3;

function errorsIn(root: Node): readonly { readonly line: number; readonly message: string }[] {
  const quote = root.descendantsOfType('quoted_template_start').find(goesOverLines);
  // Everything behind it is read as text, or as something else than it is.
  if (quote !== undefined) return [{ line: quote.startPosition.row + 1, message: 'a quoted text is not closed' }];
  const found: { line: number; message: string }[] = [];
  const open = [{ node: root, opened: 1 }];
  for (let next = open.pop(); next !== undefined && found.length < mostErrors; next = open.pop()) {
    const { node } = next;
    const line = node.startPosition.row + 1;
    const opened = closed.has(node.type) ? line : next.opened;
    if (node.isMissing) found.push({ line: opened, message: `${nameOf(node)} is missing` });
    else if (node.isError && !node.children.some((child) => child.isError || child.isMissing)) {
      found.push({ line, message: `unexpected ${excerpt(node.text)}` });
    } else if (node.hasError || node.isError) {
      open.push(...node.children.toReversed().map((child) => ({ node: child, opened })));
    }
  }
  return found.length > 0 ? found : [{ line: 1, message: 'it is not HCL' }];
}

function goesOverLines(quote: Node): boolean {
  const content = quote.nextSibling;
  return content?.type === 'template_literal' && content.endPosition.row > quote.startPosition.row;
}

/**
 * What is opened and not closed is told where it is opened. That line is carried along on the way down: asking a node for its
 * parent makes the grammar call itself for each level, until its stack overflows and no file after it can be read.
 */
const closed = new Set([
  'block',
  'quoted_template',
  'heredoc_template',
  'object',
  'tuple',
  'function_call',
  'new_index',
]);

function nameOf(missing: Node): string {
  if (missing.type === 'quoted_template_end') return 'a closing quote';
  return missing.type === 'heredoc_identifier' ? 'the end of a heredoc' : JSON.stringify(missing.type);
}

const longestExcerpt = 40;

function excerpt(text: string): string {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return JSON.stringify(line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line);
}

function problemAt(file: string, line: number, message: string): SyntaxProblem {
  return { location: { file, line }, message };
}

/** The line break in front of the closing line is none of the template. */
function withoutLastLine(expression: Expression): Expression {
  if (expression.kind === 'literal' && typeof expression.value === 'string') {
    return { kind: 'literal', value: expression.value.replace(/\n$/, '') };
  }
  if (expression.kind !== 'template') return expression;
  const last = expression.parts.at(-1);
  const parts =
    typeof last === 'string' ? [...expression.parts.slice(0, -1), last.replace(/\n$/, '')] : expression.parts;
  const kept = parts.filter((part) => part !== '');
  const [only, another] = kept;
  const isValue = another === undefined && typeof only === 'object' && only.kind === 'value';
  return isValue ? { kind: 'wrap', inner: only.value } : { kind: 'template', parts: kept };
}
