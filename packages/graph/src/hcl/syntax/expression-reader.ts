import { readQuoted } from './escapes.ts';
import type {
  BinaryOperator,
  ConditionalExpression,
  Expression,
  ForExpression,
  ObjectItem,
  SplatStep,
} from './expression.ts';
import { numberLiteral, readSimple } from './simple-expression.ts';
import { readTemplate } from './template-reader.ts';
import type { TreeReader } from './tree-reader.ts';

/** Levels of brackets in one expression. Reading and computing call themselves for each level. */
const deepest = 200;

/** Reads expressions from a syntax tree. The cursor stands on the node, and is left there. */
export class ExpressionReader {
  readonly tree: TreeReader;
  #depth = 0;
  /** Whether an expression ends with its line: everywhere but in round and square brackets. */
  #endsWithLine = true;
  #isLong = true;

  constructor(tree: TreeReader) {
    this.tree = tree;
  }

  /** Reads the value of an argument. @param isLong It goes over several lines, so that their ends must be looked at. */
  readArgument(isLong: boolean): Expression {
    this.#isLong = isLong;
    return this.read();
  }

  /** Reads an `expression`. Most are a plain text, a number, a word or a reference, which their text alone tells. */
  read(): Expression {
    return readSimple(this.tree.written) ?? this.#readNested();
  }

