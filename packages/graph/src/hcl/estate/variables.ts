import { evaluate } from '../evaluate/evaluate.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Argument, Block } from '../syntax/body.ts';
import type { CallExpression, Expression } from '../syntax/expression.ts';
import { convertTo } from '../values/convert.ts';
import type { AttributeType, HclType } from '../values/type.ts';
import { bareOf, mark, type HclValue } from '../values/value.ts';

/** A `variable` block, read. */
export interface Variable {
  readonly type: HclType;
  /** Undefined where a value must be given. */
  readonly default: Argument | undefined;
  readonly isSensitive: boolean;
  readonly isNullable: boolean;
}

/** Reads a `variable` block. @param scope Where defaults of optional attributes are evaluated; they refer to nothing. */
export function readVariable({ body }: Block, scope: Scope): Variable {
  const type = body.arguments.get('type');
  const isSet = (name: string, otherwise: boolean): boolean => {
    const value = body.arguments.get(name)?.value;
    return value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : otherwise;
  };
  return {
    type: type === undefined ? 'any' : readType(type.value, scope),
    default: body.arguments.get('default'),
    isSensitive: isSet('sensitive', false) || isSet('ephemeral', false),
    isNullable: isSet('nullable', true),
  };
}

/**
 * Gives a variable its value: what is given, or its default where nothing is, or where null is and may not be.
 * @returns undefined where there is neither.
 */
export function valueOfVariable(variable: Variable, given: HclValue | undefined, scope: Scope): HclValue | undefined {
  const takesDefault = given === undefined || (bareOf(given) === null && !variable.isNullable);
  const written = takesDefault ? variable.default : undefined;
  const value = written === undefined ? given : evaluate(written.value, scope);
  return value === undefined ? undefined : mark(convertTo(value, variable.type), undefined, variable.isSensitive);
}

const simpleTypes = new Map<string, HclType>([
  ['any', 'any'],
  ['string', 'string'],
  ['number', 'number'],
  ['bool', 'bool'],
  // Without elements, as before Terraform 0.12.
  ['list', { kind: 'list', of: 'any' }],
  ['set', { kind: 'set', of: 'any' }],
  ['map', { kind: 'map', of: 'any' }],
]);

/** Reads a type constraint; one that cannot be read is no constraint. */
function readType(expression: Expression, scope: Scope): HclType {
  if (expression.kind === 'group' || expression.kind === 'wrap') return readType(expression.inner, scope);
  if (expression.kind === 'name') return simpleTypes.get(expression.name) ?? 'any';
  if (expression.kind === 'literal') return simpleTypes.get(String(expression.value)) ?? 'any';
  return expression.kind === 'call' ? readTypeCall(expression, scope) : 'any';
}

function readTypeCall(call: CallExpression, scope: Scope): HclType {
  const [inner] = call.arguments;
  if (inner === undefined) return 'any';
  switch (call.name) {
    case 'list':
    case 'set':
    case 'map':
      return { kind: call.name, of: readType(inner, scope) };
    case 'tuple':
      return inner.kind === 'tuple'
        ? { kind: 'tuple', items: inner.items.map((item) => readType(item, scope)) }
        : 'any';
    case 'object':
      return inner.kind === 'object' ? readObjectType(inner, scope) : 'any';
    case 'optional':
      return readType(inner, scope);
    default:
      return 'any';
  }
}

function readObjectType({ items }: Extract<Expression, { readonly kind: 'object' }>, scope: Scope): HclType {
  const attributes = new Map<string, AttributeType>();
  for (const { key, value } of items) {
    if (key.kind === 'literal') attributes.set(String(key.value), readAttributeType(value, scope));
  }
  return { kind: 'object', attributes };
}

/** `optional(TYPE, DEFAULT)`; a default may refer to nothing. */
function readAttributeType(expression: Expression, scope: Scope): AttributeType {
  const isOptional = expression.kind === 'call' && expression.name === 'optional';
  const written = isOptional ? expression.arguments[1] : undefined;
  return {
    type: readType(expression, scope),
    isOptional,
    default: written === undefined ? null : evaluate(written, scope),
  };
}
