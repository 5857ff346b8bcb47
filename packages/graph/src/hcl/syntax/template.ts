import type { Expression, TemplatePart } from './expression.ts';

/** A piece of a template as it is written, with the `~` that trims the text beside it. */
export type TemplateToken =
  | { readonly kind: 'text'; value: string }
  | (Trim & { readonly kind: 'value'; readonly value: Expression })
  | (Trim & { readonly kind: 'if'; readonly condition: Expression })
  | (Trim & {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly over: Expression;
    })
  | (Trim & { readonly kind: 'else' | 'endif' | 'endfor' });

interface Trim {
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
}

/** Splits literal text after each line, as Terraform trims and indents heredocs line by line. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Builds a template from its pieces.
 * @param isFlush Takes away the indentation that all lines have in common, as `<<-` does.
 */
export function buildTemplate(tokens: readonly TemplateToken[], isFlush: boolean): Expression {
  trim(tokens);
  if (isFlush) removeIndentation(tokens);
  const parts = joinTexts(new Nesting(tokens).read());
  const [only, another] = parts;
  if (only === undefined) return { kind: 'literal', value: '' };
  if (another !== undefined) return { kind: 'template', parts };
  if (typeof only === 'string') return { kind: 'literal', value: only };
  return only.kind === 'value' ? { kind: 'wrap', inner: only.value } : { kind: 'template', parts };
}

/** A `~` trims the piece of text next to it, and no further. */
function trim(tokens: readonly TemplateToken[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text') continue;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (token.trimsBefore && before?.kind === 'text') before.value = before.value.trimEnd();
    if (token.trimsAfter && after?.kind === 'text') after.value = after.value.trimStart();
  }
}

/** Follows `flushHeredocTemplateParts` of hashicorp/hcl: only pieces that begin a line count, blank lines do not. */
function removeIndentation(tokens: readonly TemplateToken[]): void {
  const starts = tokens.filter((_, index) => beginsLine(tokens[index - 1])).filter((token) => !isBlankLine(token));
  const least = Math.min(...starts.map(indentationOf));
  if (!Number.isFinite(least)) return;
  for (const token of starts) if (token.kind === 'text') token.value = token.value.slice(least);
}

function beginsLine(before: TemplateToken | undefined): boolean {
  return before === undefined || (before.kind === 'text' && before.value.endsWith('\n'));
}

function isBlankLine(token: TemplateToken): boolean {
  return token.kind === 'text' && token.value.endsWith('\n') && token.value.trimStart() === '';
}

function indentationOf(token: TemplateToken): number {
  return token.kind === 'text' ? token.value.length - token.value.trimStart().length : 0;
}

/** Puts what stands between `if` and `endif`, `for` and `endfor` inside of it. */
class Nesting {
  readonly #tokens: readonly TemplateToken[];
  #at = 0;

  constructor(tokens: readonly TemplateToken[]) {
    this.#tokens = tokens;
  }

  /** Reads up to the end, or to an `else`, `endif` or `endfor`, which is left to be read. */
  read(): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token.kind === 'else' || token.kind === 'endif' || token.kind === 'endfor') break;
      this.#at += 1;
      if (token.kind === 'text') parts.push(token.value);
      else if (token.kind === 'value') parts.push({ kind: 'value', value: token.value });
      else if (token.kind === 'if') parts.push(this.#condition(token.condition));
      else if (token.kind === 'for') parts.push(this.#loop(token));
    }
    return parts;
  }

  #condition(condition: Expression): TemplatePart {
    const whenTrue = joinTexts(this.read());
    let whenFalse: readonly TemplatePart[] = [];
    if (this.#tokens[this.#at]?.kind === 'else') {
      this.#at += 1;
      whenFalse = joinTexts(this.read());
    }
    this.#at += 1;
    return { kind: 'if', condition, whenTrue, whenFalse };
  }

  #loop({ keyName, valueName, over }: Extract<TemplateToken, { readonly kind: 'for' }>): TemplatePart {
    const body = joinTexts(this.read());
    this.#at += 1;
    return { kind: 'for', keyName, valueName, over, body };
  }
}

function joinTexts(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const joined: TemplatePart[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (typeof part === 'string' && typeof before === 'string') joined[joined.length - 1] = before + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}
