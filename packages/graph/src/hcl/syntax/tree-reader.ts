import type { TreeCursor } from 'web-tree-sitter';

/** Walks a syntax tree, node by node, without making an object for each of them. Comments are stepped over. */
export class TreeReader {
  readonly text: string;
  /** Said of what cannot be read although the grammar accepts it. */
  readonly problems: { readonly line: number; readonly message: string }[] = [];
  readonly #cursor: TreeCursor;
  readonly #names: readonly string[];

  /** @param names Names of node types by their number. */
  constructor(cursor: TreeCursor, text: string, names: readonly string[]) {
    this.#cursor = cursor;
    this.text = text;
    this.#names = names;
  }

  /** Type of the node that the cursor stands on. */
  get type(): string {
    return this.#names[this.#cursor.nodeTypeId] ?? '';
  }

  get start(): number {
    return this.#cursor.startIndex;
  }

  get end(): number {
    return this.#cursor.endIndex;
  }

  /** Counted from 1. */
  get line(): number {
    return this.#cursor.startPosition.row + 1;
  }

  get endLine(): number {
    return this.#cursor.endPosition.row + 1;
  }

  /** Text of the node that the cursor stands on. */
  get written(): string {
    return this.text.slice(this.#cursor.startIndex, this.#cursor.endIndex);
  }

  /** Visits the children of the node; the visitor must leave the cursor where it was. */
  children(visit: (type: string) => void): void {
    const cursor = this.#cursor;
    if (!cursor.gotoFirstChild()) return;
    do {
      const type = this.type;
      if (type !== 'comment') visit(type);
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }

  /** Says what is wrong at the node that the cursor stands on. */
  report(message: string): void {
    this.problems.push({ line: this.line, message });
  }
}
