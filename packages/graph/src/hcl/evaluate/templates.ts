import type { TemplatePart } from '../syntax/expression.ts';
import { convertTo } from '../values/convert.ts';
import { continuesName } from '../../names.ts';
import { bareOf, failure, madeValue, text, Unknown, unknownFrom, type HclValue } from '../values/value.ts';
import { tooMuchWork } from './budget.ts';
import { elementsOf } from './elements.ts';
import { withMarks } from './operators.ts';
import { withName, type Evaluate, type Scope } from './scope.ts';

/** Evaluates a template with more than one part: its value is text. */
export function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope, evaluate: Evaluate): HclValue {
  const values: HclValue[] = [];
  collect(parts, values, { scope, evaluate });
  return joinTexts(values);
}

/** Puts texts together. What is not known keeps its place, so that the rest can still be read. */
export function joinTexts(values: readonly HclValue[]): HclValue {
  let joined = '';
  let isKnown = true;
  for (const value of values) {
    const bare = bareOf(value);
    if (typeof bare === 'string') joined += bare;
    else isKnown = false;
  }
  const sources = values.map((value, index) =>
    typeof value === 'string' || standsAlone(values, index) ? value : madeValue(value),
  );
  if (isKnown) return withMarks(text(joined), sources);
  return unknownFrom(sources, { isNotNull: true, partial: { kind: 'template', parts: values } });
}

/** A part between what separates the parts of ARNs and paths is still there as it was: `${bucket.arn}/*`. */
function standsAlone(values: readonly HclValue[], index: number): boolean {
  const before = values[index - 1];
  const after = values[index + 1];
  return (
    !(before !== undefined && continuesName(edgeOf(before, -1))) &&
    !(after !== undefined && continuesName(edgeOf(after, 0)))
  );
}

/** The character at an edge of a part; what is not known may continue any name. */
function edgeOf(part: HclValue, at: 0 | -1): string | undefined {
  const bare = bareOf(part);
  return typeof bare === 'string' ? bare.at(at) : '-';
}

interface Place {
  readonly scope: Scope;
  readonly evaluate: Evaluate;
}

function collect(parts: readonly TemplatePart[], values: HclValue[], place: Place): void {
  const { scope, evaluate } = place;
  for (const part of parts) {
    if (!scope.module.context.budget.spend(1)) {
      values.push(tooMuchWork());
      return;
    }
    if (typeof part === 'string') values.push(part);
    else if (part.kind === 'value') values.push(toText(evaluate(part.value, scope)));
    else if (part.kind === 'if') collectBranch(part, values, place);
    else collectLoop(part, values, place);
  }
}

function toText(value: HclValue): HclValue {
  const converted = convertTo(value, 'string');
  return bareOf(converted) === null ? failure('null stands in a template') : converted;
}

function collectBranch(part: Extract<TemplatePart, { readonly kind: 'if' }>, values: HclValue[], place: Place): void {
  const condition = evaluateCondition(part.condition, place);
  if (typeof condition === 'boolean') {
    collect(condition ? part.whenTrue : part.whenFalse, values, place);
    return;
  }
  const either: HclValue[] = [condition];
  collect(part.whenTrue, either, place);
  collect(part.whenFalse, either, place);
  values.push(unknownFrom(either));
}

function evaluateCondition(condition: Parameters<Evaluate>[0], { scope, evaluate }: Place): boolean | Unknown {
  const value = bareOf(convertTo(evaluate(condition, scope), 'bool'));
  if (typeof value === 'boolean' || value instanceof Unknown) return value;
  return failure('a condition must be true or false');
}

function collectLoop(part: Extract<TemplatePart, { readonly kind: 'for' }>, values: HclValue[], place: Place): void {
  const { scope, evaluate } = place;
  const elements = elementsOf(evaluate(part.over, scope));
  if (elements instanceof Unknown) {
    values.push(elements);
    return;
  }
  for (const [key, value] of elements) {
    const keyed = part.keyName === undefined ? scope : withName(scope, part.keyName, key);
    collect(part.body, values, { scope: withName(keyed, part.valueName, value), evaluate });
  }
}
