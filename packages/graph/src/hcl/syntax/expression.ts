/** An expression, as far from its text as the evaluator needs it. Positions are kept by the arguments that hold it. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  /** `"${x}"`: the value itself, of whatever type. */
  | { readonly kind: 'wrap'; readonly inner: Expression }
  | { readonly kind: 'group'; readonly inner: Expression }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly items: readonly ObjectItem[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly on: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly on: Expression; readonly key: Expression }
  | SplatExpression
  | CallExpression
  | ForExpression
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | ConditionalExpression
  /** Cannot be read. The reason is a clause, such as "it is nested deeper than 200 levels". */
  | { readonly kind: 'broken'; readonly reason: string };

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||';

export interface ObjectItem {
  /** A bare name is a literal here. */
  readonly key: Expression;
  readonly value: Expression;
}

export interface SplatExpression {
  readonly kind: 'splat';
  readonly on: Expression;
  readonly steps: readonly SplatStep[];
  /** `[*]`, and not the older `.*`. */
  readonly isFull: boolean;
}

/** What is read from each element. */
export type SplatStep =
  | { readonly kind: 'splat'; readonly steps: readonly SplatStep[]; readonly isFull: boolean }
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: Expression };

export interface CallExpression {
  readonly kind: 'call';
  /** Without a leading `core::`. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** The last argument is a list of arguments: `f(x...)`. */
  readonly isSpread: boolean;
}

export interface ForExpression {
  readonly kind: 'for';
  /** Undefined where only the value has a name. */
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly over: Expression;
  /** Undefined makes a tuple, else an object. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  /** Values with equal keys are put into a list: `k => v...`. */
  readonly isGrouped: boolean;
  readonly condition: Expression | undefined;
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  whenFalse: Expression;
}

export type TemplatePart =
  | string
  | { readonly kind: 'value'; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly whenTrue: readonly TemplatePart[];
      readonly whenFalse: readonly TemplatePart[];
    }
  | {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly over: Expression;
      readonly body: readonly TemplatePart[];
    };

/** Names of attributes that follow a name: `a.b.c`; undefined for any other expression. */
export function traversalOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind === 'wrap' || expression.kind === 'group') return traversalOf(expression.inner);
  if (expression.kind !== 'attribute') return undefined;
  const on = traversalOf(expression.on);
  return on === undefined ? undefined : [...on, expression.name];
}
