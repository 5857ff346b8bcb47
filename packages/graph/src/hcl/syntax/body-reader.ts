import type { Argument, Block, Body } from './body.ts';
import { ExpressionReader } from './expression-reader.ts';
import type { TreeReader } from './tree-reader.ts';

/** Blocks in blocks; those of resources are some ten levels deep at most. */
const deepest = 60;

/** Reads arguments and blocks from a syntax tree. */
export class BodyReader {
  readonly #tree: TreeReader;
  readonly #expressions: ExpressionReader;
  readonly #file: string;
  readonly #linesBefore: number;
  #depth = 0;

  /** @param linesBefore Lines of the file in front of the text that the tree was made of. */
  constructor(tree: TreeReader, file: string, linesBefore: number) {
    this.#tree = tree;
    this.#expressions = new ExpressionReader(tree);
    this.#file = file;
    this.#linesBefore = linesBefore;
  }

  /** Reads what stands in the node that the cursor is on: a file, a body or a block. */
  read(): Body {
    const found = new Map<string, Argument>();
    const blocks: Block[] = [];
    let lastLine = 0;
    const visit = (type: string): void => {
      if (type === 'body') return this.#tree.children(visit);
      if (type === 'object') this.#tree.report('a file holds arguments and blocks, not an object');
      if (type !== 'attribute' && type !== 'block') return undefined;
      if (this.#tree.line === lastLine) this.#tree.report('each argument and block must begin on a line of its own');
      lastLine = this.#tree.endLine;
      if (type === 'block') blocks.push(this.#block());
      else this.#addArgument(found);
      return undefined;
    };
    this.#tree.children(visit);
    return { arguments: found, blocks };
  }

  #addArgument(found: Map<string, Argument>): void {
    const argument = this.#argument();
    if (found.has(argument.name)) this.#tree.report(`the argument "${argument.name}" is given twice`);
    else found.set(argument.name, argument);
  }

  #argument(): Argument {
    let name = '';
    let value: Argument['value'] = { kind: 'broken', reason: 'it is empty' };
    const isLong = this.#tree.line !== this.#tree.endLine;
    if (isLong) this.#tree.requireOneLine();
    this.#tree.children((type) => {
      if (type === 'identifier') name = this.#tree.written;
      else if (type === 'expression') value = this.#expressions.readArgument(isLong);
    });
    return { name, value, location: this.#location() };
  }

  #block(): Block {
    const names: string[] = [];
    let body: Body | undefined;
    this.#tree.requireOneLine('block_start');
    this.#requireOwnLines();
    this.#tree.children((type) => {
      if (type === 'identifier') names.push(this.#tree.written);
      else if (type === 'string_lit') names.push(this.#expressions.quoted());
      else if (type === 'body') body = this.#inner();
    });
    const [type = '', ...labels] = names;
    const endLine = this.#tree.endLine + this.#linesBefore;
    return { type, labels, body: body ?? { arguments: new Map(), blocks: [] }, location: this.#location(), endLine };
  }

  /** A block on several lines has nothing but its heading on the first. */
  #requireOwnLines(): void {
    const { line, endLine } = this.#tree;
    if (line === endLine) return;
    this.#tree.children((type) => {
      if (type === 'body' && this.#tree.line === line) this.#tree.report('a block on one line must end on it');
    });
  }

  #inner(): Body | undefined {
    if (this.#depth >= deepest) {
      this.#tree.report(`blocks are nested deeper than ${deepest} levels`);
      return undefined;
    }
    this.#depth += 1;
    const body = this.read();
    this.#depth -= 1;
    return body;
  }

  #location(): Argument['location'] {
    return { file: this.#file, line: this.#tree.line + this.#linesBefore };
  }
}
