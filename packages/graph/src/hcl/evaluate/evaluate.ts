import type { ConditionalExpression, Expression, ObjectItem, SplatStep } from '../syntax/expression.ts';
import { callFunction } from '../functions/call.ts';
import { convertTo } from '../values/convert.ts';
import { isEqual } from '../values/equal.ts';
import { asPossible, joinTrails, missingOnly } from '../values/trail.ts';
import { typeOf, unifyTypes } from '../values/type.ts';
import {
  bareOf,
  dictionary,
  factsOf,
  failure,
  mark,
  sequence,
  Unknown,
  unknownFrom,
  type HclValue,
} from '../values/value.ts';
import { elementOf, memberOf, splatOf } from './access.ts';
import { tooMuchWork } from './budget.ts';
import { evaluateLoop } from './loops.ts';
import { evaluateBinary, evaluateUnary } from './operators.ts';
import { lookUp, type Scope } from './scope.ts';
import { evaluateTemplate } from './templates.ts';

/**
 * Evaluates an expression as far as the configuration decides it. What it does not decide is unknown, with the resources
 * that it comes from and the hops that cannot be seen; what Terraform would refuse is a failure, which `try` can catch.
 */
export function evaluate(expression: Expression, scope: Scope): HclValue {
  if (expression.kind === 'literal') return expression.value;
  const { budget } = scope.module.context;
  if (!budget.spend(1)) return tooMuchWork();
  if (!budget.enter()) return tooMuchWork();
  const value = evaluateInner(expression, scope);
  budget.leave();
  return value;
}

function evaluateInner(expression: Exclude<Expression, { readonly kind: 'literal' }>, scope: Scope): HclValue {
  switch (expression.kind) {
    case 'template':
      return evaluateTemplate(expression.parts, scope, evaluate);
    case 'wrap':
    case 'group':
      return evaluate(expression.inner, scope);
    case 'tuple':
      return sequence(
        'tuple',
        expression.items.map((item) => evaluate(item, scope)),
      );
    case 'object':
      return evaluateObject(expression.items, scope);
    case 'name':
      return evaluateName(expression.name, scope);
    case 'attribute':
      return evaluateAttribute(expression, scope);
    case 'index':
      return elementOf(evaluate(expression.on, scope), evaluate(expression.key, scope));
    case 'splat':
      return splatOf(evaluate(expression.on, scope), (item) => follow(item, expression.steps, scope));
    case 'call':
      return callFunction(expression, scope, evaluate);
    case 'for':
      return evaluateLoop(expression, scope, evaluate);
    case 'unary':
      return evaluateUnary(expression.operator, evaluate(expression.operand, scope));
    case 'binary':
      return evaluateBinary(expression, scope, evaluate);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'broken':
      return failure(expression.reason);
  }
}

function evaluateName(name: string, scope: Scope): HclValue {
  const bound = lookUp(scope, name);
  return bound === undefined ? failure(`there is no "${name}"`) : bound;
}

function follow(item: HclValue, steps: readonly SplatStep[], scope: Scope): HclValue {
  let found = item;
  for (const step of steps) {
    if (step.kind === 'attribute') found = memberOf(found, step.name);
    else if (step.kind === 'index') found = elementOf(found, evaluate(step.key, scope));
    else found = splatOf(found, (inner) => follow(inner, step.steps, scope));
  }
  return found;
}

type Attribute = Extract<Expression, { readonly kind: 'attribute' }>;

/** Names that are not bound stand for what the module holds: `var.x`, `aws_kms_key.phi`, `data.aws_region.here`. */
function evaluateAttribute({ on, name }: Attribute, scope: Scope): HclValue {
  if (on.kind === 'name') {
    const bound = lookUp(scope, on.name);
    return bound === undefined ? evaluateRoot(on.name, name, scope) : memberOf(bound, name);
  }
  if (on.kind === 'attribute' && on.on.kind === 'name' && (on.on.name === 'data' || on.on.name === 'ephemeral')) {
    const mode = on.on.name;
    if (lookUp(scope, mode) === undefined) {
      return mode === 'data' ? scope.module.resource('data', on.name, name) : mark(new Unknown({}), undefined, true);
    }
  }
  return memberOf(evaluate(on, scope), name);
}

function evaluateRoot(root: string, name: string, { module }: Scope): HclValue {
  switch (root) {
    case 'var':
      return module.variable(name);
    case 'local':
      return module.local(name);
    case 'module':
      return module.module(name);
    case 'path':
    case 'terraform':
    case 'tofu':
      return module.path(`${root}.${name}`);
    case 'each':
    case 'count':
    case 'self':
    case 'data':
    case 'ephemeral':
      return failure(`there is no "${root}" here`);
    default:
      return module.resource('managed', root, name);
  }
}

function evaluateObject(items: readonly ObjectItem[], scope: Scope): HclValue {
  const entries: [string, HclValue][] = [];
  const values: HclValue[] = [];
  let open: Unknown | undefined;
  for (const item of items) {
    const written = evaluate(item.key, scope);
    const value = evaluate(item.value, scope);
    values.push(value);
    const key = bareOf(convertTo(written, 'string'));
    if (typeof key === 'string') entries.push([key, value]);
    else open ??= key instanceof Unknown ? key : failure('a key of an object must be text');
  }
  if (open === undefined) return dictionary('object', entries);
  if (open.failure !== undefined) return open;
  const { trail } = unknownFrom(values);
  return new Unknown({ trail: joinTrails([asPossible(trail), missingOnly(open.trail)]), isNotNull: true });
}

function evaluateConditional(expression: ConditionalExpression, scope: Scope): HclValue {
  const condition = evaluate(expression.condition, scope);
  const decided = bareOf(convertTo(condition, 'bool'));
  if (decided instanceof Unknown) {
    if (decided.failure !== undefined) return decided;
    return either(decided, evaluate(expression.whenTrue, scope), evaluate(expression.whenFalse, scope));
  }
  if (typeof decided !== 'boolean') return failure('a condition must be true or false');
  const taken = evaluate(decided ? expression.whenTrue : expression.whenFalse, scope);
  const value = asBoth(taken, () => evaluate(decided ? expression.whenFalse : expression.whenTrue, scope));
  return mark(value, undefined, factsOf(condition).isSensitive);
}

/** Both branches have one type: `x ? 1 : "a"` is text. The other branch is looked at only where it can matter. */
function asBoth(taken: HclValue, other: () => HclValue): HclValue {
  const bare = bareOf(taken);
  if (bare === null || typeof bare === 'string' || bare instanceof Unknown) return taken;
  const type = unifyTypes([typeOf(taken), typeOf(other())]);
  return type === undefined ? taken : convertTo(taken, type);
}

function either(condition: Unknown, one: HclValue, other: HclValue): HclValue {
  if (isEqual(one, other) === true) return one;
  const trail = joinTrails([asPossible(unknownFrom([one, other]).trail), missingOnly(condition.trail)]);
  return new Unknown({ trail, isNotNull: isSet(one) && isSet(other) });
}

function isSet(value: HclValue): boolean {
  const bare = bareOf(value);
  return bare instanceof Unknown ? bare.isNotNull : bare !== null;
}