  /** Reads an `expression`, or an operation or operand of one, by its parts. */
  #readNested(): Expression {
    if (this.#depth >= deepest) {
      this.tree.report(`an expression is nested deeper than ${deepest} levels`);
      return { kind: 'broken', reason: `it is nested deeper than ${deepest} levels` };
    }
    this.#depth += 1;
    this.#checkLines();
    const { operands, operators } = this.#sequence();
    this.#depth -= 1;
    const [left, right] = operands;
    if (left === undefined) return { kind: 'broken', reason: 'it is empty' };
    const operator = operators[0];
    if (operator === undefined) return left;
    if (right === undefined || operator === '!') return negated(operator === '!' ? '!' : '-', left);
    return { kind: 'binary', operator, left, right };
  }

  /** Operands with what follows them, and the operators between. */
  #sequence(): { readonly operands: readonly Expression[]; readonly operators: readonly Operator[] } {
    const operands: Expression[] = [];
    const operators: Operator[] = [];
    this.tree.children((type) => {
      const last = operands.at(-1);
      if (last !== undefined && (type === 'get_attr' || type === 'index' || type === 'splat')) {
        operands[operands.length - 1] = this.#follow(last, type);
      } else if (type === 'expression') operands.push({ kind: 'group', inner: this.#inBrackets(() => this.read()) });
      else if (type !== '(' && type !== ')') {
        const operator = operatorTypes.get(type);
        if (operator === undefined) operands.push(this.#operand(type));
        else operators.push(operator);
      }
    });
    return { operands, operators };
  }

  #inBrackets<Result>(read: () => Result): Result {
    return this.#withLines(false, read);
  }

  #withLines<Result>(endsWithLine: boolean, read: () => Result): Result {
    const before = this.#endsWithLine;
    this.#endsWithLine = endsWithLine;
    const result = read();
    this.#endsWithLine = before;
    return result;
  }

  #checkLines(): void {
    if (this.#isLong && this.#endsWithLine) this.tree.requireOneLine();
  }

  #operand(type: string): Expression {
    switch (type) {
      case 'literal_value':
      case 'collection_value':
      case 'template_expr':
      case 'operation':
      case 'for_expr':
        return this.#only();
      case 'variable_expr':
        return { kind: 'name', name: this.tree.written };
      case 'function_call':
        return this.#call();
      case 'conditional':
        return this.#conditional();
      default:
        return { kind: 'broken', reason: 'it has a form that is not known' };
    }
  }

  /** Reads the node inside of one that only says what kind of thing it is. */
  #only(): Expression {
    let found: Expression = { kind: 'broken', reason: 'it is empty' };
    this.tree.children((type) => {
      found = this.#inner(type);
    });
    return found;
  }

  #inner(type: string): Expression {
    switch (type) {
      case 'string_lit':
        return { kind: 'literal', value: this.quoted() };
      case 'numeric_lit':
        return numberLiteral(this.tree.written);
      case 'bool_lit':
        return { kind: 'literal', value: this.tree.written === 'true' };
      case 'null_lit':
        return { kind: 'literal', value: null };
      case 'quoted_template':
      case 'heredoc_template':
        return this.#inBrackets(() => readTemplate(this));
      case 'tuple':
        return { kind: 'tuple', items: this.#inBrackets(() => this.expressions()) };
      case 'object':
        return { kind: 'object', items: this.#withLines(true, () => this.#items()) };
      case 'for_tuple_expr':
      case 'for_object_expr':
        return this.#inBrackets(() => this.#loop());
      default:
        return this.#readNested();
    }
  }

  /** Text between the quotes of a `string_lit`. */
  quoted(): string {
    const written = this.tree.text.slice(this.tree.start + 1, this.tree.end - 1);
    if (written.includes('\n')) this.tree.report('a quoted text goes on over the end of its line');
    if (/(?:^|[^$])\$\{|(?:^|[^%])%\{/.test(written))
      this.tree.report('a template is not closed, or stands where only text may');
    return readQuoted(written);
  }

  /** Every `expression` among the children. */
  expressions(): readonly Expression[] {
    const found: Expression[] = [];
    this.tree.children((type) => {
      if (type === 'expression') found.push(this.read());
    });
    return found;
  }

  #items(): readonly ObjectItem[] {
    const items: ObjectItem[] = [];
    let lastLine = 0;
    this.tree.children((type) => {
      if (type === ',') lastLine = 0;
      if (type !== 'object_elem') return;
      const { line } = this.tree;
      if (line === lastLine) this.tree.report('a comma or the end of a line must stand between two members');
      lastLine = this.#isLong ? this.tree.endLine : line;
      this.#checkLines();
      const [key, value] = this.expressions();
      if (key === undefined || value === undefined) return;
      items.push({ key: asKey(key), value });
    });
    return items;
  }

  #call(): Expression {
    let name = '';
    let isSpread = false;
    let given: readonly Expression[] = [];
    this.tree.children((type) => {
      if (type === 'identifier') name = this.tree.written;
      if (type !== 'function_arguments') return;
      given = this.#inBrackets(() => this.expressions());
      this.tree.children((inner) => {
        if (inner === 'ellipsis') isSpread = true;
      });
    });
    return { kind: 'call', name: name.replace(/^core::/, ''), arguments: given, isSpread };
  }

  /** The grammar reads `a ? b : c ? d : e` from the left, and Terraform from the right. */
  #conditional(): Expression {
    this.#checkLines();
    const [condition, whenTrue, whenFalse] = this.expressions();
    const broken: Expression = { kind: 'broken', reason: 'it is not complete' };
    const made = { whenTrue: whenTrue ?? broken, whenFalse: whenFalse ?? broken };
    if (condition?.kind !== 'conditional') return { kind: 'conditional', condition: condition ?? broken, ...made };
    let last: ConditionalExpression = condition;
    while (last.whenFalse.kind === 'conditional') last = last.whenFalse;
    last.whenFalse = { kind: 'conditional', condition: last.whenFalse, ...made };
    return condition;
  }

  #loop(): Expression {
    const names: string[] = [];
    const outside: Expression[] = [];
    let over: Expression = { kind: 'broken', reason: 'it goes over nothing' };
    let condition: Expression | undefined;
    let isGrouped = false;
    let isObject = false;
    this.tree.children((type) => {
      if (type === 'for_intro') {
        this.tree.children((inner) => {
          if (inner === 'identifier') names.push(this.tree.written);
          else if (inner === 'expression') over = this.read();
        });
      } else if (type === 'expression') outside.push(this.read());
      else if (type === 'ellipsis') isGrouped = true;
      else if (type === 'object_start') isObject = true;
      else if (type === 'for_cond') condition = this.expressions()[0];
    });
    return makeLoop({ names, outside, over, condition, isGrouped, isObject });
  }

  #follow(on: Expression, type: string): Expression {
    if (type === 'get_attr') return { kind: 'attribute', on, name: this.#attributeName() };
    if (type === 'index') return { kind: 'index', on, key: this.#indexKey() };
    let found = on;
    this.tree.children((splat) => {
      found = this.#splat(on, splat === 'full_splat');
    });
    // `a[*].b[*].c`: the second one belongs to each element of the first.
    if (on.kind !== 'splat' || !on.isFull || found.kind !== 'splat') return found;
    const { steps, isFull } = found;
    return { kind: 'splat', on: on.on, isFull: true, steps: [...on.steps, { kind: 'splat', steps, isFull }] };
  }

  /** What follows `[*]` belongs to each element; what follows `.*` does so as far as it is attributes. */
  #splat(on: Expression, isFull: boolean): Expression {
    const steps: SplatStep[] = [];
    let after: Expression | undefined;
    this.tree.children((type) => {
      if (type !== 'get_attr' && type !== 'index') return;
      if (after !== undefined) after = this.#follow(after, type);
      else if (type === 'get_attr') steps.push({ kind: 'attribute', name: this.#attributeName() });
      else if (isFull) steps.push({ kind: 'index', key: this.#indexKey() });
      else after = { kind: 'index', on: { kind: 'splat', on, steps: [...steps], isFull }, key: this.#indexKey() };
    });
    return after ?? { kind: 'splat', on, steps, isFull };
  }

  #attributeName(): string {
    let name = '';
    this.tree.children((type) => {
      if (type === 'identifier') name = this.tree.written;
    });
    return name;
  }

  #indexKey(): Expression {
    let key: Expression | undefined;
    this.tree.children((type) => {
      // `.0` is the old way to write `[0]`.
      key =
        type === 'legacy_index'
          ? numberLiteral(this.tree.written.replace(/^\s*\.\s*/, ''))
          : this.#inBrackets(() => this.expressions()[0]);
    });
    return key ?? { kind: 'broken', reason: 'it has no key' };
  }
}

/** A bare word is a key, whatever it means elsewhere. */
function asKey(key: Expression): Expression {
  if (key.kind === 'name') return { kind: 'literal', value: key.name };
  const isWord = key.kind === 'literal' && (key.value === null || typeof key.value === 'boolean');
  return isWord ? { kind: 'literal', value: String(key.value) } : key;
}

interface LoopParts {
  readonly names: readonly string[];
  readonly outside: readonly Expression[];
  readonly over: Expression;
  readonly condition: Expression | undefined;
  readonly isGrouped: boolean;
  readonly isObject: boolean;
}

function makeLoop({ names, outside, over, condition, isGrouped, isObject }: LoopParts): ForExpression {
  const [first, second] = outside;
  const nothing: Expression = { kind: 'broken', reason: 'it is not complete' };
  return {
    kind: 'for',
    keyName: names.length > 1 ? names[0] : undefined,
    valueName: names.at(-1) ?? '',
    over,
    key: isObject ? (first ?? nothing) : undefined,
    value: (isObject ? second : first) ?? nothing,
    isGrouped,
    condition,
  };
}

function negated(operator: '-' | '!', operand: Expression): Expression {
  if (operator === '-' && operand.kind === 'literal' && typeof operand.value === 'number') {
    return { kind: 'literal', value: operand.value === 0 ? 0 : -operand.value };
  }
  return { kind: 'unary', operator, operand };
}

type Operator = BinaryOperator | '!';

const operatorTypes: ReadonlyMap<string, Operator> = new Map(
  (['+', '-', '*', '/', '%', '==', '!=', '<', '>', '<=', '>=', '&&', '||', '!'] satisfies Operator[]).map(
    (operator): [string, Operator] => [operator, operator],
  ),
);
