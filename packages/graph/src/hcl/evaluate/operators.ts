import type { BinaryOperator, Expression } from '../syntax/expression.ts';
import { convertTo } from '../values/convert.ts';
import { isEqual } from '../values/equal.ts';
import { calculate, divide, isExact, remainder } from '../values/number.ts';
import { bareOf, factsOf, failure, mark, tooManyDigits, Unknown, unknownFrom, type HclValue } from '../values/value.ts';
import type { Evaluate, Scope } from './scope.ts';

type Binary = Extract<Expression, { readonly kind: 'binary' }>;

/** Evaluates `a + b` and its like. */
export function evaluateBinary({ operator, left, right }: Binary, scope: Scope, evaluate: Evaluate): HclValue {
  const one = evaluate(left, scope);
  const other = evaluate(right, scope);
  return withMarks(operate(operator, one, other), [one, other]);
}

/** Evaluates `-a` and `!a`. */
export function evaluateUnary(operator: '-' | '!', operand: HclValue): HclValue {
  const value = bareOf(convertTo(operand, operator === '-' ? 'number' : 'bool'));
  if (value === null) return failure('null has no opposite');
  if (typeof value === 'number') return withMarks(value === 0 ? 0 : -value, [operand]);
  if (typeof value === 'boolean') return withMarks(!value, [operand]);
  return value instanceof Unknown ? unknownFrom([operand], { isNotNull: true, failure: value.failure }) : value;
}

/** A result is what its operands are: sensitive, and from where they come. */
export function withMarks(result: HclValue, operands: readonly HclValue[]): HclValue {
  if (bareOf(result) instanceof Unknown) return result;
  const { trail, isSensitive } = unknownFacts(operands);
  return mark(result, trail, isSensitive);
}

function unknownFacts(operands: readonly HclValue[]): {
  readonly trail: Unknown['trail'];
  readonly isSensitive: boolean;
} {
  const all = operands.map(factsOf).filter((facts) => facts.trail !== undefined || facts.isSensitive);
  if (all.length === 0) return { trail: undefined, isSensitive: false };
  return { trail: unknownFrom(operands).trail, isSensitive: all.some((facts) => facts.isSensitive) };
}

function operate(operator: BinaryOperator, one: HclValue, other: HclValue): HclValue {
  if (operator === '==' || operator === '!=') return compare(operator, one, other);
  if (operator === '&&' || operator === '||') return connect(operator, one, other);
  const [left, right] = [one, other].map((operand) => bareOf(convertTo(operand, 'number')));
  if (left === null || right === null) return failure('null is no number');
  if (typeof left !== 'number' || typeof right !== 'number') return notKnown([one, other], [left, right]);
  switch (operator) {
    case '+':
    case '-':
    case '*':
      return calculate(operator, left, right) ?? tooManyDigits();
    case '/':
      return right === 0 ? failure('a number is divided by zero') : (divide(left, right) ?? tooManyDigits());
    case '%':
      return right === 0 ? failure('a number is divided by zero') : (remainder(left, right) ?? tooManyDigits());
    case '<':
      return order(left, right, left < right);
    case '>':
      return order(left, right, left > right);
    case '<=':
      return order(left, right, left <= right);
    case '>=':
      return order(left, right, left >= right);
  }
}

/** Numbers that are not held exactly cannot be told apart where they are this near. */
function order(left: number, right: number, result: boolean): HclValue {
  const isNear = Math.abs(left - right) <= Math.abs(left) * 1e-12;
  return isNear && !(isExact(left) && isExact(right)) ? tooManyDigits() : result;
}

function compare(operator: '==' | '!=', one: HclValue, other: HclValue): HclValue {
  const reason = factsOf(one).failure ?? factsOf(other).failure;
  const equal = reason === undefined ? isEqual(one, other) : undefined;
  if (equal === undefined) return unknownFrom([one, other], { isNotNull: true });
  return operator === '==' ? equal : !equal;
}

function connect(operator: '&&' | '||', one: HclValue, other: HclValue): HclValue {
  const values = [one, other].map((operand) => bareOf(convertTo(operand, 'bool')));
  const decisive = operator === '||';
  if (values.includes(decisive)) return decisive;
  if (values.includes(null)) return failure('null is neither true nor false');
  if (values.every((value) => typeof value === 'boolean')) return !decisive;
  return notKnown([one, other], values);
}

/** The operands after conversion tell whether it has failed. */
function notKnown(operands: readonly HclValue[], converted: readonly unknown[]): Unknown {
  const failed = converted.find((value) => value instanceof Unknown && value.failure !== undefined);
  const reason = failed instanceof Unknown ? failed.failure : undefined;
  if (reason !== undefined && operands.every((operand) => factsOf(operand).failure === undefined))
    return failure(reason);
  return unknownFrom(operands, { isNotNull: true });
}
