import type { TreeCursor } from 'web-tree-sitter';

/** Walks a syntax tree, node by node, without making an object for each of them. Comments are stepped over. */
export class TreeReader {
  readonly text: string;
  /** Said of what cannot be read although the grammar accepts it. */
  readonly problems: { readonly line: number; readonly message: string }[] = [];
  readonly #cursor: TreeCursor;
  readonly #names: readonly string[];
  #lineEnds: readonly number[] | undefined;

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
    return this.lineAt(this.#cursor.startIndex);
  }

  get endLine(): number {
    return this.lineAt(this.#cursor.endIndex);
  }

  /** Line of a place in the text, counted from 1. */
  lineAt(index: number): number {
    this.#lineEnds ??= lineEndsIn(this.text);
    let [low, high] = [0, this.#lineEnds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lineEnds[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low + 1;
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

  /**
   * Reports a line that ends between two parts of the node. The grammar takes any white space where Terraform takes none.
   * @param last Type of the part behind which lines may end.
   */
  requireOneLine(last = ''): void {
    if (this.line === this.endLine) return;
    let end = 0;
    let isOver = false;
    this.children((type) => {
      if (!isOver && end !== 0 && this.line !== end)
        this.report('a line ends in the middle of an expression or a heading');
      end = this.endLine;
      isOver ||= type === last;
    });
  }

  /** Says what is wrong at the node that the cursor stands on. */
  report(message: string): void {
    this.problems.push({ line: this.line, message });
  }
}

function lineEndsIn(text: string): readonly number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}
