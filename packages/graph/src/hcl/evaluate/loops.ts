import type { ForExpression } from '../syntax/expression.ts';
import { convertTo } from '../values/convert.ts';
import { asPossible, joinTrails, missingOnly } from '../values/trail.ts';
import {
  bareOf,
  dictionary,
  factsOf,
  failure,
  inheriting,
  LazyObject,
  mark,
  Marked,
  possible,
  sequence,
  Unknown,
  unknownValue,
  type HclValue,
} from '../values/value.ts';
import { tooMuchWork } from './budget.ts';
import { elementsOf } from './elements.ts';
import { withName, type Evaluate, type Scope } from './scope.ts';

/** Evaluates `[for ...]` and `{for ...}`. */
export function evaluateLoop(loop: ForExpression, scope: Scope, evaluate: Evaluate): HclValue {
  const over = evaluate(loop.over, scope);
  const elements = elementsOf(over);
  if (elements instanceof Unknown) return openLoop(loop, { over, elements, scope, evaluate });
  const result = new LoopResult(loop);
  for (const [key, value] of elements) {
    if (!scope.module.context.budget.spend(1)) return tooMuchWork();
    const inner = bind(loop, scope, key, value);
    const isTaken = loop.condition === undefined ? true : toBoolean(evaluate(loop.condition, inner));
    if (isTaken === false) continue;
    const name = loop.key === undefined ? undefined : evaluate(loop.key, inner);
    result.add(isTaken, name, evaluate(loop.value, inner));
  }
  const made = result.finish();
  return over instanceof Marked && over.isSensitive ? mark(made, undefined, true) : made;
}

function bind(loop: ForExpression, scope: Scope, key: HclValue, value: HclValue): Scope {
  const keyed = loop.keyName === undefined ? scope : withName(scope, loop.keyName, key);
  return withName(keyed, loop.valueName, value);
}

/** Stands for any element of a collection that is not known. */
function anyElementOf(over: HclValue): HclValue | undefined {
  const bare = bareOf(over);
  if (bare instanceof LazyObject) {
    const any = bare.any();
    return any === undefined ? undefined : possible(any);
  }
  return bare instanceof Unknown ? new Unknown({ trail: bare.trail, leaf: bare.leaf }) : undefined;
}

function toBoolean(value: HclValue): boolean | Unknown {
  const bare = bareOf(convertTo(value, 'bool'));
  if (typeof bare === 'boolean' || bare instanceof Unknown) return bare;
  return failure('a condition must be true or false');
}

/** Nothing is known of what it goes over: one turn with an unknown element tells what else the values are made of. */
function openLoop(
  loop: ForExpression,
  { over, elements, scope, evaluate }: { over: HclValue; elements: Unknown; scope: Scope; evaluate: Evaluate },
): Unknown {
  if (elements.failure !== undefined) return elements;
  const element = inheriting(anyElementOf(over) ?? elements, over);
  const value = evaluate(loop.value, bind(loop, scope, unknownValue, element));
  return new Unknown({ trail: joinTrails([factsOf(value).trail, missingOnly(elements.trail)]), isNotNull: true });
}

/** Collects what a loop makes; one condition or key that is not known leaves the whole open. */
class LoopResult {
  readonly #loop: ForExpression;
  readonly #items: HclValue[] = [];
  readonly #entries = new Map<string, HclValue[]>();
  #failure: Unknown | undefined;
  #open: Unknown | undefined;

  constructor(loop: ForExpression) {
    this.#loop = loop;
  }

  add(isTaken: true | Unknown, name: HclValue | undefined, value: HclValue): void {
    this.#items.push(value);
    if (isTaken instanceof Unknown) this.#leaveOpen(isTaken);
    if (name === undefined) return;
    const key = bareOf(convertTo(name, 'string'));
    if (key instanceof Unknown) this.#leaveOpen(key);
    else if (typeof key !== 'string') this.#failure ??= failure('a key of an object must be text');
    else this.#put(key, value);
  }

  #put(key: string, value: HclValue): void {
    const before = this.#entries.get(key);
    if (before === undefined) this.#entries.set(key, [value]);
    else if (this.#loop.isGrouped) before.push(value);
    else this.#failure ??= failure(`two elements have the key "${key}"`);
  }

  #leaveOpen(reason: Unknown): void {
    if (reason.failure !== undefined) this.#failure ??= reason;
    else this.#open ??= reason;
  }

  finish(): HclValue {
    if (this.#failure !== undefined) return this.#failure;
    if (this.#open !== undefined) {
      const values = factsOf(sequence('tuple', this.#items)).trail;
      return new Unknown({ trail: joinTrails([asPossible(values), missingOnly(this.#open.trail)]), isNotNull: true });
    }
    if (this.#loop.key === undefined) return sequence('tuple', this.#items);
    const { isGrouped } = this.#loop;
    const entries = [...this.#entries].map(([key, values]) => {
      const [first = null] = values;
      return [key, isGrouped ? sequence('tuple', values) : first] as const;
    });
    return dictionary('object', entries);
  }
}
