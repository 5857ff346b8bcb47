import { hclLiteral } from '../hcl-literal.ts';
import { isValueList, UNKNOWN, type Value } from '../value.ts';
import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/** The argument is a list that holds every one of `needed`. */
export function containsAll(name: string, needed: readonly [string, ...string[]]): Condition {
  return predicate({
    name,
    test: (value) => holdsAll(value, needed),
    toHcl: (argument) => `try(length(setsubtract(${hclLiteral(needed)}, ${argument})) == 0, false)`,
    must: `contain ${needed.join(', ')}`,
    good: needed,
  });
}

function holdsAll(value: Value, needed: readonly string[]): boolean | undefined {
  if (!isValueList(value)) return false;
  if (needed.every((item) => value.includes(item))) return true;
  return value.includes(UNKNOWN) ? undefined : false;
}
