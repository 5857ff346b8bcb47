import { Token, type IResolvable, type IResolveContext } from 'cdktn';
import { orderLike, type BlockNode } from './emit/print-block.ts';
import { printValue } from './emit/print-value.ts';

/** A fragment of HCL that stands for itself inside an expression. */
export class RawHcl {
  readonly hcl: string;

  constructor(hcl: string) {
    this.hcl = hcl;
  }
}

/** Marks text as HCL, where an expression would otherwise quote it: `raw('each.key')`. */
export function raw(hcl: string): RawHcl {
  return new RawHcl(hcl);
}

/** What an expression template may hold: tokens, literals (strings are quoted), lists and maps of them, raw HCL. */
export type Part = unknown;

/** An HCL expression as a cdktn token. */
export class HclExpression implements IResolvable {
  readonly creationStack: string[] = [];
  readonly #parts: readonly Part[];
  readonly #rewrite: (hcl: string) => string;

  /** @param parts Raw HCL and values in turn. */
  constructor(parts: readonly Part[], rewrite: (hcl: string) => string = (hcl) => hcl) {
    this.#parts = parts;
    this.#rewrite = rewrite;
  }

  resolve(context: IResolveContext): string {
    const text = this.#parts
      .map((part) => (part instanceof RawHcl ? part.hcl : printValue(context.resolve(part))))
      .join('');
    return `\${${this.#rewrite(text)}}`;
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): unknown {
    return this.toString();
  }
}

function expression(strings: TemplateStringsArray, parts: readonly Part[]): HclExpression {
  return new HclExpression(
    strings.flatMap((text, index) => (index < parts.length ? [raw(text), parts[index]] : [raw(text)])),
  );
}

/** An expression that yields a string. */
export function text(strings: TemplateStringsArray, ...parts: readonly Part[]): string {
  return Token.asString(expression(strings, parts));
}

/** An expression that yields a number. */
export function number(strings: TemplateStringsArray, ...parts: readonly Part[]): number {
  return Token.asNumber(expression(strings, parts));
}

/** An expression that yields a list or set of strings. */
export function texts(strings: TemplateStringsArray, ...parts: readonly Part[]): string[] {
  return Token.asList(expression(strings, parts));
}

/** An expression that yields a map of strings. */
export function textMap(strings: TemplateStringsArray, ...parts: readonly Part[]): { [key: string]: string } {
  return Token.asStringMap(expression(strings, parts));
}

/** An expression of any type: a condition, an object, a list of objects. */
export function hcl(strings: TemplateStringsArray, ...parts: readonly Part[]): IResolvable {
  return expression(strings, parts);
}

const resourceAddress = /(?<![\w.])((?:data\.)?aws_\w+\.\w+)/g;

/**
 * Turns a reference to a resource that has `count` or `for_each` into one to a single instance.
 * @param key HCL of the key: `0`, `each.key`, `"a"`.
 */
export function instance(reference: string, key: string): string {
  return Token.asString(new HclExpression([reference], (hclText) => hclText.replaceAll(resourceAddress, `$1[${key}]`)));
}

/** The reference to the only instance of a resource with `count`, or null where there is none. */
export function oneOrNull(reference: string): string {
  return Token.asString(
    new HclExpression([reference], (hclText) => `one(${hclText.replaceAll(resourceAddress, '$1[*]')})`),
  );
}

/** The attribute of every instance of a resource with `for_each`, in the order of the keys. */
export function ofEach(reference: string): string[] {
  return Token.asList(
    new HclExpression([reference], (hclText) => hclText.replaceAll(resourceAddress, 'values($1)[*]')),
  );
}

/** What a `dynamic` block holds, as the printer reads it. */
export interface DynamicContent {
  readonly dynamic: { readonly forEach: unknown; readonly iterator: string; readonly content: unknown };
}

/**
 * Nested blocks made by `dynamic`.
 * @param forEach Expression of the collection.
 * @param toHcl The `…ToHclTerraform` function of the block's struct, from the provider package.
 * @param content The block; its expressions read `<iterator>.key` and `<iterator>.value`.
 */
export function dynamicBlock<Struct>(
  forEach: unknown,
  iterator: string,
  toHcl: (struct: Struct) => unknown,
  content: Struct,
): IResolvable {
  return {
    creationStack: [],
    resolve: (): DynamicContent => ({
      dynamic: { forEach, iterator, content: orderLike(toHcl(content) as BlockNode, content) },
    }),
    toString: () => 'dynamic',
  };
}
