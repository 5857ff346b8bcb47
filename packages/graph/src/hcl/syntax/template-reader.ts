import { readLiteral, readQuoted } from './escapes.ts';
import type { Expression } from './expression.ts';
import type { ExpressionReader } from './expression-reader.ts';
import { buildTemplate, linesOf, type TemplateToken } from './template.ts';

/** Reads a quoted template or a heredoc. The cursor stands on it. */
export function readTemplate(reader: ExpressionReader): Expression {
  const { tree } = reader;
  if (tree.type === 'quoted_template') {
    const scan = new TokenScan(reader, 'quoted', tree.start + 1);
    scan.readChildren();
    scan.readText(tree.end - 1);
    return buildTemplate(scan.tokens, false);
  }
  const isFlush = tree.text.startsWith('<<-', tree.start);
  const { from, to } = contentOf(tree.text, tree.start, tree.end);
  const scan = new TokenScan(reader, 'heredoc', from);
  scan.readChildren();
  scan.readText(to);
  return buildTemplate(scan.tokens, isFlush);
}

/** The lines between the one that opens a heredoc and the one that closes it. */
function contentOf(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  const from = text.indexOf('\n', start) + 1;
  return { from, to: text.lastIndexOf('\n', end - 1) + 1 };
}

const escaped: TemplateToken = {
  kind: 'value',
  value: { kind: 'broken', reason: 'a template has a sign in front of "${"' },
  trimsBefore: false,
  trimsAfter: false,
};

/**
 * Lists the pieces of a template. The grammar drops white space at the edges of literal text, so text is whatever lies
 * between the other pieces.
 */
class TokenScan {
  readonly tokens: TemplateToken[] = [];
  readonly #reader: ExpressionReader;
  readonly #kind: 'quoted' | 'heredoc';
  #from: number;

  constructor(reader: ExpressionReader, kind: 'quoted' | 'heredoc', from: number) {
    this.#reader = reader;
    this.#kind = kind;
    this.#from = from;
  }

  /** Takes the text up to a place as literal. */
  readText(to: number): void {
    if (to <= this.#from) return;
    const written = this.#reader.tree.text.slice(this.#from, to);
    this.#from = to;
    if (this.#kind === 'quoted') {
      if (written.includes('\n')) this.#reader.tree.report('a quoted text goes on over the end of its line');
      this.tokens.push({ kind: 'text', value: readQuoted(written) });
    } else for (const line of linesOf(written)) this.tokens.push({ kind: 'text', value: readLiteral(line) });
  }

  readChildren(): void {
    this.#reader.tree.children((type) => {
      switch (type) {
        case 'template_interpolation':
        case 'template_for_start':
        case 'template_for_end':
        case 'template_if_intro':
        case 'template_else_intro':
        case 'template_if_end':
          this.readText(this.#reader.tree.start);
          this.#from = this.#reader.tree.end;
          this.tokens.push(this.#isEscaped() ? escaped : this.#piece(type));
          break;
        case 'template_directive':
        case 'template_for':
        case 'template_if':
          this.readChildren();
          break;
        default:
      }
    });
  }

  /** Terraform reads `$$${` as text, and the grammar reads a value in it. */
  #isEscaped(): boolean {
    const { text, start } = this.#reader.tree;
    return start > 0 && text[start] === text[start - 1];
  }

  #piece(type: string): TemplateToken {
    const names: string[] = [];
    let inner: Expression = { kind: 'broken', reason: 'it is empty' };
    let isBehind = false;
    let [trimsBefore, trimsAfter] = [false, false];
    this.#reader.tree.children((child) => {
      if (child === 'strip_marker') {
        if (isBehind) trimsAfter = true;
        else trimsBefore = true;
      } else if (child !== 'template_interpolation_start' && child !== 'template_directive_start') {
        isBehind = true;
        if (child === 'identifier') names.push(this.#reader.tree.written);
        else if (child === 'expression') inner = this.#reader.read();
      }
    });
    const trim = { trimsBefore, trimsAfter };
    switch (type) {
      case 'template_for_start':
        return {
          kind: 'for',
          keyName: names.length > 1 ? names[0] : undefined,
          valueName: names.at(-1) ?? '',
          over: inner,
          ...trim,
        };
      case 'template_if_intro':
        return { kind: 'if', condition: inner, ...trim };
      case 'template_else_intro':
        return { kind: 'else', ...trim };
      case 'template_if_end':
        return { kind: 'endif', ...trim };
      case 'template_for_end':
        return { kind: 'endfor', ...trim };
      default:
        return { kind: 'value', value: inner, ...trim };
    }
  }
}
